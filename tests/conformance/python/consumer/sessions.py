from datetime import timedelta

from elsewhere import trusted_provider
from stytch.consumer.models.sessions import AuthorizationCheck
from stytch.shared.rbac_local import RBACConsumerPermissionError
from support import HOUR, PASSWORD, equal, factors, raises, refused

EMAIL = "ada@example.com"
READ = AuthorizationCheck(resource_id="documents", action="read")
WRITE = AuthorizationCheck(resource_id="documents", action="write")


def _log_in(stytch):
    return stytch.consumer.passwords.create(email=EMAIL, password=PASSWORD, **HOUR)


def checks(stytch):
    sessions = stytch.consumer.sessions
    login = _log_in(stytch)
    local = sessions.authenticate_jwt_local(login.session_jwt)
    equal((local.user_id, local.session_id), (login.user_id, login.session.session_id))
    equal((local.started_at, local.expires_at), (login.session.started_at, login.session.expires_at))
    equal(local.expires_at - local.started_at, timedelta(minutes=60))
    equal(local.authentication_factors, login.session.authentication_factors)
    remote = sessions.authenticate(session_token=login.session_token, session_custom_claims={"plan": "gold"})
    equal((remote.session.session_id, remote.session.custom_claims), (login.session.session_id, {"plan": "gold"}))
    # Older than allowed: Stytch is asked.
    asked = sessions.authenticate_jwt(login.session_jwt, max_token_age_seconds=-1)
    equal(asked.session.session_id, login.session.session_id)


def lists(stytch):
    sessions = stytch.consumer.sessions
    login = _log_in(stytch)

    def ids():
        return [session.session_id for session in sessions.get(login.user_id).sessions]

    equal(ids(), [login.session.session_id])
    sessions.revoke(session_token=login.session_token)
    equal(ids(), [])
    refused(404, "session_not_found", sessions.authenticate, session_token=login.session_token)


def permissions(stytch):
    sessions = stytch.consumer.sessions
    user_id = _log_in(stytch).user_id
    stytch.consumer.users.update(user_id=user_id, roles=["editor"])
    jwt = stytch.consumer.passwords.authenticate(email=EMAIL, password=PASSWORD, **HOUR).session_jwt
    equal(sessions.authenticate_jwt_local(jwt, authorization_check=READ).user_id, user_id)
    raises(RBACConsumerPermissionError, lambda: sessions.authenticate_jwt_local(jwt, authorization_check=WRITE))
    verdict = sessions.authenticate(session_jwt=jwt, authorization_check=READ).verdict
    equal((verdict.authorized, verdict.granting_roles), (True, ["editor"]))
    request = {"session_jwt": jwt, "authorization_check": WRITE}
    refused(403, "consumer_session_authorization_error", sessions.authenticate, **request)


def migration(stytch):
    sessions = stytch.consumer.sessions
    user_id = stytch.consumer.users.create(email=EMAIL).user_id
    stytch.control("PUT", "external_sessions", {"session_token": "old", "userinfo": {"email": EMAIL}})
    login = sessions.migrate(session_token="old", **HOUR)
    equal((login.user_id, factors(login.session)), (user_id, ["imported"]))
    refused(400, "migrate_from_external_unexpected_response", sessions.migrate, session_token="unknown")


def attestation(stytch):
    sessions = stytch.consumer.sessions
    user_id = stytch.consumer.users.create(email=EMAIL).user_id
    token = trusted_provider(stytch)
    login = sessions.attest(**token(email=EMAIL, jti="token-1"), **HOUR)
    equal(login.user_id, user_id)
    equal(login.session.authentication_factors[0].trusted_auth_token_factor.token_id, "token-1")
    refused(404, "user_not_found", sessions.attest, **token(email="eve@example.com"))


def access_tokens(stytch):
    user_id = stytch.consumer.users.create(email=EMAIL).user_id
    app = stytch.consumer.connected_app.clients.create(client_type="first_party").connected_app
    granted = {"client_id": app.client_id, "user_id": user_id, "scopes": ["full_access"]}
    token = stytch.control("POST", "connected_app_tokens", granted)["access_token"]
    login = stytch.consumer.sessions.exchange_access_token(token, **HOUR)
    equal(login.user_id, user_id)
    [factor] = login.session.authentication_factors
    equal(factor.oauth_access_token_exchange_factor.client_id, app.client_id)
