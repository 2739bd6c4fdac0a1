// Operations and flows as methods. `golden.mjs` calls each operation so.

import { each, equal, ok } from "./assert.mjs";

// The paths of all functions in the tree.
function paths(client) {
  const below = (place, path) =>
    typeof place === "function" ? [path] : Object.entries(place).flatMap(([name, part]) => below(part, [...path, name]));
  return below(client, []).map((path) => path.join("."));
}

export async function every_operation_is_in_the_tree_and_flows_are_beside_them(world) {
  const operations = (await world.control("golden")).map(({ operation }) => operation);
  const found = paths(world.fault("ok").client());
  const isOurs = (path) => /[A-Z]|rbac\.authorize$|start_url$|redirects\./.test(path);
  equal(found.filter((path) => !isOurs(path)).sort(), operations.sort());
  equal(found.filter(isOurs).sort(), [
    "b2b.idp.introspectToken",
    "b2b.oauth.discovery.start_url",
    "b2b.oauth.start_url",
    "b2b.rbac.authorize",
    "b2b.redirects.parse",
    "b2b.sessions.authenticateJwt",
    "b2b.sso.start_url",
    "consumer.idp.introspectToken",
    "consumer.oauth.start_url",
    "consumer.rbac.authorize",
    "consumer.redirects.parse",
    "consumer.sessions.authenticateJwt",
    "m2m.authenticateToken",
    "m2m.fetchToken",
  ]);
}

export async function a_flow_in_the_tree_is_the_method_of_the_client(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  const login = await stytch.logIn(client);
  const byTree = await client.consumer.sessions.authenticateJwt(login.session_jwt, {});
  equal(byTree, await client.authenticateSessionJwt(login.session_jwt));
  const denied = { kind: "denied", reason: "wrong_kind" };
  await world.stytchError(() => client.b2b.sessions.authenticateJwt(login.session_jwt), denied);
  await each([client.consumer.rbac, client.b2b.rbac], async (rbac) => {
    await world.stytchError(() => rbac.authorize({}, 7), { kind: "build", field: "required" });
  });
  await each([
    [client.consumer.idp.introspectToken, "accessToken"],
    [client.b2b.idp.introspectToken, "accessToken"],
    [client.m2m.authenticateToken, "accessToken"],
    [client.m2m.fetchToken, "client"],
  ], async ([method, field]) => {
    await world.stytchError(() => method(undefined), { kind: "build", field });
  });
}

export async function a_login_in_a_browser_begins_at_a_url_and_ends_with_a_redirect(world) {
  const client = world.fault("ok").client();
  const begin = { provider: "google", public_token: "public-token-test-1", custom_scopes: ["a", "b"], provider_params: { hd: "ä" } };
  const { url } = client.consumer.oauth.start_url(begin);
  ok(url.endsWith("/v1/public/oauth/google/start?public_token=public-token-test-1&custom_scopes=a%20b&provider_hd=%C3%A4"), url);
  equal(client.b2b.redirects.parse({ redirect: "https://example.com/cb?stytch_token_type=sso&token=t&state=7&state=8" }), {
    token: "t",
    token_type: "sso",
    operation: "b2b.sso.authenticate",
    token_param: "sso_token",
    code_verifier_param: "pkce_code_verifier",
    params: { state: "7" },
  });
  const refused = [
    [() => client.consumer.oauth.start_url({ ...begin, public_token: "secret-test-1" }), "public_token"],
    [() => client.consumer.oauth.start_url({ provider: "google" }), "public_token"],
    [() => client.consumer.oauth.start_url({ ...begin, public: 1 }), "public"],
    [() => client.b2b.sso.start_url({ public_token: "public-token-test-1" }), "connection_id"],
    [() => client.consumer.redirects.parse({ redirect: "?token=t&stytch_token_type=sso" }), "stytch_token_type"],
    [() => client.consumer.redirects.parse(), "redirect"],
  ];
  await each(refused, ([call, field]) => world.stytchError(async () => call(), { kind: "build", field }));
}

// Each client has a tree of its own, whose methods a test may replace.
export async function the_tree_is_made_once_for_each_client(world) {
  const [one, other] = [world.fault("ok").client(), world.fault("ok").client()];
  ok(one.consumer.otps === one.consumer.otps, "the tree should be the same");
  ok(one.consumer.otps !== other.consumer.otps, "clients should not share a tree");
  one.consumer.otps.sms.send = () => "replaced";
  equal(one.consumer.otps.sms.send(), "replaced");
  equal(other.consumer.otps.sms.send.name, "send");
  ok(one.consumer.otps.sms.sent === undefined, "there should be no such method");
}
