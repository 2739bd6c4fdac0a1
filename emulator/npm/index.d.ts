/** A message that the project has sent. */
export interface Message {
  /** 1 for the first message. */
  number: number;
  channel: "email" | "sms" | "whatsapp";
  /** `passcode`, or what the link is for. */
  kind: "passcode" | "login" | "invite" | "discovery" | "email_update" | "password_reset" | (string & {});
  to: string;
  /** The passcode; `null` for a link. */
  code: string | null;
  /** The URL where the browser arrives after following the link; `null` for a passcode. */
  link: string | null;
  /** The token in the link; `null` for a passcode. */
  token: string | null;
  /** RFC 3339, by the clock of the emulator. */
  sent_at: string;
  expires_at: string;
  /** What has become of the passcode or link: a newer passcode replaces those before, links of deleted people are withdrawn. */
  status: "valid" | "used" | "expired" | "replaced" | "withdrawn" | (string & {});
}

/** A request that the emulator has handled. */
export interface LoggedRequest {
  /** 1 for the first request. */
  number: number;
  at: string;
  method: string;
  path: string;
  /** Such as `consumer.users.get`; `null` if the request was not for an operation. */
  operation: string | null;
  status: number;
  error_type: string | null;
  error_message: string | null;
}

/** A device, as Stytch's fingerprinting sees it. What is left out is as for an authentic device without warnings. */
export interface Fingerprint {
  /** The action of the verdict. Default: the strictest that follows from the reasons. */
  action?: "ALLOW" | "CHALLENGE" | "BLOCK";
  /** The warnings, such as `VIRTUAL_MACHINE`. */
  reasons?: string[];
  is_authentic_device?: boolean;
  is_proxy?: boolean;
  is_vpn?: boolean;
  /** For how many seconds the telemetry id can be looked up. Default: a day. */
  expires_in?: number;
  visitor_id?: string;
  browser_id?: string;
  visitor_fingerprint?: string;
  browser_fingerprint?: string;
  hardware_fingerprint?: string;
  network_fingerprint?: string;
  ip_address?: string;
  asn?: string;
  asn_name?: string;
  asn_network?: string;
  city?: string;
  region?: string;
  country?: string;
  user_agent?: string;
  detected_device_type?: string;
}

/** A person as an identity provider knows them. */
export interface SsoIdentity {
  email: string;
  /** Their id at the provider. Default: the email address. */
  subject?: string;
  name?: string;
  groups?: string[];
  /** More of what the provider sends, under its own names. */
  attributes?: Record<string, unknown>;
}

/** An emulated Stytch: a program that was started, or one that is running. */
export declare class Emulator {
  private constructor();
  /**
   * Starts the program on a free port of 127.0.0.1. It ends with `stop`, or with this process.
   *
   * `program`: its path, if it is not the one of the package for this platform. `args`: more options, such as `--frozen-clock`.
   */
  static start(options?: { program?: string; args?: string[] }): Promise<Emulator>;
  /** Uses an emulator that is running. Default: the one at the default port, `http://127.0.0.1:7898`. */
  static connect(url?: string, options?: { token?: string }): Promise<Emulator>;

  /** The base URL, without a slash at the end. */
  readonly url: string;
  readonly projectId: string;
  readonly secret: string;
  readonly publicToken: string;
  /** The token that the control interface requires, if other machines can reach it. */
  readonly token: string | undefined;
  /** The variables from which clients and programs under test read where Stytch is. */
  readonly environment: Record<string, string>;

  /** The messages that were sent, newest first. */
  messages(query?: { to?: string; after?: number; limit?: number }): Promise<Message[]>;
  /**
   * The newest message to an email address or phone number. If there is none, waits for one.
   *
   * `after`: the number of a message; only later ones count. `seconds`: how long to wait, at most 60. Default: 10.
   */
  waitForMessage(to: string, options?: { after?: number; seconds?: number }): Promise<Message>;
  /** Forgets the messages, but not the passcodes and links in them. */
  clearMessages(): Promise<void>;

  /** The time of its clock. */
  now(): Promise<Date>;
  /** Sets the clock, which then stands still. */
  setTime(time: Date): Promise<void>;
  /** Moves the clock forward, so that codes, links and sessions expire without waiting. */
  advance(seconds: number): Promise<void>;
  /** Makes the clock follow the system's clock again. */
  followSystemClock(): Promise<void>;

  /** Makes the next requests for an operation, such as `consumer.users.get`, fail with this status from 400 to 599. */
  failNext(operation: string, status: number, times?: number): Promise<void>;
  /** The failures that are planned and have not happened yet. */
  plannedFailures(): Promise<{ operation: string; status: number; times: number }[]>;
  /** Forgets the failures that are planned. */
  cancelFailures(): Promise<void>;

  /** Publishes the key that signs after the next rotation. */
  publishKey(): Promise<void>;
  /** Signs with a new key. The old ones stay published. */
  rotateKeys(): Promise<void>;
  /** Withdraws all keys except the one that signs. */
  retireKeys(): Promise<void>;

  /** The requests that were handled, newest first. */
  requests(query?: { operation?: string; after?: number; limit?: number }): Promise<LoggedRequest[]>;
  /** How many requests for an operation there were. */
  requestsOf(operation: string): Promise<number>;

  /** Sets how many messages, and how many requests, are kept. Default: 1000. */
  keepHistory(limit: number): Promise<void>;

  /** Sets the RBAC policy of the project, in the form that `rbac.policy` returns. */
  setPolicy(policy: { roles?: object[]; resources?: object[]; scopes?: object[] }): Promise<void>;
  /** Sets the custom claims of tokens of M2M clients. */
  setM2mClaims(claims: Record<string, unknown>): Promise<void>;
  /** Sets whether members have one password in all their organizations. Default: one for each. */
  sharePasswords(shared?: boolean): Promise<void>;

  /** Starts a session of a member without a login. */
  startMemberSession(
    organizationId: string,
    memberId: string,
    minutes?: number,
  ): Promise<{ session_token: string; session_jwt: string; member_session_id: string }>;

  /** An access token of a Connected App for a user, without an authorization, with any scopes. */
  connectedAppToken(clientId: string, userId: string, scopes?: string[]): Promise<string>;
  /** An access token of a Connected App for a member. */
  memberConnectedAppToken(clientId: string, memberId: string, scopes?: string[]): Promise<string>;
  /** A token with which someone from the team logs in as a user, once, for five minutes. */
  impersonationToken(userId: string, impersonatorEmail: string): Promise<string>;
  /** A token with which someone from the team logs in as a member. */
  memberImpersonationToken(memberId: string, impersonatorEmail: string): Promise<string>;

  /** The code that an authenticator app with this secret shows now, by the clock of the emulator. */
  totpCode(secret: string): Promise<string>;
  /** The code that the authenticator app of a user shows now. */
  userTotpCode(userId: string): Promise<string>;
  /** The code that the authenticator app of a member shows now. */
  memberTotpCode(memberId: string): Promise<string>;
  /** Adds a biometric registration to a user, as a mobile device does; resolves to its id. */
  addBiometricRegistration(userId: string): Promise<string>;

  /** Sets the device that has a telemetry id, for lookups and logins. */
  setFingerprint(telemetryId: string, fingerprint?: Fingerprint): Promise<void>;
  /** Sets who logs in at the identity provider of a SAML or OIDC connection. */
  setSsoIdentity(connectionId: string, identity: SsoIdentity): Promise<void>;
  /** Sets what another system says about one of its session tokens, usually with `email`, for `sessions.migrate`. */
  setExternalSession(sessionToken: string, userinfo: Record<string, unknown>): Promise<void>;
  /** Adds or replaces a trusted auth token profile: `sessions.attest` accepts JWTs of this issuer for this audience. */
  setTrustedTokenProfile(profileId: string, issuer: string, audience: string, jwks: { keys: object[] }): Promise<void>;

  /**
   * All that the emulator has, as JSON for a file: users, sessions, messages, settings, keys and the clock. It contains
   * passwords and tokens.
   */
  exportState(): Promise<string>;
  /** Replaces what the emulator has by what `exportState` has returned, here or elsewhere, in this version or an older one. */
  importState(state: string): Promise<void>;

  /** Forgets everything except settings and keys, and returns the clock to how it was at the start. */
  reset(): Promise<void>;
  /** Ends the program, if `start` has started it. */
  stop(): Promise<void>;
}
