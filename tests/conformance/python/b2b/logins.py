from support import HOUR, equal, factors, link_login, organization, pkce, refused

EMAIL = "ada@acme.example"


def magic_links(stytch):
    links = stytch.b2b.magic_links
    ada = organization(stytch)
    verifier, challenge = pkce()
    request = {"login_redirect_url": "https://app.example/in", "pkce_code_challenge": challenge}
    sent = links.email.login_or_signup(ada.organization_id, EMAIL, **request)
    equal((sent.member_id, sent.member_created), (ada.member_id, False))
    mail = stytch.sent_to(EMAIL)
    equal(mail.link, f"https://app.example/in?stytch_token_type=multi_tenant_magic_links&token={mail.token}")
    refused(400, "pkce_expected_code_verifier", links.authenticate, mail.token)
    login = links.authenticate(mail.token, pkce_code_verifier=verifier, **HOUR)
    equal((login.member_id, login.member_authenticated), (ada.member_id, True))
    equal(factors(login.member_session), ["magic_link"])


def passcodes(stytch):
    email = stytch.b2b.otps.email
    ada = organization(stytch)
    email.login_or_signup(ada.organization_id, EMAIL)
    refused(404, "otp_code_not_found", email.authenticate, ada.organization_id, EMAIL, "000000")
    login = email.authenticate(ada.organization_id, EMAIL, stytch.sent_to(EMAIL).code, **HOUR)
    equal((login.member_id, factors(login.member_session)), (ada.member_id, ["email_otp"]))


def invitations(stytch):
    links = stytch.b2b.magic_links
    ada = organization(stytch)
    email = "bob@acme.example"
    bob = links.email.invite(ada.organization_id, email, name="Bob", invited_by_member_id=ada.member_id).member
    equal(bob.status, "invited")
    login = links.authenticate(stytch.sent_to(email).token)
    equal((login.member_id, login.member.status, login.member.name), (bob.member_id, "active", "Bob"))


def joining(stytch):
    """A new person joins, as their address is at a domain of the organization."""
    acme = organization(stytch).organization_id
    email = "bob@acme.example"
    refused(400, "email_jit_provisioning_not_allowed", link_login, stytch, acme, email)
    open = {"email_jit_provisioning": "RESTRICTED", "email_allowed_domains": ["acme.example"]}
    stytch.b2b.organizations.update(acme, **open)
    member = link_login(stytch, acme, email).member
    equal((member.email_address, member.status), (email, "active"))
