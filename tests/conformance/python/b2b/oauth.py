from support import HOUR, equal, factors, link_login, organization, pkce, refused

VERIFYING = ["google", "microsoft"]
PROVIDERS = [*VERIFYING, "github", "slack", "hubspot"]


def login(stytch):
    oauth = stytch.b2b.oauth
    ada = organization(stytch, "user@google.example")
    verifier, challenge = pkce()
    params = {"organization_id": ada.organization_id, "pkce_code_challenge": challenge, "custom_scopes": "calendar"}
    arrived = stytch.open("/v1/b2b/public/oauth/google/start", **params)
    equal(arrived.stytch_token_type, "oauth")
    refused(400, "pkce_expected_code_verifier", oauth.authenticate, arrived.token)
    login = oauth.authenticate(arrived.token, pkce_code_verifier=verifier, **HOUR)
    equal((login.member_id, factors(login.member_session)), (ada.member_id, ["oauth"]))
    equal(login.provider_values.scopes, ["openid", "email", "profile", "calendar"])


def provider_tokens(stytch):
    """The tokens that providers have issued are kept."""
    for provider in PROVIDERS:
        slug = f"of-{provider}"
        ada = organization(stytch, f"user@{provider}.example", organization_slug=slug)
        arrived = stytch.open(f"/v1/b2b/public/oauth/{provider}/start", slug=slug)
        login = stytch.b2b.oauth.authenticate(arrived.token)
        equal(login.member_id, ada.member_id)
        # Only two providers have verified the address of the member.
        equal(login.member_authenticated, provider in VERIFYING)
        if not login.member_authenticated:
            intermediate = {"intermediate_session_token": login.intermediate_session_token}
            link_login(stytch, ada.organization_id, ada.email_address, **intermediate)
        kept = getattr(stytch.b2b.organizations.members.oauth_providers, provider)(**ada.ids)
        [tokens] = getattr(kept, "registrations", [kept])
        expected = (login.provider_values.access_token, f"{provider}-subject")
        equal((tokens.access_token, tokens.provider_subject), expected)
