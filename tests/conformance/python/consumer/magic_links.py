from support import HOUR, equal, pkce, refused

EMAIL = "ada@example.com"


def signup_and_login(stytch):
    links = stytch.consumer.magic_links
    verifier, challenge = pkce()
    url = "https://app.example/welcome"
    signup = links.email.login_or_create(email=EMAIL, signup_magic_link_url=url, code_challenge=challenge)
    equal(signup.user_created, True)
    sent = stytch.sent_to(EMAIL)
    equal(sent.link, f"{url}?stytch_token_type=magic_links&token={sent.token}")
    login = links.authenticate(sent.token, code_verifier=verifier, **HOUR)
    equal(login.user_id, signup.user_id)
    equal(login.session.authentication_factors[0].email_factor.email_address, EMAIL)
    refused(401, "unable_to_auth_magic_link", links.authenticate, sent.token, code_verifier=verifier)

    links.email.send(email=EMAIL)
    equal(links.authenticate(stytch.sent_to(EMAIL).token, **HOUR).user_id, signup.user_id)


def invitations(stytch):
    links = stytch.consumer.magic_links
    links.email.invite(email=EMAIL, name={"first_name": "Ada"})
    sent = stytch.sent_to(EMAIL)
    equal(sent.kind, "invite")
    links.email.revoke_invite(email=EMAIL)
    refused(404, "magic_link_not_found", links.authenticate, sent.token)
    user_id = links.email.invite(email=EMAIL).user_id
    login = links.authenticate(stytch.sent_to(EMAIL).token)
    equal((login.user_id, login.user.status, login.user.name.first_name), (user_id, "active", "Ada"))


def embedded_links(stytch):
    links = stytch.consumer.magic_links
    user_id = stytch.consumer.users.create(email=EMAIL).user_id
    token = links.create(user_id=user_id).token
    equal(links.authenticate(token, **HOUR).user_id, user_id)
