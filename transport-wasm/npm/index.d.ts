import type { Calls, OperationTree, Operations, b2b, consumer } from "./operations.js";

export type * from "./operations.js";

/** Options of a client. */
export interface StytchOptions {
  /** The id of the project, from the dashboard. `undefined`, which a variable of the environment may be, is an error. */
  projectId: string | undefined;
  /**
   * A secret of the project. `undefined`, which a variable of the environment may be, is an error. It must never reach a browser; the
   * constructor throws there.
   */
  secret: string | undefined;
  /**
   * The URL for everything except fraud calls, without `/v1`: a custom domain, or an emulator. A path in it becomes a prefix. Default:
   * Stytch's host for the project.
   */
  baseUrl?: string;
  /** The URL for fraud calls. Default: `https://telemetry.stytch.com`. */
  fraudUrl?: string;
  /** The `User-Agent` header. Default: `stytch-wasm/` and the version of this package. Browsers send their own instead. */
  userAgent?: string;
  /** The time limit of one try of a call, from connecting to the end of the response. Default: 30. */
  timeoutSeconds?: number;
  /** The size limit of a response body after decompression. Default: 10 MiB. */
  maxResponseBytes?: number;
  /**
   * How often a call is retried, at most. Only calls that Stytch cannot have processed are retried, and those that only read, such as GETs
   * and searches, after a timeout, a broken connection, and a 502, 503 or 504. Default: 2.
   */
  maxRetries?: number;
  /** How far the clocks of Stytch and of this machine may be apart when tokens are checked. Default: 0. */
  leewaySeconds?: number;
  /** More issuers of tokens to accept. Default: only Stytch's own and `baseUrl`. */
  issuers?: string[];
  /** The product that the project is of: where the keys for machine-to-machine tokens are fetched. Default: `"consumer"`. */
  vertical?: "consumer" | "b2b";
  /** Allows plain `http` to any host, over which anyone on the network can read the credentials. Default: only to loopback. */
  allowHttp?: boolean;
  /** Allows the secret in a browser, for tests: anyone who opens the page can read it, and do anything to the project. Default: false. */
  allowSecretInBrowser?: boolean;
}

/** The name of an operation, such as `consumer.magic_links.email.login_or_create`. */
export type OperationName = keyof Operations;

/** The args of an operation. */
export type Args<Name extends OperationName> = Operations[Name]["args"];

/** The result of an operation. */
export type Result<Name extends OperationName> = Operations[Name]["result"];

/** Operations that return a list in pages. */
export type PagedOperationName = {
  [Name in OperationName]: Operations[Name] extends { item: unknown } ? Name : never;
}[OperationName];

/** An item of the list that an operation returns in pages. */
export type Item<Name extends PagedOperationName> = Operations[Name] extends { item: infer Item } ? Item : never;

/** Operations that can be called on behalf of a B2B member. */
export type MemberOperationName = {
  [Name in OperationName]: Operations[Name] extends { memberSession: true } ? Name : never;
}[OperationName];

/** Settings of one call. */
export interface CallOptions {
  /** Ends the call early; it then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** The session of a B2B member, by one of its tokens. */
export type MemberSession = { sessionToken: string } | { sessionJwt: string };

/** Settings of one call on behalf of a B2B member. */
export interface MemberCallOptions extends CallOptions {
  /**
   * The member on whose behalf the call is made. Stytch then allows only what the roles of the member allow. Must not be `undefined`:
   * leave it out to call with all rights of the project.
   */
  memberSession?: MemberSession;
}

/** The arguments after the name of an operation. `args` is optional if none of them is required. */
export type Rest<Name extends OperationName> =
  {} extends Args<Name>
    ? [args?: Args<Name>, options?: OptionsOf<Name>]
    : [args: Args<Name>, options?: OptionsOf<Name>];

/** Settings of one call of an operation. */
export type OptionsOf<Name extends OperationName> = Name extends MemberOperationName ? MemberCallOptions : CallOptions;

/** An action on a resource, which the RBAC policy of the project allows to some roles. */
export interface Permission {
  resourceId: string;
  action: string;
}

/** An action on a resource of an organization. */
export interface MemberPermission extends Permission {
  /** The `organization_id` of the organization that the resource belongs to; not its slug or external id. */
  organizationId: string;
}

/**
 * How a session JWT is checked.
 *
 * An option that decides access must not be `undefined`, here `require` and `maxAgeSeconds`: leave it out instead. A mistyped name, as in
 * `{ require: PERMISSIONS[route] }`, is then an error and never skips the check. Others may be `undefined`, which leaves them out: they
 * change where the check takes place or what happens to the session, not what it must allow.
 */
export interface SessionOptions<Required = Permission> extends CallOptions {
  /**
   * The age from which a JWT is not accepted even if it is valid; 0 accepts none. Turns the fall-back on, unless `fallBack` is false.
   * Default: no limit.
   */
  maxAgeSeconds?: number;
  /**
   * Whether Stytch is asked when the local check is not enough. Default: false unless `maxAgeSeconds` is set, so that only keys are
   * requested. While keys cannot be fetched, Stytch is asked about 10 tokens at once and 10 per second; for others, that is an error.
   */
  fallBack?: boolean;
  /** An action that the roles of the session must allow. */
  require?: Required;
  /**
   * If Stytch is asked: the new lifetime of the session, in minutes from then, 5 to 527040. An error unless `fallBack` or `maxAgeSeconds`
   * is set.
   */
  sessionDurationMinutes?: number;
  /** If Stytch is asked: custom claims to add to the session. An error unless `fallBack` or `maxAgeSeconds` is set. */
  sessionCustomClaims?: { [name: string]: unknown };
}

/** A session of a user whose JWT is valid. */
export interface AuthenticatedSession {
  /** The session, from the JWT or from the response of Stytch. */
  session: consumer.Session;
  /** The response of Stytch, if it was asked. */
  response?: consumer.sessions.AuthenticateResponse;
  /** If Stytch was asked: a fresh JWT to store in the cookie. */
  freshJwt?: string;
}

/** A session of a member whose JWT is valid. */
export interface AuthenticatedMemberSession {
  /** The session, from the JWT or from the response of Stytch. */
  memberSession: b2b.MemberSession;
  /** The response of Stytch, if it was asked. */
  response?: b2b.sessions.AuthenticateResponse;
  /** If Stytch was asked: a fresh JWT to store in the cookie. */
  freshJwt?: string;
}

/** How the access token of a machine is checked. Only `signal` may be `undefined`: the others decide access. */
export interface M2mTokenOptions extends CallOptions {
  /** The age from which a token is not accepted even if it is valid. Default: no limit. */
  maxAgeSeconds?: number;
  /** Scopes that the token must have, such as `read:users`. A token with `read:*` has it too. */
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

/** A machine that fetches an access token. */
export interface M2mClient {
  clientId: string;
  clientSecret: string;
  /** Default: all scopes of the client. Must not be `undefined`: leave it out for the default. */
  scopes?: string[];
  /** Fetches a new token even if one is cached, for instance because that one was refused. Default: false. */
  forceRefresh?: boolean;
}

/** An access token of a machine. */
export interface AccessToken {
  /** Sent as `Authorization: Bearer`. */
  access_token: string;
  scopes: string[];
  /** When it expires (RFC 3339), by the clock of this machine. */
  expires_at: string;
}

/**
 * How the access token of a connected app is checked. `require`, `maxAgeSeconds` and `clientId` decide access and must not be `undefined`;
 * `clientSecret` may be, as public clients have none.
 */
export interface IntrospectOptions<Required = Permission> extends CallOptions {
  /** The age from which a token is not accepted even if it is valid. Default: no limit. */
  maxAgeSeconds?: number;
  /** An action that the scopes of the token must allow. */
  require?: Required;
  /** Asks Stytch, as this client, instead of checking locally. Only then is a revoked token noticed. */
  clientId?: string;
  /** The secret of `clientId`; an error without one. */
  clientSecret?: string;
}

/** A connected app that acts for a user or member, and whose access token is valid. */
export interface ConnectedAppToken {
  /** The `user_id` or `member_id` that the app acts for. */
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

/** A walk through a list, which can be resumed. */
export interface Walk<T> extends AsyncGenerator<T, void, void> {
  /**
   * The cursor of the page with the next page or item, for the `cursor` of a later walk. `undefined` before the first page, unless the
   * walk began with a cursor, and after the last. After an error, it is that of the page that failed.
   *
   * A walk through items that stopped within a page continues at the beginning of that page, so the items of the page that were already
   * returned come again.
   */
  readonly cursor: string | undefined;
}

/**
 * The operations as methods: `stytch.consumer.otps.sms.send({ phone_number })` is `POST /v1/otps/sms/send`. Names with underscores are
 * operations of Stytch, with the args of its API. Names in camelCase are what this package adds.
 */
export interface Stytch extends OperationTree, Calls {}

/**
 * A client of a Stytch project. Use one for the whole program: it caches the project's keys, policies and tokens.
 *
 * Calls reject with a {@link StytchError}, except that an aborted call rejects with the reason of its signal.
 */
export class Stytch {
  /** Throws a {@link StytchError} naming the option that cannot be used. */
  constructor(options: StytchOptions);

  /** Walks through the pages of a list. Each is fetched when the loop reaches it. An error ends the walk. */
  pages<Name extends PagedOperationName>(name: Name, ...rest: Rest<Name>): Walk<Result<Name>>;

  /** Walks through the items of a list, fetching pages as they are needed. An error ends the walk. */
  items<Name extends PagedOperationName>(name: Name, ...rest: Rest<Name>): Walk<Item<Name>>;

  /** See `consumer.sessions.authenticateJwt` of the tree. */
  authenticateSessionJwt(sessionJwt: string, options?: SessionOptions): Promise<AuthenticatedSession>;

  /** See `b2b.sessions.authenticateJwt` of the tree. */
  authenticateMemberSessionJwt(
    sessionJwt: string,
    options?: SessionOptions<MemberPermission>,
  ): Promise<AuthenticatedMemberSession>;

  /** See `consumer.rbac.authorize` and `b2b.rbac.authorize` of the tree. The session says which of them it is. */
  authorize(session: Pick<consumer.Session, "roles">, required: Permission, options?: CallOptions): Promise<void>;
  authorize(
    session: Pick<b2b.MemberSession, "roles" | "organization_id">,
    required: MemberPermission,
    options?: CallOptions,
  ): Promise<void>;

  /** See `m2m.authenticateToken` of the tree. */
  authenticateM2mToken(accessToken: string, options?: M2mTokenOptions): Promise<AuthenticatedClient>;

  /** See `m2m.fetchToken` of the tree. */
  fetchM2mToken(client: M2mClient, options?: CallOptions): Promise<AccessToken>;

  /** See `consumer.idp.introspectToken` of the tree. */
  introspectToken(accessToken: string, options?: IntrospectOptions): Promise<ConnectedAppToken>;

  /** See `b2b.idp.introspectToken` of the tree. */
  introspectMemberToken(
    accessToken: string,
    options?: IntrospectOptions<MemberPermission>,
  ): Promise<ConnectedAppToken>;
}

/** The event of a webhook. */
export interface WebhookEvent {
  /** The id of the message, the same when it is delivered again. */
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

/** Verifies and reads the webhooks of one endpoint, which is set up in the dashboard. */
export class Webhook {
  /**
   * `signingSecret` is the secret that the dashboard shows as `whsec_..`, or several of them during a rotation. `undefined`, which a
   * variable of the environment may be, is an error. Default of `toleranceSeconds`: 300.
   */
  constructor(signingSecret: string | string[] | undefined, options?: { toleranceSeconds?: number });

  /**
   * Returns the event if one of the secrets signed it, within the tolerance. `body` must be the body as it arrived, not parsed. Throws a
   * {@link StytchError}, of kind `"denied"` if the webhook is not Stytch's, and of kind `"decode"` if it is, but not an event.
   */
  verify(
    headers: Headers | { [name: string]: string | string[] | undefined },
    body: string | Uint8Array,
  ): WebhookEvent;
}

/** What every error has. The message is one line that is safe to log and contains no secret. */
interface AnyError extends Error {
  readonly name: "StytchError";
  /** The operation that was called, if one was. */
  readonly operation?: string;
  /** Stytch's id of the request, for its support team. */
  readonly requestId?: string;
}

/** An argument, an option or a flow cannot be used; the call was not sent. */
export interface BuildError extends AnyError {
  readonly kind: "build";
  /** The arg, param or option to blame. */
  readonly field: string;
  /** What is wrong with the field. */
  readonly buildKind:
    | "unknown_operation"
    | "unknown_param"
    | "missing_param"
    | "wrong_type"
    | "invalid_value"
    | "configuration"
    | (string & {});
}

/** What Stytch, or something on the way to it, said in a response with a status other than 2xx. */
interface Refusal {
  /** The HTTP status. */
  readonly status: number;
  /** Stytch's name of the error, such as `otp_code_not_found`. Empty if the response is not Stytch's. */
  readonly errorType: string;
  /** Stytch's description of the error, for people. Empty if there is none. */
  readonly errorMessage: string;
  /** The page that explains the error. */
  readonly errorUrl?: string;
  /** More about the error, by field. Not enumerable, so logs do not show it. */
  readonly errorDetails?: { [field: string]: unknown };
  /** How long to wait before the next try, if the response says so. */
  readonly retryAfterSeconds?: number;
  /** The first 16 KiB of the response body. Not enumerable, so logs do not show it. */
  readonly body: string;
}

/** Stytch, or something on the way to it, responded with a status other than 2xx. */
export interface ApiError extends AnyError, Refusal {
  readonly kind: "api";
}

/**
 * The response was a success, but does not have the form that the operation returns; or a genuine webhook is not an event.
 */
export interface DecodeError extends AnyError {
  readonly kind: "decode";
  /** The place where decoding failed. */
  readonly field: string;
  /** The HTTP status. A webhook has none. */
  readonly status?: number;
}

/** A check said no. It has what Stytch said, if Stytch said it. */
export interface DeniedError extends AnyError, Partial<Refusal> {
  readonly kind: "denied";
  /** Why the check said no. */
  readonly reason:
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
  /** Whether the caller is known but not permitted (403); otherwise not authenticated (401). */
  readonly isForbidden: boolean;
}

/** No response arrived. `cause` is what `fetch` threw, if it threw. */
export interface TransportError extends AnyError {
  readonly kind: "transport";
  /** How the transport failed. */
  readonly transportKind:
    | "connect"
    | "timeout"
    | "redirect"
    | "too_large"
    | "cooling_down"
    | "interrupted"
    | (string & {});
  /** Whether Stytch may have received the request and acted on it, so that a second try may do the same twice. */
  readonly mayHaveReachedServer: boolean;
}

/** Why a call failed. After a comparison of its `kind`, its other properties are known. */
export type StytchError = BuildError | ApiError | DecodeError | DeniedError | TransportError;

/** The class of all errors, for `instanceof`. Programs do not construct it. */
export declare const StytchError: abstract new (...args: never) => StytchError;

/**
 * Generates a PKCE verifier and its challenge (RFC 7636) for a login. Keep the verifier until the redirect arrives.
 *
 * Workers have randomness only while they serve a request.
 */
export function generatePkce(): { verifier: string; challenge: string };

/** Generates an unguessable string: the `state` of a login, which the redirect returns. */
export function generateState(): string;

// Flows, in the tree beside the operations that they belong to.
declare module "./operations.js" {
  namespace consumer.sessions {
    interface Methods {
      /**
       * Authenticates a session JWT of a user, without a request in the common case: signature and claims are checked with the
       * project's keys, which are fetched once and cached. For up to five minutes, the check does not notice that a session was revoked.
       *
       * It rejects with an error of kind `"denied"` if the check says no. Any other error means the check could not be completed.
       */
      authenticateJwt(sessionJwt: string, options?: SessionOptions): Promise<AuthenticatedSession>;
    }
  }
  namespace consumer.rbac {
    interface Methods {
      /**
       * Checks that the roles of a session allow an action, by the policy of the project. Rejects with an error of kind `"denied"` if
       * they do not.
       */
      authorize(session: Pick<consumer.Session, "roles">, required: Permission, options?: CallOptions): Promise<void>;
    }
  }
  namespace consumer.idp {
    interface Methods {
      /** Checks the access token of a connected app that acts for a user. */
      introspectToken(accessToken: string, options?: IntrospectOptions): Promise<ConnectedAppToken>;
    }
  }
  namespace b2b.sessions {
    interface Methods {
      /**
       * Authenticates a session JWT of a member, without a request in the common case: signature and claims are checked with the
       * project's keys, which are fetched once and cached. For up to five minutes, the check does not notice that a session was revoked.
       *
       * It rejects with an error of kind `"denied"` if the check says no. Any other error means the check could not be completed.
       */
      authenticateJwt(sessionJwt: string, options?: SessionOptions<MemberPermission>): Promise<AuthenticatedMemberSession>;
    }
  }
  namespace b2b.rbac {
    interface Methods {
      /**
       * Checks that the roles of a session allow an action, by the policies of the project and of the organization. Rejects with an
       * error of kind `"denied"` if they do not.
       */
      authorize(
        session: Pick<b2b.MemberSession, "roles" | "organization_id">,
        required: MemberPermission,
        options?: CallOptions,
      ): Promise<void>;
    }
  }
  namespace b2b.idp {
    interface Methods {
      /** Checks the access token of a connected app that acts for a member. */
      introspectToken(accessToken: string, options?: IntrospectOptions<MemberPermission>): Promise<ConnectedAppToken>;
    }
  }
  namespace m2m {
    interface Methods {
      /** Authenticates the access token of a machine, without a request once the project's keys are cached. */
      authenticateToken(accessToken: string, options?: M2mTokenOptions): Promise<AuthenticatedClient>;
      // Here, `M2mClient` alone is a client that Stytch returns.
      /** Returns an access token for a machine: a cached one until it is about to expire. */
      fetchToken(client: import("./index.js").M2mClient, options?: CallOptions): Promise<AccessToken>;
    }
  }
}
