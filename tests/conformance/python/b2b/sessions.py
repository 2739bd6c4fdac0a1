from elsewhere import trusted_provider
from stytch.b2b.models.sessions import AuthorizationCheck
from stytch.shared.rbac_local import RBACPermissionError, TenancyError
from support import HOUR, equal, factors, link_login, organization, raises, refused


def checks(stytch):
    sessions = stytch.b2b.sessions
    ada = organization(stytch)
    login = link_login(stytch, ada.organization_id, ada.email_address)
    session_id = login.member_session.member_session_id
    local = sessions.authenticate_jwt_local(login.session_jwt)
    equal((local.member_id, local.organization_id), (ada.member_id, ada.organization_id))
    equal(local.authentication_factors, login.member_session.authentication_factors)
    # Older than allowed: Stytch is asked.
    asked = sessions.authenticate_jwt(login.session_jwt, max_token_age_seconds=-1)
    equal(asked.member_session.member_session_id, session_id)
    remote = sessions.authenticate(session_token=login.session_token, **HOUR)
    equal((remote.member.member_id, remote.organization.organization_slug), (ada.member_id, "acme"))
    listed = sessions.get(**ada.ids).member_sessions
    equal([session.member_session_id for session in listed], [session_id])
    sessions.revoke(member_session_id=session_id)
    refused(404, "session_not_found", sessions.authenticate, session_token=login.session_token)


def permissions(stytch):
    sessions = stytch.b2b.sessions
    ada = organization(stytch)
    stytch.b2b.organizations.members.update(**ada.ids, roles=["editor"])
    jwt = link_login(stytch, ada.organization_id, ada.email_address).session_jwt

    def to(action, organization_id=ada.organization_id):
        return AuthorizationCheck(organization_id=organization_id, resource_id="documents", action=action)

    def check(check):
        return sessions.authenticate_jwt_local(jwt, authorization_check=check)

    equal(check(to("read")).member_id, ada.member_id)
    raises(RBACPermissionError, lambda: check(to("write")))
    raises(TenancyError, lambda: check(to("read", "organization-test-1")))
    verdict = sessions.authenticate(session_jwt=jwt, authorization_check=to("read")).verdict
    equal((verdict.authorized, verdict.granting_roles), (True, ["editor"]))


def exchange(stytch):
    """A person goes from one of their organizations to another."""
    exchange = stytch.b2b.sessions.exchange
    acme = organization(stytch)
    umbrella = organization(stytch, acme.email_address, organization_slug="umbrella")
    token = link_login(stytch, acme.organization_id, acme.email_address).session_token
    second = exchange(umbrella.organization_id, session_token=token, **HOUR)
    equal((second.member_id, second.member_authenticated), (umbrella.member_id, True))
    equal((factors(second.member_session), second.session_token == token), (["magic_link"], False))
    closed = organization(stytch, "bob@acme.example", organization_slug="closed").organization_id
    refused(404, "member_not_found", exchange, closed, session_token=token)


def migration(stytch):
    ada = organization(stytch)
    session = {"session_token": "old", "userinfo": {"email": ada.email_address}}
    stytch.control("PUT", "external_sessions", session)
    login = stytch.b2b.sessions.migrate("old", ada.organization_id, **HOUR)
    equal((login.member.member_id, factors(login.member_session)), (ada.member_id, ["imported"]))


def attestation(stytch):
    ada = organization(stytch)
    token = trusted_provider(stytch)
    login = stytch.b2b.sessions.attest(**token(email=ada.email_address), organization_id=ada.organization_id)
    equal((login.member_id, factors(login.member_session)), (ada.member_id, ["trusted_auth_token"]))


def access_tokens(stytch):
    ada = organization(stytch)
    app = stytch.b2b.connected_app.clients.create(client_type="first_party").connected_app
    granted = {"client_id": app.client_id, "member_id": ada.member_id, "scopes": ["full_access"]}
    token = stytch.control("POST", "connected_app_tokens", granted)["access_token"]
    login = stytch.b2b.sessions.exchange_access_token(token, **HOUR)
    equal(login.member_id, ada.member_id)
    [factor] = login.member_session.authentication_factors
    equal(factor.oauth_access_token_exchange_factor.client_id, app.client_id)
