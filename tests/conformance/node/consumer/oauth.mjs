import assert from "node:assert/strict";

import { HOUR, pkce, refused } from "../support.mjs";

const START = "/v1/public/oauth/github/start";

export async function login({ consumer: { oauth, users }, open }) {
  const { verifier, challenge } = pkce();
  const { stytch_token_type, token } = await open(START, { code_challenge: challenge, custom_scopes: "repo" });
  assert.equal(stytch_token_type, "oauth");
  await refused(oauth.authenticate({ token }), 400, "pkce_expected_code_verifier");
  const login = await oauth.authenticate({ token, code_verifier: verifier, ...HOUR });
  assert.deepEqual([login.provider_type, login.user_session.authentication_factors[0].type], ["GitHub", "oauth"]);
  assert.deepEqual(login.provider_values.scopes, ["openid", "email", "profile", "repo"]);

  const { oauth_user_registration_id } = login;
  const deleted = await users.deleteOAuthRegistration({ oauth_user_registration_id });
  assert.deepEqual(deleted.user.providers, []);
}

export async function attachment({ consumer: { oauth, users }, open }) {
  const { user_id } = await users.create({ email: "ada@example.com" });
  const { oauth_attach_token } = await oauth.attach({ provider: "github", user_id });
  const { token } = await open(START, { oauth_attach_token });
  const login = await oauth.authenticate({ token, ...HOUR });
  assert.deepEqual([login.user_id, login.user.providers[0].provider_type], [user_id, "GitHub"]);
}
