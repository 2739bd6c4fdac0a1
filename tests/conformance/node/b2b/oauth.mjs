import assert from "node:assert/strict";

import { HOUR, factors, linkLogin, organization, pkce, refused } from "../support.mjs";

const VERIFYING = ["google", "microsoft"];
const PROVIDERS = [...VERIFYING, "github", "slack", "hubspot"];

export async function login(stytch) {
  const { oauth } = stytch.b2b;
  const { organization_id, member_id } = await organization(stytch, "user@google.example");
  const { verifier, challenge } = pkce();
  const params = { organization_id, pkce_code_challenge: challenge, custom_scopes: "calendar" };
  const { stytch_token_type, token } = await stytch.open("/v1/b2b/public/oauth/google/start", params);
  assert.equal(stytch_token_type, "oauth");
  await refused(oauth.authenticate({ oauth_token: token }), 400, "pkce_expected_code_verifier");
  const login = await oauth.authenticate({ oauth_token: token, pkce_code_verifier: verifier, ...HOUR });
  assert.deepEqual([login.member_id, factors(login.member_session)], [member_id, ["oauth"]]);
  assert.deepEqual(login.provider_values.scopes, ["openid", "email", "profile", "calendar"]);
}

// The tokens that providers have issued are kept.
export async function providerTokens(stytch) {
  const { oauth, organizations } = stytch.b2b;
  for (const provider of PROVIDERS) {
    const slug = `of-${provider}`;
    const email_address = `user@${provider}.example`;
    const acme = await organization(stytch, email_address, { organization_slug: slug });
    const { organization_id, member_id } = acme;
    const { token } = await stytch.open(`/v1/b2b/public/oauth/${provider}/start`, { slug });
    const login = await oauth.authenticate({ oauth_token: token });
    assert.equal(login.member_id, member_id);
    // Only two providers have verified the address of the member.
    const { member_authenticated, intermediate_session_token } = login;
    assert.equal(member_authenticated, VERIFYING.includes(provider));
    if (!member_authenticated) await linkLogin(stytch, { organization_id, email_address }, { intermediate_session_token });
    const kept = await organizations.members.oauthProviders[provider]({ organization_id, member_id });
    const { access_token, provider_subject } = kept.registrations?.[0] ?? kept;
    assert.deepEqual([access_token, provider_subject], [login.provider_values.access_token, `${provider}-subject`]);
  }
}
