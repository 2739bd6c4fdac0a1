import { isBrowser } from "./browser.js";
import { attempt, core } from "./core.js";
import { drive } from "./drive.js";
import { misuse } from "./error.js";
import { check, checked, decided, deciding, expect, is, milliseconds, seconds } from "./options.js";
import { plant } from "./tree.js";

export class Stytch {
  #client;
  #limits;

  constructor(options) {
    const given = checked(options);
    if (isBrowser() && !given.allowSecretInBrowser) {
      throw misuse("secret", "must not be in a browser, where anyone can read it; see `allowSecretInBrowser`");
    }
    this.#limits = {
      timeout: (given.timeoutSeconds ?? 30) * 1000,
      maxBytes: given.maxResponseBytes ?? 10 * 1024 * 1024,
    };
    this.#client = new (core().Client)(
      given.projectId,
      given.secret,
      given.baseUrl,
      given.fraudUrl,
      given.userAgent,
      given.maxRetries,
      milliseconds(given.leewaySeconds),
      JSON.stringify(given.issuers ?? []),
      given.vertical === "b2b",
      given.allowHttp ?? false,
      // Random enough for jitter, and always available: Workers have better randomness only while they serve a request.
      Math.random(),
    );
    attempt(() => this.#client.problem());
    plant(this, (name, args = {}) => JSON.parse(attempt(() => this.#client.browserLogin(name, written(args)))));
  }

  async call(name, args = {}, options = {}) {
    const { memberSession, signal } = check("options", options, CALL_OPTIONS);
    const { sessionToken, sessionJwt } = memberSession ?? {};
    const json = written(args);
    expect("name", name, is.text);
    const begin = () => this.#client.beginCall(Date.now(), name, json, sessionToken, sessionJwt);
    return drive(this.#client, begin, this.#limits, signal, parsed);
  }

  pages(name, args = {}, options = {}) {
    let cursor = args?.cursor;
    const fetch = () => this.call(name, cursor === undefined ? args : { ...args, cursor }, options);
    async function* walk() {
      const { nextCursor } = paging(name);
      // A list whose cursors repeat ends too.
      const seen = new Set();
      do {
        const page = await fetch();
        seen.add(cursor);
        const next = nextCursor.reduce((place, member) => place?.[member], page);
        cursor = seen.has(next) ? undefined : next || undefined;
        yield page;
      } while (cursor !== undefined);
    }
    return withCursor(walk(), () => cursor);
  }

  items(name, args = {}, options = {}) {
    const pages = this.pages(name, args, options);
    let { cursor } = pages;
    async function* walk() {
      const { items } = paging(name);
      for await (const page of pages) {
        const list = page?.[items] ?? [];
        for (const [index, item] of list.entries()) {
          // With its last item, a page is done.
          cursor = index === list.length - 1 ? pages.cursor : cursor;
          yield item;
        }
        cursor = pages.cursor;
      }
    }
    return withCursor(walk(), () => cursor);
  }

  async authenticateSessionJwt(sessionJwt, options = {}) {
    const found = await this.#authenticate("consumer.sessions.authenticate_jwt", sessionJwt, options);
    return { session: found.session, ...asked(found) };
  }

  async authenticateMemberSessionJwt(sessionJwt, options = {}) {
    const found = await this.#authenticate("b2b.sessions.authenticate_jwt", sessionJwt, options);
    return { memberSession: found.member_session, ...asked(found) };
  }

  #authenticate(flow, sessionJwt, options) {
    const given = check("options", options, SESSION_OPTIONS);
    return this.#run(flow, given.signal, {
      session_jwt: expect("sessionJwt", sessionJwt, is.text),
      max_age_seconds: seconds(given.maxAgeSeconds),
      fall_back: given.fallBack,
      authorization_check: permission(given.require),
      session_duration_minutes: given.sessionDurationMinutes,
      session_custom_claims: given.sessionCustomClaims,
    });
  }

  async authorize(session, required, options = {}) {
    const { signal } = check("options", options, SIGNAL);
    const { roles: held, organization_id } = expect("session", session, is.object);
    // Without an organization, the session is a user's.
    if ("organization_id" in session) {
      decided("organization_id", organization_id);
    }
    const authorization_check = permission(expect("required", required, is.object));
    // Stytch may return null for a session without roles.
    const roles = held === null ? [] : held;
    if (organization_id === undefined) {
      await this.#run("consumer.rbac.authorize", signal, { roles, authorization_check });
    } else {
      await this.#run("b2b.rbac.authorize", signal, { roles, organization_id, authorization_check });
    }
  }

  async authenticateM2mToken(accessToken, options = {}) {
    const given = check("options", options, TOKEN_OPTIONS);
    return this.#run("m2m.authenticate_token", given.signal, {
      access_token: expect("accessToken", accessToken, is.text),
      max_age_seconds: seconds(given.maxAgeSeconds),
      required_scopes: given.scopes,
    });
  }

  async fetchM2mToken(client, options = {}) {
    const { signal } = check("options", options, SIGNAL);
    const given = check("client", client, CLIENT, ["clientId", "clientSecret"]);
    return this.#run("m2m.fetch_token", signal, {
      client_id: given.clientId,
      client_secret: given.clientSecret,
      scopes: given.scopes,
      force_refresh: given.forceRefresh,
    });
  }

  async introspectToken(accessToken, options = {}) {
    return this.#introspect("consumer.idp.introspect_token", accessToken, options);
  }

  async introspectMemberToken(accessToken, options = {}) {
    return this.#introspect("b2b.idp.introspect_token", accessToken, options);
  }

  #introspect(flow, accessToken, options) {
    const given = check("options", options, INTROSPECT_OPTIONS);
    return this.#run(flow, given.signal, {
      access_token: expect("accessToken", accessToken, is.text),
      max_age_seconds: seconds(given.maxAgeSeconds),
      authorization_check: permission(given.require),
      client_id: given.clientId,
      client_secret: given.clientSecret,
    });
  }

  async #run(flow, signal, args) {
    const json = written(args);
    return drive(this.#client, () => this.#client.beginFlow(Date.now(), flow, json), this.#limits, signal);
  }
}

const SIGNAL = { signal: is.signal };
const CALL_OPTIONS = { ...SIGNAL, memberSession: deciding(is.memberSession) };
const SESSION_OPTIONS = {
  ...SIGNAL,
  maxAgeSeconds: deciding(is.number),
  fallBack: is.flag,
  require: deciding(is.object),
  sessionDurationMinutes: is.number,
  sessionCustomClaims: is.object,
};
const TOKEN_OPTIONS = { ...SIGNAL, maxAgeSeconds: deciding(is.number), scopes: deciding(is.texts) };
const INTROSPECT_OPTIONS = {
  ...SIGNAL,
  maxAgeSeconds: deciding(is.number),
  require: deciding(is.object),
  clientId: deciding(is.text),
  clientSecret: is.text,
};
const PERMISSION = { resourceId: is.text, action: is.text, organizationId: deciding(is.text) };
const CLIENT = { clientId: is.text, clientSecret: is.text, scopes: deciding(is.texts), forceRefresh: is.flag };

function permission(required) {
  if (required === undefined) {
    return undefined;
  }
  check("require", required, PERMISSION);
  const { organizationId, resourceId, action } = required;
  return { organization_id: organizationId, resource_id: resourceId, action };
}

/** The response of Stytch, if it was asked. */
function asked({ response }) {
  return response === null ? {} : { response, freshJwt: response.session_jwt || undefined };
}

/** The walk, with a property `cursor`. */
function withCursor(walk, get) {
  return Object.defineProperty(walk, "cursor", { get });
}

/** Where the pages of an operation have their items, and the cursor of the next page. */
function paging(name) {
  const [items, nextCursor] = attempt(() => core().paging(expect("name", name, is.text))).split("\n");
  return { items, nextCursor: nextCursor.split(".") };
}

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The JSON of a body, or `undefined` if it is not JSON: the module then says where it is wrong, and handles an empty body. */
function parsed(body) {
  try {
    return JSON.parse(DECODER.decode(body));
  } catch {
    return undefined;
  }
}

function written(args) {
  try {
    return JSON.stringify(args) ?? "null";
  } catch (cause) {
    throw misuse("args", "cannot be written as JSON", "wrong_type");
  }
}
