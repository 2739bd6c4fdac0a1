// Whole flows with Stytch's own SDK for Node, against the emulator: `node official.mjs PROGRAM`, where the program is
// `stytch-emulator`. What is checked locally is checked with keys and policies that the SDK fetches from the emulator.

import assert from "node:assert/strict";
import path from "node:path";

import stytch from "stytch";

import { serve } from "./emulator.mjs";

const PHONE = "+12025550162";
const PASSWORD = "correct horse battery staple";
const READ = { resource_id: "documents", action: "read" };
const WRITE = { resource_id: "documents", action: "write" };

const emulator = await serve(process.argv[2], "--policy", path.join(import.meta.dirname, "policy.json"));
const { STYTCH_PROJECT_ID: project_id, STYTCH_SECRET: secret, STYTCH_BASE_URL: url } = emulator.environment;
const consumer = new stytch.Client({ project_id, secret, env: `${url}/` });
const b2b = new stytch.B2BClient({ project_id, secret, env: `${url}/` });

const FLOWS = { passwords, passcodes, magicLinks, sessions, permissions, members, machines, apps, refusals };

try {
  for (const [name, flow] of Object.entries(FLOWS)) {
    await flow();
    console.log(`Node SDK: ${name}`);
  }
} finally {
  emulator.stop();
}

async function passwords() {
  const created = await consumer.passwords.create({ email: "ada@example.com", password: PASSWORD });
  const request = { email: "ada@example.com", password: PASSWORD, session_duration_minutes: 60 };
  const login = await consumer.passwords.authenticate(request);
  assert.equal(login.user_id, created.user_id);
  assert.equal(login.session.authentication_factors[0].type, "password");
}

async function passcodes() {
  const sent = await consumer.otps.sms.loginOrCreate({ phone_number: PHONE });
  const code = await emulator.sentTo(PHONE);
  const request = { method_id: sent.phone_id, code, session_duration_minutes: 60 };
  const login = await consumer.otps.authenticate(request);
  assert.equal(login.user_id, sent.user_id);
  assert.equal(login.user.phone_numbers[0].verified, true);
  await refused(consumer.otps.authenticate({ ...request, code: "000000" }), 404, "otp_code_not_found");
}

async function magicLinks() {
  const sent = await consumer.magicLinks.email.loginOrCreate({ email: "bob@example.com" });
  const link = new URL(await emulator.sentTo("bob@example.com"));
  assert.equal(link.searchParams.get("stytch_token_type"), "magic_links");
  const token = link.searchParams.get("token");
  const login = await consumer.magicLinks.authenticate({ token, session_duration_minutes: 60 });
  assert.equal(login.user_id, sent.user_id);
  assert.equal(login.session.authentication_factors[0].email_factor.email_address, "bob@example.com");
}

async function sessions() {
  const { user_id, session_token, session_jwt, session } = await logIn("cleo@example.com");
  const local = await consumer.sessions.authenticateJwtLocal({ session_jwt });
  assert.equal(local.user_id, user_id);
  assert.equal(local.session_id, session.session_id);
  assert.equal(Date.parse(local.expires_at), Date.parse(session.expires_at));
  assert.deepEqual(local.authentication_factors, session.authentication_factors);
  const remote = await consumer.sessions.authenticate({ session_token });
  assert.equal(remote.session.session_id, session.session_id);
  await consumer.sessions.revoke({ session_token });
  await refused(consumer.sessions.authenticate({ session_token }), 404, "session_not_found");
}

async function permissions() {
  const { user_id } = await logIn("dora@example.com");
  await consumer.users.update({ user_id, roles: ["editor"] });
  const { session_jwt } = await consumer.passwords.authenticate({
    email: "dora@example.com",
    password: PASSWORD,
    session_duration_minutes: 60,
  });
  const check = (authorization_check) => consumer.sessions.authenticateJwtLocal({ session_jwt, authorization_check });
  assert.equal((await check(READ)).user_id, user_id);
  await assert.rejects(check(WRITE), { code: "invalid_permissions" });
}

async function members() {
  const created = await b2b.organizations.create({ organization_name: "Acme", organization_slug: "acme" });
  const { organization_id } = created.organization;
  const email_address = "eve@acme.example";
  const { member_id } = await b2b.organizations.members.create({ organization_id, email_address, roles: ["editor"] });
  await b2b.magicLinks.email.loginOrSignup({ organization_id, email_address });
  const link = new URL(await emulator.sentTo(email_address));
  const login = await b2b.magicLinks.authenticate({
    magic_links_token: link.searchParams.get("token"),
    session_duration_minutes: 60,
  });
  assert.equal(login.member_id, member_id);
  const { session_jwt } = login;
  const check = (check) =>
    b2b.sessions.authenticateJwtLocal({ session_jwt, authorization_check: { organization_id, ...check } });
  assert.equal((await check(READ)).member_id, member_id);
  await assert.rejects(check(WRITE), { code: "invalid_permissions" });
  await assert.rejects(check({ ...READ, organization_id: "organization-test-1" }), { code: "tenancy_mismatch" });
  const authorization_check = { organization_id, ...READ };
  const { verdict } = await b2b.sessions.authenticate({ session_jwt, authorization_check });
  assert.deepEqual([verdict.authorized, verdict.granting_roles], [true, ["editor"]]);
}

async function machines() {
  const { m2m_client } = await consumer.m2m.clients.create({ scopes: ["read:documents", "write:documents"] });
  const { client_id, client_secret } = m2m_client;
  const scopes = ["read:documents"];
  const { access_token, expires_in } = await consumer.m2m.token({ client_id, client_secret, scopes });
  assert.equal(expires_in, 3600);
  const caller = await consumer.m2m.authenticateToken({ access_token, required_scopes: scopes });
  assert.deepEqual([caller.client_id, caller.scopes], [client_id, scopes]);
  const missing = consumer.m2m.authenticateToken({ access_token, required_scopes: ["write:documents"] });
  await assert.rejects(missing, { code: "missing_scopes" });
}

async function apps() {
  const created = await consumer.connectedApp.clients.create({ client_type: "first_party", client_name: "Robot" });
  const { client_id } = created.connected_app;
  const { connected_app } = await consumer.connectedApp.clients.get({ client_id });
  assert.deepEqual([connected_app.client_id, connected_app.client_name], [client_id, "Robot"]);
}

async function refusals() {
  const stranger = new stytch.Client({ project_id, secret: "secret-test-wrong", env: `${url}/` });
  await refused(stranger.users.search({ limit: 1 }), 401, "unauthorized_credentials");
}

async function logIn(email) {
  return consumer.passwords.create({ email, password: PASSWORD, session_duration_minutes: 60 });
}

async function refused(call, status_code, error_type) {
  await assert.rejects(call, { status_code, error_type });
}
