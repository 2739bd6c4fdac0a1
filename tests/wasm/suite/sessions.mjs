// Session JWTs of users and members.

import { each, equal, ok } from "./assert.mjs";
import { withClockAhead } from "./world.mjs";

const JWKS = "consumer.sessions.get_jwks";
const AUTHENTICATE = "consumer.sessions.authenticate";
const DAY = 24 * 60 * 60;

// Users and editors may read documents.
function policy() {
  const permissions = [{ resource_id: "documents", actions: ["read"] }];
  const role = (role_id) => ({ role_id, description: "", permissions });
  const resources = [{ resource_id: "documents", description: "", actions: ["read", "write"] }];
  return { roles: [role("stytch_user"), role("editor")], resources, scopes: [] };
}

async function loggedIn(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  return { stytch, client, login: await stytch.logIn(client) };
}

// A JWT with other claims or another header, and the old signature.
function changed(jwt, { header = {}, claims = {} }) {
  const parts = jwt.split(".");
  const change = (part, changes) => encode({ ...decode(part), ...changes });
  return [change(parts[0], header), change(parts[1], claims), parts[2]].join(".");
}

function decode(part) {
  return JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/")));
}

function encode(json) {
  return btoa(JSON.stringify(json)).replaceAll("+", "-").replaceAll("/", "_").replace(/=*$/, "");
}

// A JWT with one letter of its signature changed: one in the middle, all of whose bits count.
function forged(jwt) {
  const at = jwt.length - 20;
  return `${jwt.slice(0, at)}${jwt[at] === "A" ? "B" : "A"}${jwt.slice(at + 1)}`;
}

export async function a_session_is_checked_without_a_request(world) {
  const { stytch, client, login } = await loggedIn(world);
  const found = await client.authenticateSessionJwt(login.session_jwt);
  equal(found.session.session_id, login.session.session_id);
  equal(found.session.user_id, login.user_id);
  equal(found.session.roles, login.session.roles);
  equal(found.session.started_at, login.session.started_at);
  equal(found.session.expires_at, login.session.expires_at);
  equal(found.session.authentication_factors, login.session.authentication_factors);
  ok(!found.response, "Stytch should not have been asked");
  ok(!found.freshJwt, "there should be no new token");
  await client.authenticateSessionJwt(login.session_jwt);
  equal(await stytch.requestsOf(JWKS), 1);
  equal(await stytch.requestsOf(AUTHENTICATE), 0);
}

export async function keys_are_fetched_once_for_many_checks_one_after_the_other(world) {
  const { stytch, client, login } = await loggedIn(world);
  for (let check = 0; check < 20; check += 1) {
    await client.authenticateSessionJwt(login.session_jwt);
  }
  equal(await stytch.requestsOf(JWKS), 1);
}

export async function keys_are_fetched_once_for_fifty_checks_at_once(world) {
  const { stytch, client, login } = await loggedIn(world);
  const checks = Array.from({ length: 50 }, () => client.authenticateSessionJwt(login.session_jwt));
  for (const { session } of await Promise.all(checks)) {
    equal(session.user_id, login.user_id);
  }
  equal(await stytch.requestsOf(JWKS), 1);
}

export async function a_key_that_was_published_before_it_signs_is_known(world) {
  const { stytch, client, login } = await loggedIn(world);
  await stytch.control("publish_key");
  await client.authenticateSessionJwt(login.session_jwt);
  await stytch.control("rotate_keys");
  const fresh = await client.call(AUTHENTICATE, { session_token: login.session_token });
  const found = await client.authenticateSessionJwt(fresh.session_jwt);
  equal(found.session.user_id, login.user_id);
  equal(await stytch.requestsOf(JWKS), 1);
}

// From Stytch, and not from the cache of a browser, in which the old keys may live for a quarter of an hour.
export async function a_new_key_is_fetched_after_the_cool_down(world) {
  const { stytch, client, login } = await loggedIn(world);
  await client.authenticateSessionJwt(login.session_jwt);
  await stytch.control("rotate_keys");
  const { session_jwt } = await client.call(AUTHENTICATE, { session_token: login.session_token });
  const tooEarly = { kind: "denied", reason: "unknown_key" };
  await world.stytchError(() => client.authenticateSessionJwt(session_jwt), tooEarly);
  equal(await stytch.requestsOf(JWKS), 1);
  await withClockAhead(31, async () => {
    const found = await client.authenticateSessionJwt(session_jwt);
    equal(found.session.user_id, login.user_id);
  });
  equal(await stytch.requestsOf(JWKS), 2);
}

export async function a_key_that_was_taken_back_does_not_count_for_a_new_client(world) {
  const { stytch, login } = await loggedIn(world);
  await stytch.control("rotate_keys");
  await stytch.control("retire_keys");
  const check = () => stytch.client().authenticateSessionJwt(login.session_jwt);
  await world.stytchError(check, { kind: "denied", reason: "unknown_key" });
}

export async function unknown_keys_are_no_reason_to_ask_again_and_again(world) {
  const { stytch, client, login } = await loggedIn(world);
  await client.authenticateSessionJwt(login.session_jwt);
  await each(["jwk-test-1", "jwk-test-2", "jwk-test-3"], async (kid) => {
    const jwt = changed(login.session_jwt, { header: { kid } });
    const check = () => client.authenticateSessionJwt(jwt, { fallBack: true });
    await world.stytchError(check, { kind: "denied", reason: "unknown_key" });
  });
  equal(await stytch.requestsOf(JWKS), 1);
  equal(await stytch.requestsOf(AUTHENTICATE), 0);
}

export async function forged_tokens_are_refused_and_stytch_is_not_asked(world) {
  const { stytch, client, login } = await loggedIn(world);
  const { session_jwt } = login;
  const parts = session_jwt.split(".");
  await each([
    [forged(session_jwt), "signature"],
    [changed(session_jwt, { claims: { sub: "user-test-somebody-else" } }), "signature"],
    [changed(session_jwt, { header: { alg: "none" } }), "algorithm"],
    [changed(session_jwt, { header: { alg: "HS256" } }), "algorithm"],
    [`${parts[0]}.${parts[1]}.`, "signature"],
    [`${parts[0]}.${parts[1]}`, "malformed"],
    ["", "malformed"],
    ["not a token", "malformed"],
    ["a.b.c", "malformed"],
  ], async ([jwt, reason]) => {
    const check = () => client.authenticateSessionJwt(jwt, { fallBack: true });
    await world.stytchError(check, { kind: "denied", reason });
  });
  equal(await stytch.requestsOf(AUTHENTICATE), 0);
}

export async function another_projects_keys_are_not_these(world) {
  const { stytch, login } = await loggedIn(world);
  const other = stytch.client({ projectId: "project-test-other" });
  await world.stytchError(() => other.authenticateSessionJwt(login.session_jwt), { kind: "api", status: 404 });
}

export async function an_expired_token_is_refused_or_put_to_stytch(world) {
  const stytch = await world.emulator({ secondsAgo: 600 });
  const client = stytch.client();
  const login = await stytch.logIn(client);
  const refused = { kind: "denied", reason: "expired" };
  await world.stytchError(() => client.authenticateSessionJwt(login.session_jwt), refused);
  equal(await stytch.requestsOf(AUTHENTICATE), 0);

  await stytch.control("advance", { seconds: 600 });
  const found = await client.authenticateSessionJwt(login.session_jwt, { fallBack: true });
  equal(found.session.user_id, login.user_id);
  equal(found.response.user.user_id, login.user_id);
  equal(found.freshJwt, found.response.session_jwt);
  // The new one is good here again.
  ok(!(await client.authenticateSessionJwt(found.freshJwt)).response, "Stytch should not have been asked");
  equal(await stytch.requestsOf(AUTHENTICATE), 1);
}

export async function clocks_may_differ_by_the_leeway(world) {
  const stytch = await world.emulator({ secondsAgo: 600 });
  const login = await stytch.logIn(stytch.client());
  const found = await stytch.client({ leewaySeconds: 400 }).authenticateSessionJwt(login.session_jwt);
  equal(found.session.user_id, login.user_id);
}

export async function a_token_from_the_future_is_not_valid_yet(world) {
  const stytch = await world.emulator();
  await stytch.control("advance", { seconds: 120 });
  const client = stytch.client();
  const login = await stytch.logIn(client);
  const refused = { kind: "denied", reason: "not_yet_valid" };
  await world.stytchError(() => client.authenticateSessionJwt(login.session_jwt), refused);
}

export async function an_old_token_is_put_to_stytch(world) {
  const { stytch, client, login } = await loggedIn(world);
  const young = await client.authenticateSessionJwt(login.session_jwt, { maxAgeSeconds: 200 });
  ok(!young.response, "Stytch should not have been asked");
  const found = await client.authenticateSessionJwt(login.session_jwt, { maxAgeSeconds: 0 });
  equal(found.response.user.user_id, login.user_id);
  equal(found.session.session_id, login.session.session_id);
  ok(found.freshJwt, "there should be a new token");
  equal(await stytch.requestsOf(AUTHENTICATE), 1);

  const here = () => client.authenticateSessionJwt(login.session_jwt, { maxAgeSeconds: 0, fallBack: false });
  await world.stytchError(here, { kind: "denied", reason: "too_old" });
  equal(await stytch.requestsOf(AUTHENTICATE), 1);
}

export async function stytch_can_be_told_about_the_session(world) {
  const { stytch, client, login } = await loggedIn(world);
  const sessionCustomClaims = { tier: "gold" };
  const options = { maxAgeSeconds: 0, sessionDurationMinutes: 120, sessionCustomClaims };
  const { session } = await client.authenticateSessionJwt(login.session_jwt, options);
  equal(session.custom_claims, sessionCustomClaims);
  equal(Date.parse(session.expires_at) - Date.parse(login.session.expires_at), 60 * 60 * 1000);
  equal(await stytch.requestsOf(AUTHENTICATE), 1);
}

export async function a_session_that_is_over_is_denied_by_stytch(world) {
  const { client, login } = await loggedIn(world);
  await client.call("consumer.sessions.revoke", { session_token: login.session_token });
  // Its token still says otherwise.
  await client.authenticateSessionJwt(login.session_jwt);
  const check = () => client.authenticateSessionJwt(login.session_jwt, { maxAgeSeconds: 0 });
  const denied = { kind: "denied", reason: "inactive", status: 404 };
  const { requestId } = await world.stytchError(check, denied);
  ok(requestId.startsWith("request-id-"), "the error should name the request");
}

export async function the_required_permission_counts_on_both_paths(world) {
  const { stytch, client, login } = await loggedIn(world);
  await stytch.control("set_policy", policy());
  await each([DAY, 0], async (maxAgeSeconds) => {
    const check = (action) => {
      const require = { resourceId: "documents", action };
      return client.authenticateSessionJwt(login.session_jwt, { maxAgeSeconds, require });
    };
    await check("read");
    await world.stytchError(() => check("write"), { kind: "denied", reason: "permission" });
  });
  // A permission that is missing here may be there by now: Stytch was asked.
  equal(await stytch.requestsOf(AUTHENTICATE), 3);
  equal(await stytch.requestsOf("consumer.rbac.policy"), 1);
}

export async function a_session_can_be_checked_for_a_permission_later(world) {
  const { stytch, client, login } = await loggedIn(world);
  await stytch.control("set_policy", policy());
  const { session } = await client.authenticateSessionJwt(login.session_jwt);
  await client.authorize(session, { resourceId: "documents", action: "read" });
  const denied = { kind: "denied", reason: "permission" };
  await each([["documents", "write"], ["users", "read"]], async ([resourceId, action]) => {
    await world.stytchError(() => client.authorize(session, { resourceId, action }), denied);
  });
  equal(await stytch.requestsOf("consumer.rbac.policy"), 1);
  equal(await stytch.requestsOf(AUTHENTICATE), 0);
}

export async function keys_that_cannot_be_had_leave_it_open(world) {
  const { stytch, client, login } = await loggedIn(world);
  await stytch.control("fail_next", { operation: JWKS, status: 500, times: 1 });
  await world.stytchError(() => client.authenticateSessionJwt(login.session_jwt), { kind: "api", status: 500 });
  const again = { kind: "transport", transportKind: "cooling_down", mayHaveReachedServer: false };
  await world.stytchError(() => client.authenticateSessionJwt(login.session_jwt), again);
  // Keys are not fetched again so soon, but Stytch can be asked.
  const found = await client.authenticateSessionJwt(login.session_jwt, { fallBack: true });
  equal(found.response.user.user_id, login.user_id);
  equal(await stytch.requestsOf(JWKS), 1);
}

export async function keys_are_asked_for_again_after_an_outage(world) {
  const { stytch, client, login } = await loggedIn(world);
  await stytch.control("fail_next", { operation: JWKS, status: 503, times: 2 });
  const checks = Array.from({ length: 10 }, () => client.authenticateSessionJwt(login.session_jwt));
  await Promise.all(checks);
  equal(await stytch.requestsOf(JWKS), 3);
}

export async function a_failure_is_shared_by_those_who_waited(world) {
  const { stytch, client, login } = await loggedIn(world);
  await stytch.control("fail_next", { operation: JWKS, status: 500, times: 100 });
  const check = () => world.stytchError(() => client.authenticateSessionJwt(login.session_jwt));
  const errors = await Promise.all(Array.from({ length: 50 }, check));
  const kinds = errors.map(({ kind, transportKind }) => transportKind ?? kind);
  ok(kinds.every((kind) => kind === "api" || kind === "cooling_down"), `the errors are ${kinds}`);
  equal(await stytch.requestsOf(JWKS), 1);
}

export async function a_members_session_knows_its_organization(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  await stytch.control("set_policy", policy());
  const login = await stytch.memberLogIn(client, "acme", ["editor"]);
  const check = (organizationId, action, ...maxAge) => {
    const options = { require: { organizationId, resourceId: "documents", action } };
    if (maxAge.length > 0) [options.maxAgeSeconds] = maxAge;
    return client.authenticateMemberSessionJwt(login.session_jwt, options);
  };

  const { memberSession, response } = await check(login.organization_id, "read");
  equal(memberSession.member_id, login.member_id);
  equal(memberSession.member_session_id, login.member_session_id);
  equal(memberSession.organization_id, login.organization_id);
  equal(memberSession.organization_slug, "acme");
  ok(memberSession.roles.includes("editor"), "the member should be an editor");
  ok(!response, "Stytch should not have been asked");
  equal(await stytch.requestsOf("b2b.sessions.get_jwks"), 1);
  equal(await stytch.requestsOf("b2b.sessions.authenticate"), 0);

  const elsewhere = { kind: "denied", reason: "tenancy" };
  await world.stytchError(() => check("organization-test-other", "read", DAY), elsewhere);
  equal(await stytch.requestsOf("b2b.sessions.authenticate"), 0);
  // The same, said by Stytch.
  await world.stytchError(() => check("organization-test-other", "read", 0), elsewhere);
  const found = await check(login.organization_id, "read", 0);
  equal(found.response.member.member_id, login.member_id);
  equal(found.freshJwt, found.response.session_jwt);
  await world.stytchError(() => check(login.organization_id, "write", 0), { kind: "denied", reason: "permission" });
}

export async function a_member_can_be_checked_for_a_permission_later(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  await stytch.control("set_policy", policy());
  const login = await stytch.memberLogIn(client, "acme", ["editor"]);
  const { memberSession } = await client.authenticateMemberSessionJwt(login.session_jwt);
  const authorize = (organizationId, action) =>
    client.authorize(memberSession, { organizationId, resourceId: "documents", action });
  await authorize(login.organization_id, "read");
  await world.stytchError(() => authorize(login.organization_id, "write"), { kind: "denied", reason: "permission" });
  await world.stytchError(() => authorize("organization-test-other", "read"), { kind: "denied", reason: "tenancy" });
}

export async function the_roles_of_one_organization_do_not_count_in_another(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  await stytch.control("set_policy", policy());
  const withRole = await stytch.memberLogIn(client, "with", ["auditor"]);
  const without = await stytch.memberLogIn(client, "without", ["auditor"]);
  const permissions = [{ resource_id: "documents", actions: ["write"] }];
  const org_policy = { roles: [{ role_id: "auditor", description: "", permissions }] };
  const set = { organization_id: withRole.organization_id, org_policy };
  await client.call("b2b.rbac.organizations.set_org_policy", set);

  const check = ({ session_jwt, organization_id }) => {
    const require = { organizationId: organization_id, resourceId: "documents", action: "write" };
    return client.authenticateMemberSessionJwt(session_jwt, { require });
  };
  await check(withRole);
  await world.stytchError(() => check(without), { kind: "denied", reason: "permission" });
  await check(withRole);
  equal(await stytch.requestsOf("b2b.rbac.organizations.get_org_policy"), 2);
}

export async function users_and_members_are_not_taken_for_each_other(world) {
  const { stytch, client, login } = await loggedIn(world);
  const member = await stytch.memberLogIn(client, "acme", []);
  const denied = { kind: "denied", reason: "wrong_kind" };
  await world.stytchError(() => client.authenticateSessionJwt(member.session_jwt), denied);
  await world.stytchError(() => client.authenticateMemberSessionJwt(login.session_jwt), denied);
}

// As in `{ require: PERMISSIONS[route] }` with a mistyped route.
export async function what_decides_access_is_never_undefined(world) {
  const { stytch, client, login } = await loggedIn(world);
  const checks = {
    authenticateSessionJwt: ["require", "maxAgeSeconds"],
    authenticateMemberSessionJwt: ["require", "maxAgeSeconds"],
    introspectToken: ["require", "maxAgeSeconds", "clientId"],
    introspectMemberToken: ["require", "maxAgeSeconds", "clientId"],
    authenticateM2mToken: ["scopes", "maxAgeSeconds"],
  };
  await each(Object.entries(checks), async ([method, options]) => {
    await each(options, async (field) => {
      const check = () => client[method](login.session_jwt, { [field]: undefined });
      await world.stytchError(check, { kind: "build", buildKind: "wrong_type", field });
    });
  });
  const credentials = { clientId: "m2m-client-test-1", clientSecret: "secret" };
  const fetchToken = () => client.fetchM2mToken({ ...credentials, scopes: undefined });
  await world.stytchError(fetchToken, { kind: "build", field: "scopes" });
  const onBehalf = () => client.call("b2b.organizations.delete", { organization_id: "1" }, { memberSession: undefined });
  await world.stytchError(onBehalf, { kind: "build", field: "memberSession" });
  const permission = { resourceId: "documents", action: "read" };
  const ofNoOrganization = () => client.authorize({ roles: ["editor"], organization_id: undefined }, permission);
  await world.stytchError(ofNoOrganization, { kind: "build", field: "organization_id" });
  equal(await stytch.requestsOf(JWKS), 0);

  const others = { signal: undefined, fallBack: undefined, sessionDurationMinutes: undefined, sessionCustomClaims: undefined };
  await client.authenticateSessionJwt(login.session_jwt, others);
}

// They would be ignored.
export async function options_that_need_another_are_refused_without_it(world) {
  const { stytch, client, login } = await loggedIn(world);
  await each(["introspectToken", "introspectMemberToken"], async (method) => {
    const introspect = () => client[method](login.session_jwt, { clientSecret: "secret" });
    const { field } = await world.stytchError(introspect, { kind: "build", buildKind: "configuration" });
    equal(field, "client_secret");
  });
  await each([{ sessionDurationMinutes: 60 }, { sessionCustomClaims: { tier: "gold" } }], async (options) => {
    await world.stytchError(() => client.authenticateSessionJwt(login.session_jwt, options), { kind: "build" });
    await client.authenticateSessionJwt(login.session_jwt, { ...options, fallBack: false });
  });
  equal(await stytch.requestsOf(AUTHENTICATE), 0);
}

export async function what_is_no_option_of_a_check_is_refused(world) {
  const { stytch, client, login } = await loggedIn(world);
  await each([
    { maxAgeSeconds: -1 },
    { maxAgeSeconds: Number.NaN },
    { maxAgeSeconds: "60" },
    { require: { resourceId: "documents" } },
    { require: { action: "read" } },
    { require: "documents" },
    { sessionDurationMinutes: "60" },
    { sessionCustomClaims: 7 },
  ], async (options) => {
    await world.stytchError(() => client.authenticateSessionJwt(login.session_jwt, options), { kind: "build" });
  });
  await each([undefined, null, 7, {}], async (jwt) => {
    const { kind } = await world.stytchError(() => client.authenticateSessionJwt(jwt));
    ok(kind === "build" || kind === "denied", `the kind of the error is ${kind}`);
  });
  equal(await stytch.requestsOf(JWKS), 0);
}
