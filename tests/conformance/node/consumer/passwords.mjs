import assert from "node:assert/strict";

import { HOUR, NEW_PASSWORD, PASSWORD, factors, pkce, refused } from "../support.mjs";

const email = "ada@example.com";

async function ada({ consumer }) {
  return consumer.passwords.create({ email, password: PASSWORD, ...HOUR });
}

async function works({ consumer }, password) {
  const { status_code } = await consumer.passwords.authenticate({ email, password, ...HOUR });
  assert.equal(status_code, 200);
}

export async function logins(stytch) {
  const { passwords } = stytch.consumer;
  const created = await ada(stytch);
  const login = await passwords.authenticate({ email, password: PASSWORD, ...HOUR });
  assert.equal(login.user_id, created.user_id);
  assert.deepEqual(factors(login.session), ["password"]);
  const wrong = passwords.authenticate({ email, password: "wrong", ...HOUR });
  await refused(wrong, 401, "unauthorized_credentials");
}

export async function strength({ consumer: { passwords } }) {
  const weak = await passwords.strengthCheck({ password: "Ab1!", email });
  assert.deepEqual([weak.valid_password, weak.feedback.luds_requirements.missing_characters], [false, 4]);
  const strong = await passwords.strengthCheck({ password: PASSWORD });
  assert.deepEqual([strong.valid_password, strong.strength_policy], [true, "luds"]);
  await refused(passwords.create({ email, password: "password123" }), 400, "breached_password");
}

export async function resetByEmail(stytch) {
  const { passwords } = stytch.consumer;
  const { user_id } = await ada(stytch);
  const { verifier, challenge } = pkce();
  await passwords.email.resetStart({ email, code_challenge: challenge });
  const { kind, token } = await stytch.sentTo(email);
  assert.equal(kind, "password_reset");
  const request = { token, password: NEW_PASSWORD, ...HOUR };
  await refused(passwords.email.reset(request), 400, "pkce_expected_code_verifier");
  const login = await passwords.email.reset({ ...request, code_verifier: verifier });
  assert.equal(login.user_id, user_id);
  await works(stytch, NEW_PASSWORD);
}

export async function resetByExistingPassword(stytch) {
  const { user_id } = await ada(stytch);
  const request = { email, existing_password: PASSWORD, new_password: NEW_PASSWORD, ...HOUR };
  const login = await stytch.consumer.passwords.existingPassword.reset(request);
  assert.equal(login.user_id, user_id);
  await works(stytch, NEW_PASSWORD);
}

export async function resetBySession(stytch) {
  const { user_id, session_token, session } = await ada(stytch);
  const login = await stytch.consumer.passwords.sessions.reset({ session_token, password: NEW_PASSWORD });
  assert.deepEqual([login.user_id, login.session.session_id], [user_id, session.session_id]);
  await works(stytch, NEW_PASSWORD);
}

export async function migration({ consumer: { passwords } }) {
  const hash = "$2b$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e";
  const migrated = await passwords.migrate({ email, hash, hash_type: "bcrypt", set_email_verified: true });
  assert.deepEqual([migrated.user_created, migrated.user.emails[0].verified], [true, true]);
  const login = await passwords.authenticate({ email, password: "correct horse", ...HOUR });
  assert.equal(login.user_id, migrated.user_id);
}

export async function deletion(stytch) {
  const { users, passwords } = stytch.consumer;
  const { user } = await ada(stytch);
  const { password_id } = user.password;
  assert.equal((await users.deletePassword({ password_id })).user.password, null);
  await refused(passwords.authenticate({ email, password: PASSWORD }), 400, "no_user_password");
}
