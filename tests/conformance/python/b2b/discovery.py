"""Logins of people who have yet to choose an organization. They join one, or create one."""

from support import NEW_PASSWORD, PASSWORD, equal, factors, link_login, organization, pkce, refused

EMAIL = "ada@acme.example"


def _summary(found):
    """The discovered organizations: slug and kind of membership."""
    return [(one.organization.organization_slug, one.membership.type) for one in found.discovered_organizations]


def _join(stytch, found, organization_id):
    exchange = stytch.b2b.discovery.intermediate_sessions.exchange
    login = exchange(found.intermediate_session_token, organization_id)
    equal(login.member_authenticated, True)
    return login


def _create(stytch, found):
    named = {"organization_name": "Umbrella", "organization_slug": "umbrella"}
    login = stytch.b2b.discovery.organizations.create(found.intermediate_session_token, **named)
    equal((login.organization.organization_slug, login.member.is_admin), ("umbrella", True))
    return login


def by_link(stytch):
    links, organizations = stytch.b2b.magic_links, stytch.b2b.discovery.organizations
    ada = organization(stytch)
    verifier, challenge = pkce()
    links.email.discovery.send(EMAIL, pkce_code_challenge=challenge)
    found = links.discovery.authenticate(stytch.sent_to(EMAIL).token, pkce_code_verifier=verifier)
    equal((found.email_address, _summary(found)), (EMAIL, [("acme", "active_member")]))
    listed = organizations.list(intermediate_session_token=found.intermediate_session_token)
    equal(listed.discovered_organizations, found.discovered_organizations)
    login = _join(stytch, found, ada.organization_id)
    equal((login.member_id, factors(login.member_session)), (ada.member_id, ["magic_link"]))

    # Who has a session sees where else they could go.
    equal(_summary(organizations.list(session_token=login.session_token)), [("acme", "active_member")])


def by_link_to_a_new_organization(stytch):
    links = stytch.b2b.magic_links
    links.email.discovery.send(EMAIL)
    found = links.discovery.authenticate(stytch.sent_to(EMAIL).token)
    equal(_summary(found), [])
    login = _create(stytch, found)
    equal((login.member_authenticated, login.member_session.roles), (True, ["stytch_member", "stytch_admin"]))


def by_passcode(stytch):
    discovery = stytch.b2b.otps.email.discovery
    open = {"email_jit_provisioning": "RESTRICTED", "email_allowed_domains": ["acme.example"]}
    acme = organization(stytch, "bob@acme.example", **open).organization_id
    discovery.send(EMAIL)
    found = discovery.authenticate(EMAIL, stytch.sent_to(EMAIL).code)
    equal(_summary(found), [("acme", "eligible_to_join_by_email_domain")])
    member = _join(stytch, found, acme).member
    equal((member.email_address, member.status), (EMAIL, "active"))


def _by_account(stytch):
    verifier, challenge = pkce()
    arrived = stytch.open("/v1/b2b/public/oauth/google/discovery/start", pkce_code_challenge=challenge)
    equal(arrived.stytch_token_type, "discovery_oauth")
    return stytch.b2b.oauth.discovery.authenticate(arrived.token, pkce_code_verifier=verifier)


def by_oauth(stytch):
    acme = organization(stytch, "user@google.example").organization_id
    found = _by_account(stytch)
    equal((found.provider_type, _summary(found)), ("Google", [("acme", "active_member")]))
    equal(factors(_join(stytch, found, acme).member_session), ["oauth"])


def by_oauth_to_a_new_organization(stytch):
    login = _create(stytch, _by_account(stytch))
    equal((login.member.email_address, login.member_authenticated), ("user@google.example", True))


def by_password(stytch):
    """One password for all organizations."""
    passwords = stytch.b2b.passwords
    acme = organization(stytch).organization_id
    stytch.control("PUT", "shared_passwords", {"shared": True})
    try:
        passwords.discovery.email.reset_start(EMAIL)
        reset = passwords.discovery.email.reset(stytch.sent_to(EMAIL).token, PASSWORD)
        equal(_summary(reset), [("acme", "active_member")])
        equal(factors(_join(stytch, reset, acme).member_session), ["magic_link", "password"])
        found = passwords.discovery.authenticate(EMAIL, PASSWORD)
        equal(factors(_join(stytch, found, acme).member_session), ["password"])

        # In a new organization, the address has not been verified yet.
        begun = _create(stytch, passwords.discovery.authenticate(EMAIL, PASSWORD))
        equal(begun.member_authenticated, False)
        intermediate = {"intermediate_session_token": begun.intermediate_session_token}
        login = link_login(stytch, begun.organization.organization_id, EMAIL, **intermediate)
        equal(factors(login.member_session), ["password", "magic_link"])

        # A password that has been breached is of no use until it is reset.
        passwords.email.require_reset(EMAIL)
        refused(400, "member_reset_password", passwords.authenticate, acme, EMAIL, PASSWORD)
        passwords.email.reset_start(acme, EMAIL)
        login = passwords.email.reset(stytch.sent_to(EMAIL).token, NEW_PASSWORD)
        equal(login.member_authenticated, True)
    finally:
        stytch.control("PUT", "shared_passwords", {"shared": False})
