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
