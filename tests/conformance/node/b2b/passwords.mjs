import assert from "node:assert/strict";

import { HOUR, NEW_PASSWORD, PASSWORD, factors, organization, pkce, refused } from "../support.mjs";

// Acme and Ada, with the session of her first login.
async function withPassword(stytch) {
  const { passwords } = stytch.b2b;
  const { organization_id, member_id, email_address } = await organization(stytch);
  await passwords.email.resetStart({ organization_id, email_address });
  const { token } = await stytch.sentTo(email_address);
  const { session_token } = await passwords.email.reset({ password_reset_token: token, password: PASSWORD, ...HOUR });
  return { organization_id, member_id, email_address, session_token };
}

async function logIn({ b2b: { passwords } }, { organization_id, email_address }, password) {
  return passwords.authenticate({ organization_id, email_address, password, ...HOUR });
}

export async function resetByEmail(stytch) {
  const { passwords } = stytch.b2b;
  const ada = await withPassword(stytch);
  const { organization_id, member_id, email_address } = ada;
  assert.equal((await logIn(stytch, ada, PASSWORD)).member_id, member_id);
  const { verifier, challenge } = pkce();
  await passwords.email.resetStart({ organization_id, email_address, code_challenge: challenge });
  const { link, token } = await stytch.sentTo(email_address);
  assert.equal(new URL(link).searchParams.get("stytch_token_type"), "multi_tenant_passwords");
  const request = { password_reset_token: token, password: NEW_PASSWORD };
  await refused(passwords.email.reset(request), 400, "pkce_expected_code_verifier");
  const login = await passwords.email.reset({ ...request, code_verifier: verifier });
  assert.deepEqual(factors(login.member_session), ["magic_link", "password"]);
  await refused(logIn(stytch, ada, PASSWORD), 401, "unauthorized_credentials");
  assert.equal((await logIn(stytch, ada, NEW_PASSWORD)).member_id, member_id);
}

export async function resetByExistingPassword(stytch) {
  const ada = await withPassword(stytch);
  const { organization_id, member_id, email_address } = ada;
  const request = { organization_id, email_address, existing_password: PASSWORD, new_password: NEW_PASSWORD };
  const login = await stytch.b2b.passwords.existingPassword.reset(request);
  assert.equal(login.member_id, member_id);
  assert.equal((await logIn(stytch, ada, NEW_PASSWORD)).member_id, member_id);
}

export async function resetBySession(stytch) {
  const ada = await withPassword(stytch);
  const { organization_id, member_id, session_token } = ada;
  const request = { organization_id, session_token, password: NEW_PASSWORD };
  const login = await stytch.b2b.passwords.sessions.reset(request);
  assert.deepEqual([login.member_id, login.session_token], [member_id, session_token]);
  assert.equal((await logIn(stytch, ada, NEW_PASSWORD)).member_id, member_id);
}

export async function strength({ b2b: { passwords } }) {
  const email_address = "ada@acme.example";
  const weak = await passwords.strengthCheck({ email_address, password: "Ab1!" });
  assert.deepEqual([weak.valid_password, weak.luds_feedback.missing_characters], [false, 4]);
  const strong = await passwords.strengthCheck({ email_address, password: PASSWORD });
  assert.deepEqual([strong.valid_password, strong.breached_password], [true, false]);
}

export async function migration(stytch) {
  const { passwords } = stytch.b2b;
  const { organization_id } = await organization(stytch);
  const bob = { organization_id, email_address: "bob@acme.example" };
  const hash = "$2b$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e";
  const { member_id, member_created } = await passwords.migrate({ ...bob, hash, hash_type: "bcrypt" });
  assert.equal(member_created, true);
  assert.equal((await logIn(stytch, bob, "correct horse")).member_id, member_id);
}

export async function deletion(stytch) {
  const { members } = stytch.b2b.organizations;
  const ada = await withPassword(stytch);
  const { organization_id, member_id } = ada;
  const { member_password_id } = (await members.get({ organization_id, member_id })).member;
  const deleted = await members.deletePassword({ organization_id, member_password_id });
  assert.equal(deleted.member.member_password_id, "");
  await refused(logIn(stytch, ada, PASSWORD), 404, "member_password_not_found");
}
