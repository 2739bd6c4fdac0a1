import { expect } from "vitest";
import { Emulator } from "stytch-emulator";
import { test } from "stytch-emulator/vitest";

const headers = ({ projectId, secret }) => ({ authorization: `Basic ${btoa(`${projectId}:${secret}`)}`, "content-type": "application/json" });
const post = async (emulator, path, body) => {
  const response = await fetch(emulator.url + path, { method: "POST", headers: headers(emulator), body: JSON.stringify(body) });
  return response.json();
};

test("a test leaves something behind", async ({ emulator }) => {
  await post(emulator, "/v1/users", { email: "ada@example.com" });
  await post(emulator, "/v1/magic_links/email/login_or_create", { email: "ada@example.com" });
  await emulator.setTime(new Date("2030-01-01T00:00:00Z"));
  await emulator.advance(60);
  expect((await emulator.now()).toISOString()).toBe("2030-01-01T00:01:00.000Z");
  const [message] = await emulator.messages({ to: "ADA@example.com" });
  expect(message).toMatchObject({ number: 1, channel: "email", kind: "login", code: null });
  expect(new URL(message.link).searchParams.get("token")).toBe(message.token);
  expect(await emulator.requestsOf("consumer.users.create")).toBe(1);
});

test("which is gone in the next one", async ({ emulator }) => {
  expect(await emulator.messages()).toEqual([]);
  expect(await emulator.requestsOf("consumer.users.create")).toBe(0);
  expect(Math.abs(Date.now() - (await emulator.now()))).toBeLessThan(60_000);
  expect((await post(emulator, "/v1/users", { email: "ada@example.com" })).status_code).toBe(200);
});

test("what goes wrong says why", async ({ emulator }) => {
  await expect(emulator.waitForMessage("bob@example.com", { seconds: 1 })).rejects.toThrow("nothing was sent to bob@example.com in 1 seconds");
  await expect(emulator.requestsOf("users.create")).rejects.toThrow("users.create is not an operation");
  await expect(Emulator.start({ args: ["--prot"] })).rejects.toThrow("stytch-emulator did not start: stytch-emulator: invalid option '--prot'");
  await expect(Emulator.start({ program: "/nowhere" })).rejects.toThrow("ENOENT");
});

test("failures, keys, policy and sessions", async ({ emulator }) => {
  await emulator.failNext("debug.whoami", 503);
  await emulator.cancelFailures();
  await emulator.failNext("consumer.users.create", 429);
  expect((await post(emulator, "/v1/users", {})).error_type).toBe("too_many_requests");
  expect((await emulator.requests({ limit: 1 }))[0]).toMatchObject({ operation: "consumer.users.create", status: 429 });
  await emulator.publishKey();
  await emulator.rotateKeys();
  await emulator.retireKeys();
  await emulator.setPolicy({ roles: [] });
  const { organization } = await post(emulator, "/v1/b2b/organizations", { organization_name: "Acme" });
  const { organization_id } = organization;
  const { member_id } = await post(emulator, `/v1/b2b/organizations/${organization_id}/members`, { email_address: "ada@acme.example" });
  const { session_token } = await emulator.startMemberSession(organization_id, member_id);
  expect((await post(emulator, "/v1/b2b/sessions/authenticate", { session_token })).status_code).toBe(200);
  await emulator.clearMessages();
  await emulator.followSystemClock();
});

test("a state is imported as it was exported", async ({ emulator }) => {
  const { user_id } = await post(emulator, "/v1/users", { email: "ada@example.com" });
  const state = await emulator.exportState();
  await emulator.reset();
  await emulator.importState(state);
  const { results } = await post(emulator, "/v1/users/search", {});
  expect(results.map((user) => user.user_id)).toEqual([user_id]);
  const refused = state.replace('"roles":["stytch_user"]', '"roles":[]');
  await expect(emulator.importState(refused)).rejects.toThrow("PUT /emulator/state: state.users[0].roles: must be a list that starts with stytch_user");
  await expect(emulator.importState("")).rejects.toThrow("the state is not valid JSON");
});

test("an emulator that is running can be used, and is not stopped", async ({ emulator }) => {
  const same = await Emulator.connect(`${emulator.url}/`);
  await same.stop();
  expect(same.environment).toEqual(emulator.environment);
  expect(await emulator.messages()).toEqual([]);
});
