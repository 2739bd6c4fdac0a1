"""Logins with a second factor: enrolment, the login itself, recovery, and more proof in a session."""

from support import HOUR, PHONE, equal, factors, link_login, organization, refused, totp


def _strict(stytch):
    """Acme, which requires a second factor, and Ada."""
    return organization(stytch, mfa_policy="REQUIRED_FOR_ALL")


def _begin(stytch, ada):
    """The first factor of a login."""
    begun = link_login(stytch, ada.organization_id, ada.email_address)
    equal((begun.member_authenticated, begun.member_session, begun.session_token), (False, None, ""))
    return begun


def sms(stytch):
    sms = stytch.b2b.otps.sms
    ada = _strict(stytch)

    def finish(begun):
        intermediate = begun.intermediate_session_token
        code = stytch.sent_to(PHONE).code
        return sms.authenticate(**ada.ids, code=code, intermediate_session_token=intermediate, **HOUR)

    enrolment = _begin(stytch, ada)
    equal(enrolment.mfa_required.member_options, None)
    sms.send(**ada.ids, mfa_phone_number=PHONE)
    first = finish(enrolment)
    equal(factors(first.member_session), ["magic_link", "otp"])
    equal((first.member.mfa_enrolled, first.member.default_mfa_method), (True, "sms_otp"))

    # Next time, the code is sent at once.
    begun = _begin(stytch, ada)
    equal(begun.mfa_required.secondary_auth_initiated, "sms_otp")
    equal(factors(finish(begun).member_session), ["magic_link", "otp"])


def authenticator_app(stytch):
    totps, recovery_codes = stytch.b2b.totps, stytch.b2b.recovery_codes
    ada = _strict(stytch)

    def request(begun, code):
        return {**ada.ids, "code": code, "intermediate_session_token": begun.intermediate_session_token, **HOUR}

    enrolment = _begin(stytch, ada)
    app = totps.create(**ada.ids, intermediate_session_token=enrolment.intermediate_session_token)
    refused(400, "invalid_totp_code", totps.authenticate, **request(enrolment, "x"))
    first = totps.authenticate(**request(enrolment, totp(app.secret)))
    equal(factors(first.member_session), ["magic_link", "totp"])
    equal(first.member.totp_registration_id, app.totp_registration_id)
    begun = _begin(stytch, ada)
    equal(begun.mfa_required.member_options.totp_registration_id, app.totp_registration_id)
    second = totps.authenticate(**request(begun, totp(app.secret, 1)))
    equal(factors(second.member_session), ["magic_link", "totp"])

    # The phone with the app is lost.
    lost = _begin(stytch, ada)
    equal(recovery_codes.get(**ada.ids).recovery_codes, app.recovery_codes)
    intermediate = {"intermediate_session_token": lost.intermediate_session_token}
    recovered = recovery_codes.recover(**ada.ids, recovery_code=app.recovery_codes[0], **intermediate)
    equal(factors(recovered.member_session), ["magic_link", "recovery_codes"])
    equal(recovered.recovery_codes_remaining, len(app.recovery_codes) - 1)
    rotated = recovery_codes.rotate(**ada.ids).recovery_codes
    equal(recovery_codes.get(**ada.ids).recovery_codes, rotated)


def step_up(stytch):
    """A session gets a second factor for what needs more proof."""
    sms, totps = stytch.b2b.otps.sms, stytch.b2b.totps
    ada = organization(stytch)
    session = {"session_token": link_login(stytch, ada.organization_id, ada.email_address).session_token}
    sms.send(**ada.ids, mfa_phone_number=PHONE, **session)
    second = sms.authenticate(**ada.ids, code=stytch.sent_to(PHONE).code, **session)
    equal((second.session_token, factors(second.member_session)), (session["session_token"], ["magic_link", "otp"]))
    app = totps.create(**ada.ids, **session)
    third = totps.authenticate(**ada.ids, code=totp(app.secret), **session)
    equal(factors(third.member_session), ["magic_link", "otp", "totp"])


def migration(stytch):
    totps = stytch.b2b.totps
    ada = _strict(stytch)
    secret, codes = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", ["first", "second"]
    equal(totps.migrate(**ada.ids, secret=secret, recovery_codes=codes).recovery_codes, codes)
    intermediate = {"intermediate_session_token": _begin(stytch, ada).intermediate_session_token}
    login = totps.authenticate(**ada.ids, code=totp(secret), **intermediate)
    equal(factors(login.member_session), ["magic_link", "totp"])
    equal(stytch.b2b.recovery_codes.get(**ada.ids).recovery_codes, codes)
