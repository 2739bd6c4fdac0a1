from support import HOUR, equal, pkce, refused

START = "/v1/public/oauth/github/start"


def login(stytch):
    oauth = stytch.consumer.oauth
    verifier, challenge = pkce()
    arrived = stytch.open(START, code_challenge=challenge, custom_scopes="repo")
    equal(arrived.stytch_token_type, "oauth")
    refused(400, "pkce_expected_code_verifier", oauth.authenticate, arrived.token)
    login = oauth.authenticate(arrived.token, code_verifier=verifier, **HOUR)
    equal((login.provider_type, login.user_session.authentication_factors[0].type), ("GitHub", "oauth"))
    equal(login.provider_values.scopes, ["openid", "email", "profile", "repo"])

    deleted = stytch.consumer.users.delete_oauth_registration(login.oauth_user_registration_id)
    equal(deleted.user.providers, [])


def attachment(stytch):
    oauth = stytch.consumer.oauth
    user_id = stytch.consumer.users.create(email="ada@example.com").user_id
    attached = oauth.attach(provider="github", user_id=user_id)
    arrived = stytch.open(START, oauth_attach_token=attached.oauth_attach_token)
    login = oauth.authenticate(arrived.token, **HOUR)
    equal((login.user_id, login.user.providers[0].provider_type), (user_id, "GitHub"))
