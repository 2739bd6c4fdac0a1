import assert from "node:assert/strict";

import { trustedProvider } from "../elsewhere.mjs";
import { HOUR, factors, linkLogin, organization, refused } from "../support.mjs";

const READ = { resource_id: "documents", action: "read" };
const WRITE = { resource_id: "documents", action: "write" };

export async function checks(stytch) {
  const { sessions } = stytch.b2b;
  const ada = await organization(stytch);
  const { organization_id, member_id } = ada;
  const { session_token, session_jwt, member_session } = await linkLogin(stytch, ada);
  const { member_session_id } = member_session;
  const local = await sessions.authenticateJwtLocal({ session_jwt });
  assert.deepEqual([local.member_id, local.organization_id], [member_id, organization_id]);
  assert.deepEqual(local.authentication_factors, member_session.authentication_factors);
  const either = await sessions.authenticateJwt({ session_jwt, max_token_age_seconds: 0 });
  assert.equal(either.member_session.member_session_id, member_session_id);
  const remote = await sessions.authenticate({ session_token, ...HOUR });
  assert.deepEqual([remote.member.member_id, remote.organization.organization_slug], [member_id, "acme"]);
  const listed = await sessions.get({ organization_id, member_id });
  assert.deepEqual(listed.member_sessions.map((one) => one.member_session_id), [member_session_id]);
  await sessions.revoke({ member_session_id });
  await refused(sessions.authenticate({ session_token }), 404, "session_not_found");
}

export async function permissions(stytch) {
  const { sessions, organizations } = stytch.b2b;
  const ada = await organization(stytch);
  const { organization_id, member_id } = ada;
  await organizations.members.update({ organization_id, member_id, roles: ["editor"] });
  const { session_jwt } = await linkLogin(stytch, ada);
  const check = (wanted) => {
    const authorization_check = { organization_id, ...wanted };
    return sessions.authenticateJwtLocal({ session_jwt, authorization_check });
  };
  assert.equal((await check(READ)).member_id, member_id);
  await assert.rejects(check(WRITE), { code: "invalid_permissions" });
  await assert.rejects(check({ ...READ, organization_id: "organization-test-1" }), { code: "tenancy_mismatch" });
  const authorization_check = { organization_id, ...READ };
  const { verdict } = await sessions.authenticate({ session_jwt, authorization_check });
  assert.deepEqual([verdict.authorized, verdict.granting_roles], [true, ["editor"]]);
}

// A person goes from one of their organizations to another.
export async function exchange(stytch) {
  const { sessions } = stytch.b2b;
  const acme = await organization(stytch);
  const umbrella = await organization(stytch, acme.email_address, { organization_slug: "umbrella" });
  const first = await linkLogin(stytch, acme);
  const { organization_id } = umbrella;
  const second = await sessions.exchange({ organization_id, session_token: first.session_token, ...HOUR });
  assert.deepEqual([second.member_id, second.member_authenticated], [umbrella.member_id, true]);
  assert.deepEqual(factors(second.member_session), ["magic_link"]);
  assert.notEqual(second.session_token, first.session_token);
  const stranger = await organization(stytch, "bob@acme.example", { organization_slug: "closed" });
  const closed = { organization_id: stranger.organization_id, session_token: first.session_token };
  await refused(sessions.exchange(closed), 404, "member_not_found");
}

export async function migration(stytch) {
  const { organization_id, member_id, email_address } = await organization(stytch);
  await stytch.emulator.setExternalSession("old", { email: email_address });
  const login = await stytch.b2b.sessions.migrate({ organization_id, session_token: "old", ...HOUR });
  assert.equal(login.member.member_id, member_id);
  assert.deepEqual(factors(login.member_session), ["imported"]);
}

export async function attestation(stytch) {
  const { organization_id, member_id, email_address } = await organization(stytch);
  const token = await trustedProvider(stytch);
  const login = await stytch.b2b.sessions.attest({ organization_id, ...token({ email: email_address }) });
  assert.deepEqual([login.member_id, factors(login.member_session)], [member_id, ["trusted_auth_token"]]);
}

export async function accessTokens(stytch) {
  const { connectedApp, sessions } = stytch.b2b;
  const { member_id } = await organization(stytch);
  const { client_id } = (await connectedApp.clients.create({ client_type: "first_party" })).connected_app;
  const access_token = await stytch.emulator.memberConnectedAppToken(client_id, member_id, ["full_access"]);
  const login = await sessions.exchangeAccessToken({ access_token, ...HOUR });
  assert.equal(login.member_id, member_id);
  const [factor] = login.member_session.authentication_factors;
  assert.equal(factor.oauth_access_token_exchange_factor.client_id, client_id);
}
