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
  expect(message).toMatchObject({ number: 1, channel: "email", kind: "login", code: null, status: "expired" });
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

test("authenticator apps, devices and impersonation of users", async ({ emulator }) => {
  const { user_id } = await post(emulator, "/v1/users", { email: "ada@example.com" });
  const { secret } = await post(emulator, "/v1/totps", { user_id });
  const totp_code = await emulator.userTotpCode(user_id);
  expect(await emulator.totpCode(secret)).toBe(totp_code);
  expect((await post(emulator, "/v1/totps/authenticate", { user_id, totp_code })).status_code).toBe(200);
  await expect(emulator.userTotpCode("nobody")).rejects.toThrow("There is no such user.");

  const biometric_registration_id = await emulator.addBiometricRegistration(user_id);
  const impersonation_token = await emulator.impersonationToken(user_id, "help@team.example");
  const { user } = await post(emulator, "/v1/impersonation/authenticate", { impersonation_token });
  expect(user.biometric_registrations).toEqual([{ biometric_registration_id, verified: true }]);

  await emulator.setFingerprint("telemetry-1", { reasons: ["VIRTUAL_MACHINE"], is_vpn: true });
  const { verdict } = await post(emulator, "/v1/fingerprint/lookup", { telemetry_id: "telemetry-1" });
  expect(verdict.action).toBe("CHALLENGE");
  await emulator.setFingerprint("telemetry-1");
  await expect(emulator.setFingerprint("telemetry-1", { verdict: "BLOCK" })).rejects.toThrow("verdict is not a field");

  await emulator.setExternalSession("theirs", { email: "ada@example.com" });
  expect((await post(emulator, "/v1/sessions/migrate", { session_token: "theirs" })).user_id).toBe(user_id);
  await emulator.setTrustedTokenProfile("profile-1", "https://idp.example", "app", { keys: [] });
  const attested = await post(emulator, "/v1/sessions/attest", { profile_id: "profile-1", token: "a.b.c" });
  expect(attested.error_type).toBe("invalid_trusted_auth_token");

  await emulator.setM2mClaims({ region: "eu" });
  const { connected_app } = await post(emulator, "/v1/connected_apps/clients", { client_type: "first_party" });
  const access_token = await emulator.connectedAppToken(connected_app.client_id, user_id, ["full_access"]);
  expect((await post(emulator, "/v1/sessions/exchange_access_token", { access_token, session_duration_minutes: 5 })).user_id).toBe(user_id);
  await emulator.failNext("debug.whoami", 503);
  expect(await emulator.plannedFailures()).toEqual([{ operation: "debug.whoami", status: 503, times: 1 }]);
  await emulator.keepHistory(1);
  expect(await emulator.requests()).toHaveLength(1);
  await emulator.keepHistory(1000);
});

test("authenticator apps, identity providers and impersonation of members", async ({ emulator }) => {
  const { organization } = await post(emulator, "/v1/b2b/organizations", { organization_name: "Acme" });
  const { organization_id } = organization;
  const { member_id } = await post(emulator, `/v1/b2b/organizations/${organization_id}/members`, { email_address: "ada@acme.example" });
  const { secret } = await post(emulator, "/v1/b2b/totp", { organization_id, member_id });
  expect(await emulator.memberTotpCode(member_id)).toBe(await emulator.totpCode(secret));
  const impersonation_token = await emulator.memberImpersonationToken(member_id, "help@team.example");
  expect((await post(emulator, "/v1/b2b/impersonation/authenticate", { impersonation_token })).member_id).toBe(member_id);
  const { connected_app } = await post(emulator, "/v1/connected_apps/clients", { client_type: "first_party" });
  expect((await emulator.memberConnectedAppToken(connected_app.client_id, member_id)).split(".")).toHaveLength(3);

  const { connection } = await post(emulator, `/v1/b2b/sso/oidc/${organization_id}`, {});
  await emulator.setSsoIdentity(connection.connection_id, { email: "grace@acme.example", name: "Grace Hopper", groups: ["navy"] });
  await expect(emulator.setSsoIdentity("x", { email: "grace@acme.example" })).rejects.toThrow("There is no SAML or OIDC connection");
  const start = () => post(emulator, "/v1/b2b/passwords/discovery/email/reset/start", { email_address: "ada@acme.example" });
  await emulator.sharePasswords();
  expect((await start()).status_code).toBe(200);
  await emulator.sharePasswords(false);
  expect((await start()).error_type).toBe("cross_org_passwords_not_enabled");
});
