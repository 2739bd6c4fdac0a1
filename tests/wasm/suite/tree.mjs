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
  const isOurs = (path) => /[A-Z]|rbac\.authorize$/.test(path);
  equal(found.filter((path) => !isOurs(path)).sort(), operations.sort());
  equal(found.filter(isOurs).sort(), [
    "b2b.idp.introspectToken",
    "b2b.rbac.authorize",
    "b2b.sessions.authenticateJwt",
    "consumer.idp.introspectToken",
    "consumer.rbac.authorize",
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
