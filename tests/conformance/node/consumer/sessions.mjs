import assert from "node:assert/strict";

import { trustedProvider } from "../elsewhere.mjs";
import { HOUR, PASSWORD, factors, refused } from "../support.mjs";

const email = "ada@example.com";
const READ = { resource_id: "documents", action: "read" };
const WRITE = { resource_id: "documents", action: "write" };

async function logIn({ consumer }) {
  return consumer.passwords.create({ email, password: PASSWORD, ...HOUR });
}

export async function checks(stytch) {
  const { sessions } = stytch.consumer;
  const { user_id, session_token, session_jwt, session } = await logIn(stytch);
  const local = await sessions.authenticateJwtLocal({ session_jwt });
  assert.deepEqual([local.user_id, local.session_id], [user_id, session.session_id]);
  assert.equal(Date.parse(local.expires_at), Date.parse(session.expires_at));
  assert.deepEqual(local.authentication_factors, session.authentication_factors);
  const remote = await sessions.authenticate({ session_token, session_custom_claims: { plan: "gold" } });
  assert.deepEqual([remote.session.session_id, remote.session.custom_claims], [session.session_id, { plan: "gold" }]);
  const either = await sessions.authenticateJwt({ session_jwt, max_token_age_seconds: 0 });
  assert.equal(either.session.session_id, session.session_id);
}

export async function lists(stytch) {
  const { sessions } = stytch.consumer;
  const { user_id, session_token, session } = await logIn(stytch);
  const ids = async () => (await sessions.get({ user_id })).sessions.map(({ session_id }) => session_id);
  assert.deepEqual(await ids(), [session.session_id]);
  await sessions.revoke({ session_token });
  assert.deepEqual(await ids(), []);
  await refused(sessions.authenticate({ session_token }), 404, "session_not_found");
}

export async function permissions(stytch) {
  const { users, sessions, passwords } = stytch.consumer;
  const { user_id } = await logIn(stytch);
  await users.update({ user_id, roles: ["editor"] });
  const { session_jwt } = await passwords.authenticate({ email, password: PASSWORD, ...HOUR });
  const check = (authorization_check) => sessions.authenticateJwtLocal({ session_jwt, authorization_check });
  assert.equal((await check(READ)).user_id, user_id);
  await assert.rejects(check(WRITE), { code: "invalid_permissions" });
  const { verdict } = await sessions.authenticate({ session_jwt, authorization_check: READ });
  assert.deepEqual([verdict.authorized, verdict.granting_roles], [true, ["editor"]]);
  const denied = sessions.authenticate({ session_jwt, authorization_check: WRITE });
  await refused(denied, 403, "consumer_session_authorization_error");
}

export async function migration({ consumer: { users, sessions }, emulator }) {
  const { user_id } = await users.create({ email });
  await emulator.setExternalSession("old", { email });
  const login = await sessions.migrate({ session_token: "old", ...HOUR });
  assert.deepEqual([login.user_id, factors(login.session)], [user_id, ["imported"]]);
  const unknown = sessions.migrate({ session_token: "unknown" });
  await refused(unknown, 400, "migrate_from_external_unexpected_response");
}

export async function attestation(stytch) {
  const { users, sessions } = stytch.consumer;
  const { user_id } = await users.create({ email });
  const token = await trustedProvider(stytch);
  const login = await sessions.attest({ ...token({ email, jti: "token-1" }), ...HOUR });
  assert.equal(login.user_id, user_id);
  const [{ trusted_auth_token_factor }] = login.session.authentication_factors;
  assert.equal(trusted_auth_token_factor.token_id, "token-1");
  await refused(sessions.attest(token({ email: "eve@example.com" })), 404, "user_not_found");
}

export async function accessTokens({ consumer: { users, sessions, connectedApp }, emulator }) {
  const { user_id } = await users.create({ email });
  const { connected_app } = await connectedApp.clients.create({ client_type: "first_party" });
  const { client_id } = connected_app;
  const access_token = await emulator.connectedAppToken(client_id, user_id, ["full_access"]);
  const login = await sessions.exchangeAccessToken({ access_token, ...HOUR });
  assert.equal(login.user_id, user_id);
  const [factor] = login.session.authentication_factors;
  assert.equal(factor.oauth_access_token_exchange_factor.client_id, client_id);
}
