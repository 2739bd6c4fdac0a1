from support import HOUR, NEW_PASSWORD, PASSWORD, equal, factors, organization, pkce, query, refused


def _with_password(stytch):
    """Acme and Ada, with the session of her first login."""
    email = stytch.b2b.passwords.email
    ada = organization(stytch)
    email.reset_start(ada.organization_id, ada.email_address)
    ada.session_token = email.reset(stytch.sent_to(ada.email_address).token, PASSWORD, **HOUR).session_token
    return ada


def _log_in(stytch, ada, password):
    return stytch.b2b.passwords.authenticate(ada.organization_id, ada.email_address, password, **HOUR)


def reset_by_email(stytch):
    email = stytch.b2b.passwords.email
    ada = _with_password(stytch)
    equal(_log_in(stytch, ada, PASSWORD).member_id, ada.member_id)
    verifier, challenge = pkce()
    email.reset_start(ada.organization_id, ada.email_address, code_challenge=challenge)
    sent = stytch.sent_to(ada.email_address)
    equal(query(sent.link).stytch_token_type, "multi_tenant_passwords")
    refused(400, "pkce_expected_code_verifier", email.reset, sent.token, NEW_PASSWORD)
    login = email.reset(sent.token, NEW_PASSWORD, code_verifier=verifier)
    equal(factors(login.member_session), ["magic_link", "password"])
    refused(401, "unauthorized_credentials", _log_in, stytch, ada, PASSWORD)
    equal(_log_in(stytch, ada, NEW_PASSWORD).member_id, ada.member_id)


def reset_by_existing_password(stytch):
    ada = _with_password(stytch)
    reset = stytch.b2b.passwords.existing_password.reset
    login = reset(ada.email_address, PASSWORD, NEW_PASSWORD, ada.organization_id)
    equal(login.member_id, ada.member_id)
    equal(_log_in(stytch, ada, NEW_PASSWORD).member_id, ada.member_id)


def reset_by_session(stytch):
    ada = _with_password(stytch)
    reset = stytch.b2b.passwords.sessions.reset
    login = reset(ada.organization_id, NEW_PASSWORD, session_token=ada.session_token)
    equal((login.member_id, login.session_token), (ada.member_id, ada.session_token))
    equal(_log_in(stytch, ada, NEW_PASSWORD).member_id, ada.member_id)


def strength(stytch):
    check = stytch.b2b.passwords.strength_check
    weak = check("Ab1!", email_address="ada@acme.example")
    equal((weak.valid_password, weak.luds_feedback.missing_characters), (False, 4))
    strong = check(PASSWORD)
    equal((strong.valid_password, strong.breached_password), (True, False))


def migration(stytch):
    bob = organization(stytch)
    bob.email_address = "bob@acme.example"
    hash = "$2b$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e"
    migrated = stytch.b2b.passwords.migrate(bob.email_address, hash, "bcrypt", bob.organization_id)
    equal(migrated.member_created, True)
    equal(_log_in(stytch, bob, "correct horse").member_id, migrated.member_id)


def deletion(stytch):
    members = stytch.b2b.organizations.members
    ada = _with_password(stytch)
    password_id = members.get(**ada.ids).member.member_password_id
    equal(members.delete_password(ada.organization_id, password_id).member.member_password_id, "")
    refused(404, "member_password_not_found", _log_in, stytch, ada, PASSWORD)
