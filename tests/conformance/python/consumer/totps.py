from support import HOUR, equal, factors, refused, totp


def _registered(stytch):
    totps = stytch.consumer.totps
    user_id = stytch.consumer.users.create(email="ada@example.com").user_id
    app = totps.create(user_id)
    equal((len(app.recovery_codes), app.user.totps[0].verified), (10, False))
    code = totp(app.secret)
    first = totps.authenticate(user_id, code, **HOUR)
    equal((first.user.totps[0].verified, factors(first.session)), (True, ["totp"]))
    return app, code, first.session_token


def logins(stytch):
    totps = stytch.consumer.totps
    app, used, session_token = _registered(stytch)
    refused(400, "totp_code_already_authenticated", totps.authenticate, app.user_id, used)
    login = totps.authenticate(app.user_id, totp(app.secret, 1), session_token=session_token)
    equal(login.totp_id, app.totp_id)
    equal(stytch.consumer.users.delete_totp(app.totp_id).user.totps, [])


def recovery(stytch):
    totps = stytch.consumer.totps
    app, *_ = _registered(stytch)
    [code, *left] = app.recovery_codes
    equal(factors(totps.recover(app.user_id, code, **HOUR).session), ["recovery_codes"])
    refused(401, "unable_to_authenticate_recovery_code", totps.recover, app.user_id, code)
    equal(totps.recovery_codes(app.user_id).totps[0].recovery_codes, left)
