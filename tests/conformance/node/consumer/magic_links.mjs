import assert from "node:assert/strict";

import { HOUR, pkce, refused } from "../support.mjs";

const EMAIL = "ada@example.com";

export async function signupAndLogin({ consumer: { magicLinks }, sentTo }) {
  const { verifier, challenge } = pkce();
  const signup = await magicLinks.email.loginOrCreate({
    email: EMAIL,
    signup_magic_link_url: "https://app.example/welcome",
    code_challenge: challenge,
  });
  assert.equal(signup.user_created, true);
  const { link, token } = await sentTo(EMAIL);
  assert.equal(link, `https://app.example/welcome?stytch_token_type=magic_links&token=${token}`);
  const login = await magicLinks.authenticate({ token, code_verifier: verifier, ...HOUR });
  assert.equal(login.user_id, signup.user_id);
  assert.equal(login.session.authentication_factors[0].email_factor.email_address, EMAIL);
  await refused(magicLinks.authenticate({ token, code_verifier: verifier }), 401, "unable_to_auth_magic_link");

  await magicLinks.email.send({ email: EMAIL });
  const again = await magicLinks.authenticate({ token: (await sentTo(EMAIL)).token, ...HOUR });
  assert.equal(again.user_id, signup.user_id);
}

export async function invitations({ consumer: { magicLinks }, sentTo }) {
  await magicLinks.email.invite({ email: EMAIL, name: { first_name: "Ada" } });
  const { kind, token } = await sentTo(EMAIL);
  assert.equal(kind, "invite");
  await magicLinks.email.revokeInvite({ email: EMAIL });
  await refused(magicLinks.authenticate({ token }), 404, "magic_link_not_found");
  const { user_id } = await magicLinks.email.invite({ email: EMAIL });
  const login = await magicLinks.authenticate({ token: (await sentTo(EMAIL)).token });
  assert.deepEqual([login.user_id, login.user.status, login.user.name.first_name], [user_id, "active", "Ada"]);
}

export async function embeddedLinks({ consumer: { users, magicLinks } }) {
  const { user_id } = await users.create({ email: EMAIL });
  const { token } = await magicLinks.create({ user_id });
  assert.equal((await magicLinks.authenticate({ token, ...HOUR })).user_id, user_id);
}
