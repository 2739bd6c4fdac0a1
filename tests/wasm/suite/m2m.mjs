// M2M tokens, fetched and checked.

import { each, equal, ok } from "./assert.mjs";

const JWKS = "consumer.sessions.get_jwks";
const TOKEN = "oauth2.token";

// A client of M2M, and what it takes to get tokens for it.
async function machine(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  const { m2m_client } = await client.call("m2m.clients.create", { scopes: ["read:users", "write:*"] });
  const credentials = { clientId: m2m_client.client_id, clientSecret: world.keepSecret(m2m_client.client_secret) };
  return { stytch, client, credentials };
}

export async function a_token_is_fetched_once(world) {
  const { stytch, client, credentials } = await machine(world);
  const scopes = ["read:users"];
  const token = await client.fetchM2mToken({ ...credentials, scopes });
  equal(token.scopes, scopes);
  equal(token.access_token.split(".").length, 3);
  equal(await client.fetchM2mToken({ ...credentials, scopes }), token);
  equal(await stytch.requestsOf(TOKEN), 1);

  // Another set of scopes, and a token that was refused somewhere.
  equal((await client.fetchM2mToken(credentials)).scopes, ["read:users", "write:*"]);
  equal(await stytch.requestsOf(TOKEN), 2);
  equal((await client.fetchM2mToken({ ...credentials, forceRefresh: true })).scopes, ["read:users", "write:*"]);
  equal(await stytch.requestsOf(TOKEN), 3);
}

export async function a_token_is_fetched_once_for_fifty_at_once(world) {
  const { stytch, client, credentials } = await machine(world);
  const tokens = await Promise.all(Array.from({ length: 50 }, () => client.fetchM2mToken(credentials)));
  equal(new Set(tokens.map(({ access_token }) => access_token)).size, 1);
  equal(await stytch.requestsOf(TOKEN), 1);
}

export async function the_secret_of_the_project_is_not_sent_for_a_token(world) {
  const { stytch, client, credentials } = await machine(world);
  await client.fetchM2mToken(credentials);
  const requests = (await stytch.log()).filter(({ path }) => path.endsWith("/oauth2/token"));
  equal(requests.length, 1);
  equal(requests[0].headers.authorization, undefined);
}

export async function a_token_is_checked_without_a_request(world) {
  const { stytch, client, credentials } = await machine(world);
  await stytch.control("set_m2m_claims", { tier: "gold" });
  const token = await client.fetchM2mToken({ ...credentials, scopes: ["read:users"] });
  const caller = await client.authenticateM2mToken(token.access_token, { scopes: ["read:users"] });
  equal(caller.client_id, credentials.clientId);
  equal(caller.scopes, ["read:users"]);
  equal(caller.custom_claims.tier, "gold");
  // One counts from the clock of Stytch, the other from that of the client.
  const apart = Math.abs(Date.parse(caller.expires_at) - Date.parse(token.expires_at));
  ok(apart < 60_000, `${caller.expires_at} is not ${token.expires_at}`);
  await client.authenticateM2mToken(token.access_token);
  equal(await stytch.requestsOf(JWKS), 1);
  equal(await stytch.requestsOf(TOKEN), 1);
}

export async function scopes_are_required(world) {
  const { client, credentials } = await machine(world);
  const all = await client.fetchM2mToken(credentials);
  await client.authenticateM2mToken(all.access_token, { scopes: ["read:users", "write:anything"] });
  const denied = { kind: "denied", reason: "permission" };
  await each([["read:documents"], ["read:users", "delete:users"]], async (scopes) => {
    await world.stytchError(() => client.authenticateM2mToken(all.access_token, { scopes }), denied);
  });
}

export async function a_token_that_is_too_old_is_refused(world) {
  const { client, credentials } = await machine(world);
  const token = await client.fetchM2mToken(credentials);
  await client.authenticateM2mToken(token.access_token, { maxAgeSeconds: 600 });
  const check = () => client.authenticateM2mToken(token.access_token, { maxAgeSeconds: 0 });
  await world.stytchError(check, { kind: "denied", reason: "too_old" });
}

export async function the_keys_are_those_of_the_vertical(world) {
  const { stytch, client, credentials } = await machine(world);
  const token = await client.fetchM2mToken(credentials);
  await stytch.client({ vertical: "b2b" }).authenticateM2mToken(token.access_token);
  equal(await stytch.requestsOf("b2b.sessions.get_jwks"), 1);
  equal(await stytch.requestsOf(JWKS), 0);
}

export async function wrong_credentials_are_an_error_of_oauth(world) {
  const { client, credentials } = await machine(world);
  const fetchToken = () => client.fetchM2mToken({ ...credentials, clientSecret: "wrong" });
  const error = await world.stytchError(fetchToken, { kind: "api", status: 401, errorType: "invalid_client" });
  ok(error.errorMessage, "the error should say what is wrong");
}

export async function tokens_of_others_are_refused(world) {
  const { stytch, client } = await machine(world);
  const login = await stytch.logIn(client);
  const denied = { kind: "denied", reason: "wrong_kind" };
  await world.stytchError(() => client.authenticateM2mToken(login.session_jwt), denied);

  const app = { client_type: "first_party", client_name: "App", redirect_urls: ["https://app.example.com"] };
  const { client_id } = (await client.call("connected_apps.clients.create", app)).connected_app;
  const args = { client_id, user_id: login.user_id, scopes: ["read:users"] };
  const token = await stytch.control("connected_app_token", args);
  await world.stytchError(() => client.authenticateM2mToken(token, { scopes: ["read:users"] }), denied);
}

export async function what_is_no_token_is_refused(world) {
  const { stytch, client } = await machine(world);
  await each(["", "not a token", "a.b.c"], async (token) => {
    await world.stytchError(() => client.authenticateM2mToken(token), { kind: "denied", reason: "malformed" });
  });
  equal(await stytch.requestsOf(JWKS), 0);
}

export async function what_is_no_option_is_refused(world) {
  const { stytch, client, credentials } = await machine(world);
  await each([undefined, {}, { clientId: "m2m-client-test-1" }, { ...credentials, scopes: "read:users" }], async (args) => {
    await world.stytchError(() => client.fetchM2mToken(args), { kind: "build" });
  });
  const { access_token } = await client.fetchM2mToken(credentials);
  await each([{ scopes: "read:users" }, { maxAgeSeconds: -1 }, { scopes: [7] }], async (options) => {
    await world.stytchError(() => client.authenticateM2mToken(access_token, options), { kind: "build" });
  });
  equal(await stytch.requestsOf(TOKEN), 1);
}
