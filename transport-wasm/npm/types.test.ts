// What compiles and what does not. `check-types.mjs` compiles this file, but it is never run.

import { Stytch, StytchError, Webhook } from "./index.js";
import type {
  Args,
  Item,
  MemberCallOptions,
  MemberOperationName,
  OperationName,
  PagedOperationName,
  Rest,
  Result,
  b2b,
  consumer,
  models,
} from "./index.js";

/** Compiles if both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(is: Same<A, B>): void;

const stytch = new Stytch({ projectId: "project-test-1", secret: "secret-test-1" });
const memberSession = { sessionJwt: "eyJ" };

/** Names, args and results. */
export async function namesArgsAndResults() {
  const sent = await stytch.call("consumer.otps.sms.send", { phone_number: "+12025550162" });
  same<typeof sent, consumer.otps.sms.SendResponse>(true);
  same<typeof sent.phone_id, string>(true);

  // @ts-expect-error: there is no such operation
  await stytch.call("consumer.otps.sms.sent", { phone_number: "+12025550162" });
  // @ts-expect-error: a param is missing
  await stytch.call("consumer.otps.sms.send", {});
  // @ts-expect-error: all params are missing
  await stytch.call("consumer.otps.sms.send");
  // @ts-expect-error: a number is no text
  await stytch.call("consumer.otps.sms.send", { phone_number: 12025550162 });
  // @ts-expect-error: there is no such param
  await stytch.call("consumer.otps.sms.send", { phone_number: "+12025550162", expiry: 5 });
  // @ts-expect-error: there is no such field
  sent.phoneId;
}

/** Operations and flows as methods. `check-types.mjs` compares each operation with its call by name. */
export async function methods() {
  const sent = await stytch.consumer.otps.sms.send({ phone_number: "+12025550162" });
  same<typeof sent, consumer.otps.sms.SendResponse>(true);
  await stytch.debug.whoami();
  await stytch.b2b.organizations.update({ organization_id: "o" }, { memberSession });
  // @ts-expect-error: there is no such method
  await stytch.consumer.otps.sms.sent({ phone_number: "+12025550162" });
  // @ts-expect-error: a param is missing
  await stytch.consumer.otps.sms.send();
  // @ts-expect-error: it takes no member session
  await stytch.consumer.users.get({ user_id: "user-test-1" }, { memberSession });
  // @ts-expect-error: the tree is not to be replaced
  stytch.consumer = stytch.consumer;

  const { session } = await stytch.consumer.sessions.authenticateJwt("eyJ", { maxAgeSeconds: 60 });
  await stytch.consumer.rbac.authorize(session, { resourceId: "documents", action: "read" });
  const required = { organizationId: "organization-test-1", resourceId: "documents", action: "read" };
  const member = await stytch.b2b.sessions.authenticateJwt("eyJ", { require: required });
  await stytch.b2b.rbac.authorize(member.memberSession, required);
  // @ts-expect-error: an action of a member is one in an organization
  await stytch.b2b.rbac.authorize(member.memberSession, { resourceId: "documents", action: "read" });
  same<typeof stytch.consumer.idp.introspectToken, typeof stytch.introspectToken>(true);
  same<typeof stytch.b2b.idp.introspectToken, typeof stytch.introspectMemberToken>(true);
  same<typeof stytch.consumer.sessions.authenticateJwt, typeof stytch.authenticateSessionJwt>(true);
  same<typeof stytch.b2b.sessions.authenticateJwt, typeof stytch.authenticateMemberSessionJwt>(true);
  same<typeof stytch.m2m.authenticateToken, typeof stytch.authenticateM2mToken>(true);
  same<typeof stytch.m2m.fetchToken, typeof stytch.fetchM2mToken>(true);
}

/** The `kind` of an error tells its properties. */
export function kinds(error: unknown) {
  if (!(error instanceof StytchError)) return;
  same<typeof error, StytchError>(true);
  same<typeof error.requestId, string | undefined>(true);
  // @ts-expect-error: not every kind has a status
  error.status;
  switch (error.kind) {
    case "api":
      return same<typeof error.status, number>(true);
    case "build":
      return same<typeof error.field, string>(true);
    case "decode":
      return same<typeof error.status, number | undefined>(true);
    case "denied":
      return same<typeof error.errorType, string | undefined>(true);
    case "transport":
      return same<typeof error.mayHaveReachedServer, boolean>(true);
    default:
      return same<typeof error, never>(true);
  }
}

/** The variables of the environment may be missing, and the options not. */
export function environment(env: { [name: string]: string | undefined }) {
  new Stytch({ projectId: env["STYTCH_PROJECT_ID"], secret: env["STYTCH_SECRET"] });
  // @ts-expect-error: the secret is missing
  new Stytch({ projectId: env["STYTCH_PROJECT_ID"] });
  // @ts-expect-error: it is `projectId`
  new Stytch({ project_id: "project-test-1", secret: "secret-test-1" });
  // @ts-expect-error: errors are for `instanceof`
  new StytchError();
}

/** Where nothing is required, nothing needs to be passed. */
export async function nothingRequired() {
  const me = await stytch.call("debug.whoami");
  same<typeof me.project_id, string>(true);
  await stytch.call("debug.whoami", {});
  await stytch.call("debug.whoami", {}, { signal: new AbortController().signal });
  // @ts-expect-error: an operation without params takes none
  await stytch.call("debug.whoami", { verbose: true });
  await stytch.call("consumer.users.create");
}

/** Null goes out in a JSON body, and only there. */
export async function nulls() {
  await stytch.call("consumer.users.update", { user_id: "user-test-1", name: null, external_id: null });
  await stytch.call("consumer.users.create", {
    name: { first_name: null },
    trusted_metadata: { seen: null, tags: [1] },
  });
  // @ts-expect-error: what is required cannot be null
  await stytch.call("consumer.otps.sms.send", { phone_number: null });
  // @ts-expect-error: a form cannot say null
  await stytch.call("oauth2.revoke", { token: "t", client_id: "c", client_secret: null });
  // @ts-expect-error: nor can a query
  await stytch.call("b2b.scim.connection.get_groups", { organization_id: "o", connection_id: "c", cursor: null });
}

/** The project of a path is the client's own unless said. */
export async function ownProject() {
  await stytch.call("oauth2.userinfo", { access_token: "eyJ" });
  await stytch.call("oauth2.userinfo", { access_token: "eyJ", project_id: "project-test-2" });
}

/** Enums know their values and take others. */
export async function openEnums() {
  await stytch.call("consumer.otps.sms.send", { phone_number: "+12025550162", locale: "pt-br" });
  await stytch.call("consumer.otps.sms.send", { phone_number: "+12025550162", locale: "eo" });
  // @ts-expect-error: whatever it is, it is text
  await stytch.call("consumer.otps.sms.send", { phone_number: "+12025550162", locale: 7 });
  const locale: models.Locale = "anything";
}

/** Searches, pages and items. */
export async function searches() {
  const query: models.SearchQuery = {
    operator: "AND",
    operands: [{ filter_name: "phone_number_verified", filter_value: true }],
  };
  for await (const user of stytch.items("consumer.users.search", { limit: 100, query })) {
    same<typeof user, consumer.User>(true);
    const sure: string = user.user_id;
    // @ts-expect-error: it may be missing, or null
    const unsure: string = user.external_id;
  }
  for await (const page of stytch.pages(
    "b2b.organizations.members.search",
    { organization_ids: ["o"] },
    { memberSession },
  )) {
    same<typeof page.members, b2b.Member[]>(true);
  }
  const rules = stytch.items("fraud.rules.list");
  for await (const rule of rules) rule.rule_type;
  same<typeof rules.cursor, string | undefined>(true);
  // @ts-expect-error: it says where the walk is
  rules.cursor = "cursor-2";
  // @ts-expect-error: a filter needs a name
  await stytch.call("consumer.users.search", { query: { operator: "AND", operands: [{ filter_value: true }] } });
  // @ts-expect-error: it is not paged
  stytch.items("consumer.users.get", { user_id: "user-test-1" });
  // @ts-expect-error: it is not paged
  stytch.pages("consumer.users.get", { user_id: "user-test-1" });
}

/** On behalf of a member. */
export async function memberSessions() {
  const organization_id = "organization-test-1";
  await stytch.call("b2b.organizations.update", { organization_id, mfa_policy: "OPTIONAL" }, { memberSession });
  await stytch.call("b2b.organizations.update", { organization_id }, { memberSession: { sessionToken: "token" } });
  // @ts-expect-error: it takes no member session
  await stytch.call("consumer.users.get", { user_id: "user-test-1" }, { memberSession });
  // @ts-expect-error: nor does this one, which also takes no args
  await stytch.call("debug.whoami", {}, { memberSession });
  // @ts-expect-error: one token is needed
  await stytch.call("b2b.organizations.update", { organization_id }, { memberSession: {} });
  // @ts-expect-error: it is an option, and no arg
  await stytch.call("b2b.organizations.update", { organization_id, memberSession });
}

/** What is read by hand in Rust is here as it comes. */
export async function asItComes() {
  const { session } = await stytch.call("consumer.sessions.authenticate", { session_jwt: "eyJ" });
  for (const factor of session.authentication_factors) {
    same<typeof factor, models.AuthenticationFactor>(true);
    same<typeof factor.last_authenticated_at, string | null | undefined>(true);
    const email: string | undefined = factor.email_factor?.email_address;
  }
  same<typeof session.custom_claims, { [name: string]: unknown } | null | undefined>(true);

  const claims = await stytch.call("oauth2.introspect", { token: "eyJ", client_id: "c" });
  same<typeof claims.aud, string | string[] | null | undefined>(true);
  same<(typeof claims)["https://stytch.com/organization"], models.OrganizationClaim | null | undefined>(true);
  same<(typeof claims)["a claim of your own"], unknown>(true);
}

// Functions that take any operation. They pass on the arguments after its name.

function logged<Name extends OperationName>(name: Name, ...rest: Rest<Name>): Promise<Result<Name>> {
  return stytch.call(name, ...rest);
}
const deleted = logged("consumer.users.delete", { user_id: "user-test-1" });
same<typeof deleted, Promise<consumer.users.DeleteResponse>>(true);

// The helper types.

same<Args<"b2b.sessions.get">, b2b.sessions.Get>(true);
same<Item<"m2m.clients.search">["client_id"], string>(true);
// @ts-expect-error: it is not paged
type NoItem = Item<"m2m.clients.get">;
same<Extract<MemberOperationName, "b2b.sessions.get" | "b2b.sso.get_connections">, "b2b.sso.get_connections">(true);

/** What is not called by name. */
export async function sessions(signal: AbortSignal) {
  const { session, freshJwt } = await stytch.authenticateSessionJwt("eyJ", { maxAgeSeconds: 60, signal });
  same<typeof session, consumer.Session>(true);
  same<typeof freshJwt, string | undefined>(true);
  await stytch.authorize(session, { resourceId: "documents", action: "read" });
  const required = { organizationId: "organization-test-1", resourceId: "documents", action: "read" };
  const { memberSession } = await stytch.authenticateMemberSessionJwt("eyJ", { require: required });
  await stytch.authorize(memberSession, required);
  // @ts-expect-error: an action of a member is one in an organization
  await stytch.authenticateMemberSessionJwt("eyJ", { require: { resourceId: "documents", action: "read" } });
  // @ts-expect-error: there is no such option
  await stytch.authenticateSessionJwt("eyJ", { maxAge: 60 });
}

/** Logins in a browser. */
export function logins() {
  const { url } = stytch.consumer.oauth.start_url({ provider: "google", public_token: "public-token-test-1", custom_scopes: ["a"] });
  same<typeof url, string>(true);
  const landed = stytch.b2b.redirects.parse({ redirect: url });
  same<typeof landed.params, { [name: string]: string }>(true);
  same<typeof landed.code_verifier_param, string | null>(true);
  // @ts-expect-error: the public token is missing
  stytch.b2b.sso.start_url({ connection_id: "c" });
}

/** Errors and webhooks. */
export function others(headers: Headers, body: string) {
  const event = new Webhook("whsec_").verify(headers, body);
  same<typeof event.message_id, string>(true);
  try {
    new Webhook(["whsec_", "whsec_"], { toleranceSeconds: 60 }).verify({ "svix-id": "1" }, new Uint8Array());
  } catch (error) {
    if (error instanceof StytchError && error.kind === "denied") {
      same<typeof error.isForbidden, boolean>(true);
    }
  }
  // @ts-expect-error: what was read is not what came
  new Webhook("whsec_").verify(headers, { id: "1" });
}
