import type { Operations, b2b, consumer } from "./operations.js";

export type * from "./operations.js";

/** Who calls Stytch, and how. */
export interface StytchOptions {
  /** The project, as the dashboard shows it. */
  projectId: string;
  /** A secret of the project. It must never reach a browser: a program there is refused. */
  secret: string;
  /** Where calls go instead of Stytch's own host for the project: a custom domain, or an emulator. A path becomes a prefix. */
  baseUrl?: string;
  /** Where fraud calls go instead of `https://telemetry.stytch.com`. */
  fraudUrl?: string;
  /** The `User-Agent`, `stytch-wasm/VERSION` at first. Browsers send their own instead. */
  userAgent?: string;
  /** How long one try of a call takes at most, answer and all; 30 at first. */
  timeoutSeconds?: number;
  /** The size of the biggest answer that is read; 10 MiB at first. */
  maxResponseBytes?: number;
  /** How often a call is tried again at most, where that is safe: after a rate limit, or when nothing was sent. 2 at first. */
  maxRetries?: number;
  /** By how much the clocks of Stytch and of this machine may differ when tokens are checked; 0 at first. */
  leewaySeconds?: number;
  /** Issuers of tokens to accept besides Stytch's own and `baseUrl`. */
  issuers?: string[];
  /** Where the keys for machine-to-machine tokens are fetched; `"consumer"` at first. */
  vertical?: "consumer" | "b2b";
  /** Allows plain `http` to any host: credentials then cross the network readable. Loopback needs no permission. */
  allowHttp?: boolean;
  /** Allows the secret in a browser, for tests: whoever opens the page can read it, and do anything to the project. */
  allowSecretInBrowser?: boolean;
}

/** The name of an operation, such as `consumer.magic_links.email.login_or_create`. */
export type OperationName = keyof Operations;

/** What an operation takes. */
export type Args<Name extends OperationName> = Operations[Name]["args"];

/** What an operation answers. */
export type Result<Name extends OperationName> = Operations[Name]["result"];

/** Operations that answer a list in pages. */
export type PagedOperationName = {
  [Name in OperationName]: Operations[Name] extends { item: unknown } ? Name : never;
}[OperationName];

/** An item of the list that an operation answers in pages. */
export type Item<Name extends PagedOperationName> = Operations[Name] extends { item: infer Item } ? Item : never;

/** Operations that can be called on behalf of a B2B member. */
export type MemberOperationName = {
  [Name in OperationName]: Operations[Name] extends { memberSession: true } ? Name : never;
}[OperationName];

/** Settings of one call. */
export interface CallOptions {
  /** Ends the call early: it then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** The session of a B2B member, by one of its tokens. */
export type MemberSession = { sessionToken: string } | { sessionJwt: string };

/** Settings of one call on behalf of a B2B member. */
export interface MemberCallOptions extends CallOptions {
  /** On whose behalf: Stytch then allows what the roles of the member allow. */
  memberSession?: MemberSession;
}

/** What comes after the name of an operation: args may be left out where none is required. */
export type Rest<Name extends OperationName> =
  {} extends Args<Name>
    ? [args?: Args<Name>, options?: OptionsOf<Name>]
    : [args: Args<Name>, options?: OptionsOf<Name>];

/** Settings of one call of an operation. */
export type OptionsOf<Name extends OperationName> = Name extends MemberOperationName ? MemberCallOptions : CallOptions;

/** An action on a resource, which the policy of the project (RBAC) allows to some roles. */
export interface Permission {
  resourceId: string;
  action: string;
}

/** An action on a resource of an organization. */
export interface MemberPermission extends Permission {
  /** The organization whose resource it is, by its `organization_id`: not by its slug or external id. */
  organizationId: string;
}

/** How a session JWT is checked. */
export interface SessionOptions<Required = Permission> extends CallOptions {
  /**
   * Does not accept a JWT that is this old or older, though it is valid; nothing is young enough for 0. Turns the fall-back on,
   * unless `fallBack` says otherwise.
   */
  maxAgeSeconds?: number;
  /** Whether Stytch is asked where the check here is not enough: off at first, so that no request is made but for keys. */
  fallBack?: boolean;
  /** What the roles of the session must allow. */
  require?: Required;
  /** The lifetime that the session gets if Stytch is asked, in minutes from then, 5 to 527040. */
  sessionDurationMinutes?: number;
  /** Custom claims that the session gets if Stytch is asked. */
  sessionCustomClaims?: { [name: string]: unknown };
}

/** A session of a user whose JWT is valid. */
export interface AuthenticatedSession {
  /** The session, as the JWT tells of it or as Stytch answered. */
  session: consumer.Session;
  /** What Stytch answered, if it was asked. */
  answer?: consumer.sessions.AuthenticateResponse;
  /** The JWT that takes the place of the one that was checked, for the cookie; only if Stytch was asked. */
  freshJwt?: string;
}

/** A session of a member whose JWT is valid. */
export interface AuthenticatedMemberSession {
  /** The session, as the JWT tells of it or as Stytch answered. */
  memberSession: b2b.MemberSession;
  /** What Stytch answered, if it was asked. */
  answer?: b2b.sessions.AuthenticateResponse;
  /** The JWT that takes the place of the one that was checked, for the cookie; only if Stytch was asked. */
  freshJwt?: string;
}

/** How the access token of a machine is checked. */
export interface M2mTokenOptions extends CallOptions {
  /** Does not accept a token that is this old or older, though it is valid. */
  maxAgeSeconds?: number;
  /** Scopes that the token must have, such as `read:users`; a token's `read:*` is as good. */
  scopes?: string[];
}

/** A machine whose access token is valid. */
export interface AuthenticatedClient {
  client_id: string;
  scopes: string[];
  /** When the token expires (RFC 3339). */
  expires_at: string;
  custom_claims: { [name: string]: unknown };
}

/** A machine that wants an access token. */
export interface M2mClient {
  clientId: string;
  clientSecret: string;
  /** All scopes of the client if left out. */
  scopes?: string[];
  /** Does not take a token that is kept: for when one was refused. */
  anew?: boolean;
}

/** An access token of a machine. */
export interface AccessToken {
  /** To be sent as `Authorization: Bearer`. */
  access_token: string;
  scopes: string[];
  /** When it expires (RFC 3339), by the clock of this machine. */
  expires_at: string;
}

/** How the access token of a connected app is checked. */
export interface IntrospectOptions<Required = Permission> extends CallOptions {
  /** Does not accept a token that is this old or older, though it is valid. */
  maxAgeSeconds?: number;
  /** What the scopes of the token must allow. */
  require?: Required;
  /** Asks Stytch, on behalf of this client, instead of checking here; which also notices that a token was revoked. */
  clientId?: string;
  clientSecret?: string;
}

/** A connected app that speaks for somebody, and whose access token is valid. */
export interface ConnectedAppToken {
  /** For whom the app speaks: the `user_id` or `member_id`. */
  subject: string;
  client_id: string;
  scopes: string[];
  issuer: string;
  audience: string[];
  expires_at: string | null;
  issued_at: string | null;
  /** The organization of the member, in B2B. */
  organization: { organization_id: string; organization_slug: string } | null;
  custom_claims: { [name: string]: unknown };
}

/**
 * A client of a Stytch project. One is enough for a program: it keeps the project's keys, policies and tokens.
 *
 * Whatever fails is a {@link StytchError}; but an aborted call rejects with the reason of its signal.
 */
export class Stytch {
  /** Throws a {@link StytchError} that names the option which has no usable value. */
  constructor(options: StytchOptions);

  /** Calls an operation; again where that is safe. */
  call<Name extends OperationName>(name: Name, ...rest: Rest<Name>): Promise<Result<Name>>;

  /** Walks through a list page by page; each is fetched when it is asked for. */
  pages<Name extends PagedOperationName>(name: Name, ...rest: Rest<Name>): AsyncGenerator<Result<Name>, void, void>;

  /** Walks through a list item by item, fetching pages as they are needed. */
  items<Name extends PagedOperationName>(name: Name, ...rest: Rest<Name>): AsyncGenerator<Item<Name>, void, void>;

  /**
   * Authenticates a session JWT of a user, without a request in the common case: signature and claims are checked with the
   * project's keys, which are fetched once and kept. A session that was revoked less than five minutes ago is not noticed.
   *
   * An error of kind `"denied"` is a no. Any other means that there was no telling.
   */
  authenticateSessionJwt(sessionJwt: string, options?: SessionOptions): Promise<AuthenticatedSession>;

  /** Authenticates a session JWT of a B2B member, as `authenticateSessionJwt` does that of a user. */
  authenticateMemberSessionJwt(
    sessionJwt: string,
    options?: SessionOptions<MemberPermission>,
  ): Promise<AuthenticatedMemberSession>;

  /**
   * Checks that the roles of a session allow an action, by the policies of the project and of the organization. It rejects with an
   * error of kind `"denied"` if they do not.
   */
  authorize(session: Pick<consumer.Session, "roles">, required: Permission, options?: CallOptions): Promise<void>;
  authorize(
    session: Pick<b2b.MemberSession, "roles" | "organization_id">,
    required: MemberPermission,
    options?: CallOptions,
  ): Promise<void>;

  /** Authenticates the access token of a machine (M2M), without a request once the project's keys are there. */
  authenticateM2mToken(accessToken: string, options?: M2mTokenOptions): Promise<AuthenticatedClient>;

  /** Gets an access token for a machine; the same again until it is about to expire. */
  fetchM2mToken(client: M2mClient, options?: CallOptions): Promise<AccessToken>;

  /** Finds out whether the access token of a connected app is valid, and for which user it speaks. */
  introspectToken(accessToken: string, options?: IntrospectOptions): Promise<ConnectedAppToken>;

  /** Finds out whether the access token of a connected app is valid, and for which member it speaks. */
  introspectMemberToken(
    accessToken: string,
    options?: IntrospectOptions<MemberPermission>,
  ): Promise<ConnectedAppToken>;
}

/** What Stytch tells in a webhook. */
export interface WebhookEvent {
  /** The same when it is delivered again. */
  message_id: string;
  project_id: string;
  event_id: string;
  action: "CREATE" | "UPDATE" | "DELETE" | (string & {});
  object_type: string;
  source: string;
  /** The id of the object. */
  id: string;
  timestamp: string;
  [name: string]: unknown;
}

/** Checks and reads the webhooks of one endpoint that was set up in the dashboard. */
export class Webhook {
  /** With the secret that the dashboard shows as `whsec_..`; or two of them, while a new one is introduced. */
  constructor(signingSecret: string | string[], options?: { toleranceSeconds?: number });

  /**
   * The event, if one of the secrets has signed it, less than the tolerance ago, which is 5 minutes at first. `body` must be what
   * came, not what was read from it. Throws a {@link StytchError}: of kind `"denied"` if it is not Stytch's.
   */
  verify(
    headers: Headers | { [name: string]: string | string[] | undefined },
    body: string | Uint8Array,
  ): WebhookEvent;
}

/** Why a call failed. The message is one line that is safe to log, and shows no secret. */
export class StytchError extends Error {
  /**
   * - `"build"`: the library was used wrongly; nothing was sent
   * - `"api"`: Stytch, or something on the way to it, answered with a status other than 2xx
   * - `"decode"`: the answer is a success, but not what the operation answers
   * - `"denied"`: a check said no
   * - `"transport"`: no answer arrived
   */
  readonly kind: "build" | "api" | "decode" | "denied" | "transport";
  /** The operation that was called. */
  readonly operation?: string;
  /** The HTTP status. */
  readonly status?: number;
  /** Stytch's name for what went wrong, such as `otp_code_not_found`. */
  readonly errorType?: string;
  /** What went wrong, for people, in Stytch's words. */
  readonly errorMessage?: string;
  /** The page that explains the error. */
  readonly errorUrl?: string;
  /** More about the error, by field. */
  readonly errorDetails?: { [field: string]: unknown };
  /** Stytch's id of the request, which its support asks for. */
  readonly requestId?: string;
  /** How long to wait before the next try, if the answer says so. */
  readonly retryAfterSeconds?: number;
  /** The first 16 KiB of the answer. Not shown in logs. */
  readonly body?: string;
  /** The arg, param or option to blame, or where in the answer reading stopped. */
  readonly field?: string;
  /** What is wrong with the field. */
  readonly buildKind?:
    | "unknown_operation"
    | "unknown_param"
    | "missing_param"
    | "wrong_type"
    | "invalid_value"
    | "configuration";
  /** Why a check said no. */
  readonly reason?:
    | "malformed"
    | "algorithm"
    | "unknown_key"
    | "signature"
    | "audience"
    | "issuer"
    | "expired"
    | "not_yet_valid"
    | "too_old"
    | "wrong_kind"
    | "inactive"
    | "tenancy"
    | "permission"
    | (string & {});
  /** After a no, whether it is known who asks, but they may not: 403, where the others are 401. */
  readonly isForbidden?: boolean;
  /** How the transport failed. */
  readonly transportKind?:
    "connect" | "timeout" | "redirect" | "too_large" | "cooling_down" | "interrupted" | (string & {});
  /** Whether Stytch may have seen the request, and acted on it: then a second try can do it twice. */
  readonly mayHaveReachedServer?: boolean;
}

/**
 * A verifier for a login that begins now, and its challenge (RFC 7636). Keep the verifier until the login comes back.
 *
 * Workers have randomness only while they serve a request.
 */
export function generatePkce(): { verifier: string; challenge: string };

/** A text that nobody can guess, for the `state` that a login takes along and brings back. */
export function generateState(): string;
