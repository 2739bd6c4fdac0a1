// What errors tell, and what they keep to themselves.

import { each, equal, ok } from "./assert.mjs";
import { getUser } from "./world.mjs";

export async function an_error_of_stytch_has_all_its_fields(world) {
  const stytch = await world.emulator();
  const get = () => stytch.client().call("consumer.users.get", { user_id: "user-test-0" });
  const expected = {
    kind: "api",
    operation: "consumer.users.get",
    status: 404,
    errorType: "user_not_found",
    field: undefined,
    reason: undefined,
    retryAfterSeconds: undefined,
    transportKind: undefined,
  };
  const error = await world.stytchError(get, expected);
  ok(error.errorMessage.length > 0, "there should be a message of Stytch's");
  ok(error.errorUrl.startsWith("https://stytch.com/docs/"), "there should be a page about the error");
  ok(error.requestId.startsWith("request-id-"), "there should be the id of the request");
  ok(error.message.includes("user_not_found"), "the message should say what is wrong");
}

export async function a_wrong_secret_is_an_error_of_stytch(world) {
  const stytch = await world.emulator();
  const client = stytch.client({ secret: world.faultyProject().secret });
  const expected = { kind: "api", status: 401, errorType: "unauthorized_credentials" };
  await world.stytchError(() => client.call("debug.whoami", {}), expected);
}

export async function a_call_that_cannot_be_made_names_the_field_and_sends_nothing(world) {
  const fault = world.fault("ok");
  const client = fault.client();
  await each([
    ["users.gett", {}, "users.gett"],
    ["", {}, ""],
    ["consumer.users.get", { id: "1" }, "id"],
    ["consumer.users.get", {}, "user_id"],
    ["consumer.users.get", { user_id: 7 }, "user_id"],
    ["consumer.users.get", { user_id: null }, "user_id"],
    ["consumer.users.get", { user_id: "" }, "user_id"],
    ["consumer.users.get", [], "args"],
    ["consumer.users.get", "user-test-1", "args"],
    ["consumer.users.get", 7, "args"],
    ["consumer.users.create", { name: { first: "Ada" } }, "name.first"],
    ["consumer.users.create", { name: "Ada" }, "name"],
    ["consumer.users.search", { limit: "2" }, "limit"],
    ["consumer.users.search", { limit: 2.5 }, "limit"],
    ["consumer.users.search", { limit: -1 }, "limit"],
  ], async ([name, args, field]) => {
    const error = await world.stytchError(() => client.call(name, args), { kind: "build", status: undefined });
    equal(error.field ?? "", field, `field of the error for ${name}(${JSON.stringify(args)})`);
  });
  equal((await fault.calls()).tries, 0);
}

export async function what_json_cannot_say_is_refused(world) {
  const fault = world.fault("ok");
  const client = fault.client();
  const cycle = {};
  cycle.trusted_metadata = cycle;
  const trap = {
    get email() {
      throw new Error("no email");
    },
  };
  await each([{ trusted_metadata: { number: 1n } }, cycle, trap, Symbol("args"), () => ({})], async (args) => {
    await world.stytchError(() => client.call("consumer.users.create", args), { kind: "build" });
  });
  equal((await fault.calls()).tries, 0);
}

export async function what_is_undefined_is_not_sent(world) {
  const client = world.golden("consumer.users.get", 0);
  const [{ args }] = (await world.control("golden")).find(({ operation }) => operation === "consumer.users.get").requests;
  const answer = await client.call("consumer.users.get", { ...args, email: undefined });
  equal(answer.status_code, 7);
}

export async function what_is_no_name_is_refused(world) {
  const client = world.fault("ok").client();
  await each([undefined, null, 7, {}, "__proto__", "constructor"], async (name) => {
    await world.stytchError(() => client.call(name, {}), { kind: "build" });
  });
}

export async function a_member_session_is_for_operations_that_take_one(world) {
  const fault = world.fault("ok");
  const client = fault.client();
  const call = (operation, memberSession) => () =>
    client.call(operation, { [operation.startsWith("b2b") ? "organization_id" : "user_id"]: "1" }, { memberSession });
  const refused = await world.stytchError(call("consumer.users.get", { sessionToken: "token-1" }), { kind: "build" });
  ok(names(refused.field, "memberSession"), `the field is ${refused.field}`);
  await each(["token-1", {}, { sessionToken: 7 }, { sessionToken: "line\nend" }], async (memberSession) => {
    await world.stytchError(call("b2b.organizations.delete", memberSession), { kind: "build" });
  });
  equal((await fault.calls()).tries, 0);
}

// Whether a field is an option, by the name that it has in JavaScript or in Rust.
function names(field, option) {
  return field?.replaceAll("_", "").toLowerCase() === option.toLowerCase();
}

export async function an_option_with_underscores_is_told_its_name(world) {
  const { Stytch } = world.stytchWasm;
  const client = world.fault("ok").client();
  const known = { kind: "build", buildKind: "unknown_param" };
  await each([
    [() => new Stytch(world.options({ project_id: "project-test-1", secret: "secret-test-1" })), "project_id", "projectId"],
    [() => client.fetchM2mToken({ client_id: "c", client_secret: "s" }), "client_id", "clientId"],
    [() => client.authenticateSessionJwt("eyJ", { max_age_seconds: 60 }), "max_age_seconds", "maxAgeSeconds"],
    [
      () => client.authenticateSessionJwt("eyJ", { require: { resource_id: "documents", action: "read" } }),
      "resource_id",
      "resourceId",
    ],
  ], async ([attempt, field, name]) => {
    const { message } = await world.stytchError(attempt, { ...known, field });
    equal(message, `\`${field}\` is not an option; its name is \`${name}\``);
  });
  const { message } = await world.stytchError(() => client.authenticateSessionJwt("eyJ", { max_age: 60 }), known);
  equal(message, "`max_age` is not an option");
}

export async function options_that_do_not_work_are_refused_by_name(world) {
  const { Stytch } = world.stytchWasm;
  await each(Object.entries({
    projectId: [undefined, "", "a:b", "line\nend", '"project-test-1"', "secret-test-1", "PROJECT-TEST-1", 7],
    secret: [undefined, "", "line\nend", "secret-test-1 ", "project-test-1", "public-token-test-1", "secret-live-1", 7],
    baseUrl: [
      "", "stytch.example", "/v1", "ftp://stytch.example", "https://user:password@stytch.example", "https://stytch.example/v1/",
      "https://api.stytch.com", 7,
    ],
    fraudUrl: ["", "stytch.example", "https://stytch.example/?query", "'https://stytch.example'", 7],
    userAgent: ["acme\r\nx-evil: 1", 7],
    timeoutSeconds: [-1, Number.NaN, "soon"],
    maxResponseBytes: [-1, Number.NaN, "1"],
    maxRetries: [-1, 1.5, "1"],
    leewaySeconds: [-1, Number.NaN, "1"],
    issuers: ["stytch.example", [7], ["\ud800"]],
    vertical: ["b2c", 7],
  }), async ([option, values]) => {
    await each(values, async (value) => {
      const options = world.options({ ...world.faultyProject(), [option]: value });
      const error = await world.stytchError(() => new Stytch(options), { kind: "build", operation: undefined });
      ok(names(error.field, option), `the field is ${error.field} for ${option}: ${String(value)}`);
    });
  });
  await each([undefined, null, "project-test-1", 7], async (options) => {
    await world.stytchError(() => new Stytch(options), { kind: "build" });
  });
}

export async function plain_http_to_another_machine_is_refused(world) {
  await each(["baseUrl", "fraudUrl"], async (option) => {
    await each(["http://stytch.example", "http://10.0.0.1:8080", "http://127.0.0.1.example"], async (url) => {
      const construct = () => world.client({ ...world.faultyProject(), [option]: url });
      const error = await world.stytchError(construct, { kind: "build" });
      ok(names(error.field, option), `the field is ${error.field}`);
      world.client({ ...world.faultyProject(), [option]: url, allowHttp: true });
    });
    await each(["http://127.0.0.1:1", "http://[::1]:1", "http://localhost", "https://stytch.example/path/"], async (url) => {
      world.client({ ...world.faultyProject(), [option]: url });
    });
  });
}

export async function a_client_does_not_show_its_secret(world) {
  world.showsNoSecret(world.client(world.faultyProject()));
}

export async function a_client_still_works_after_errors(world) {
  const client = world.fault("ok").client();
  await world.stytchError(() => client.call("consumer.users.get", {}));
  await world.stytchError(() => client.authenticateSessionJwt("a.b.c"));
  equal((await getUser(client)).user_id, "user-test-1");
}

// One that has no run of its own yet once ended the first one under way.
export async function a_call_that_cannot_begin_ends_no_other(world) {
  const fault = world.fault("status=503x1");
  const client = fault.client({ maxRetries: 1 });
  const underWay = getUser(client);
  await world.stytchError(() => client.call("consumer.users.get", {}));
  equal((await underWay).user_id, "user-test-1");
  equal((await fault.calls()).tries, 2);
}

export async function calls_do_not_mix(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  const create = (number) => client.call("consumer.users.create", { email: `user-${number}@example.com` });
  const users = await Promise.all(Array.from({ length: 20 }, (_, number) => create(number)));
  for (const [number, { user }] of users.entries()) {
    equal(user.emails[0].email, `user-${number}@example.com`);
  }
}
