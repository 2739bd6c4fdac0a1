from support import HOUR, NEW_PASSWORD, PASSWORD, equal, factors, pkce, refused

EMAIL = "ada@example.com"


def _ada(stytch):
    return stytch.consumer.passwords.create(email=EMAIL, password=PASSWORD, **HOUR)


def _works(stytch, password):
    equal(stytch.consumer.passwords.authenticate(email=EMAIL, password=password, **HOUR).status_code, 200)


def logins(stytch):
    passwords = stytch.consumer.passwords
    created = _ada(stytch)
    login = passwords.authenticate(email=EMAIL, password=PASSWORD, **HOUR)
    equal((login.user_id, factors(login.session)), (created.user_id, ["password"]))
    refused(401, "unauthorized_credentials", passwords.authenticate, email=EMAIL, password="wrong")


def strength(stytch):
    passwords = stytch.consumer.passwords
    weak = passwords.strength_check(password="Ab1!", email=EMAIL)
    equal((weak.valid_password, weak.feedback.luds_requirements.missing_characters), (False, 4))
    strong = passwords.strength_check(password=PASSWORD)
    equal((strong.valid_password, strong.strength_policy), (True, "luds"))
    refused(400, "breached_password", passwords.create, email=EMAIL, password="password123")


def reset_by_email(stytch):
    email = stytch.consumer.passwords.email
    user_id = _ada(stytch).user_id
    verifier, challenge = pkce()
    email.reset_start(email=EMAIL, code_challenge=challenge)
    sent = stytch.sent_to(EMAIL)
    equal(sent.kind, "password_reset")
    request = {"token": sent.token, "password": NEW_PASSWORD, **HOUR}
    refused(400, "pkce_expected_code_verifier", email.reset, **request)
    equal(email.reset(**request, code_verifier=verifier).user_id, user_id)
    _works(stytch, NEW_PASSWORD)


def reset_by_existing_password(stytch):
    user_id = _ada(stytch).user_id
    reset = stytch.consumer.passwords.existing_password.reset
    equal(reset(email=EMAIL, existing_password=PASSWORD, new_password=NEW_PASSWORD).user_id, user_id)
    _works(stytch, NEW_PASSWORD)


def reset_by_session(stytch):
    created = _ada(stytch)
    login = stytch.consumer.passwords.sessions.reset(session_token=created.session_token, password=NEW_PASSWORD)
    equal((login.user_id, login.session.session_id), (created.user_id, created.session.session_id))
    _works(stytch, NEW_PASSWORD)


def migration(stytch):
    passwords = stytch.consumer.passwords
    hash = "$2b$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e"
    migrated = passwords.migrate(email=EMAIL, hash=hash, hash_type="bcrypt", set_email_verified=True)
    equal((migrated.user_created, migrated.user.emails[0].verified), (True, True))
    equal(passwords.authenticate(email=EMAIL, password="correct horse").user_id, migrated.user_id)


def deletion(stytch):
    password_id = _ada(stytch).user.password.password_id
    equal(stytch.consumer.users.delete_password(password_id).user.password, None)
    authenticate = stytch.consumer.passwords.authenticate
    refused(400, "no_user_password", authenticate, email=EMAIL, password=PASSWORD)
