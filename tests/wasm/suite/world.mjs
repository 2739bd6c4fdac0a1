// What a test has to work with.

import { asText, describe, equal, fail, failure, ok } from "./assert.mjs";

// Where pages of browsers run scripts: they hide some things from them, and keep others to themselves.
const BROWSERS = ["chromium-page", "chromium-worker"];

const GOLDEN_PROJECT = { projectId: "project-test-1", secret: "secret-test-1" };
// The secret of every other client. It looks like nothing else, so that it can be looked for.
const FAULTY_PROJECT = { projectId: "project-test-1", secret: "secret-test-never-to-be-shown" };

export class World {
  #named = 0;
  #secrets = [];

  constructor({ stytchWasm, addresses, refused, runtime }) {
    for (const { projectId, secret } of [GOLDEN_PROJECT, FAULTY_PROJECT]) {
      this.keepSecret(secret);
      this.keepSecret(btoa(`${projectId}:${secret}`));
    }
    this.stytchWasm = stytchWasm;
    this.addresses = addresses;
    this.refused = refused;
    this.runtime = runtime;
    this.isBrowser = BROWSERS.includes(runtime);
  }

  // A name that no other test has, here or in another runtime.
  newId() {
    this.#named += 1;
    return `${this.runtime}-${this.#named}`;
  }

  client(options) {
    return new this.stytchWasm.Stytch(this.options(options));
  }

  // Options for a client that is allowed to be here.
  options(options) {
    return this.isBrowser ? { allowSecretInBrowser: true, ...options } : options;
  }

  // A client that has to send one golden request.
  golden(name, number) {
    const area = this.isBrowser ? "golden-in-browser" : "golden";
    const url = `${this.addresses.url}/${area}/${name}/${number}`;
    return this.client({ ...GOLDEN_PROJECT, baseUrl: `${url}/api`, fraudUrl: `${url}/fraud`, userAgent: "golden" });
  }

  // An emulated Stytch of the test's own. Its clock stands still, at the present or some time before.
  async emulator({ secondsAgo = 0 } = {}) {
    const emulator = new Emulator(this);
    if (secondsAgo > 0) await emulator.control("start_in_the_past", { seconds: secondsAgo });
    await emulator.connect();
    return emulator;
  }

  // A place where calls meet this fault. `server/src/fault.rs` knows which there are.
  fault(kind) {
    return new Fault(this, kind);
  }

  // A client whose calls are refused by the system.
  unreachable(options) {
    return this.client({ ...FAULTY_PROJECT, baseUrl: this.refused, fraudUrl: this.refused, ...options });
  }

  faultyProject() {
    return { ...FAULTY_PROJECT };
  }

  // What the test server answers.
  async control(path, args) {
    const init = args === undefined ? {} : { method: "POST", body: JSON.stringify(args) };
    const response = await fetch(`${this.addresses.url}/control/${path}`, init);
    const answer = await response.json();
    return response.ok ? answer : fail(`/control/${path}: ${answer.error_message}`);
  }

  // What an attempt fails with: a StytchError with these fields, and without a secret. A field that is expected to be
  // `undefined` has to be absent, null or empty; a pattern has to match.
  async stytchError(attempt, expected = {}) {
    const error = await failure(attempt);
    this.checkError(error);
    for (const [name, value] of Object.entries(expected)) {
      const what = `${name} of the error "${describe(error)}"`;
      if (value instanceof RegExp) {
        ok(value.test(error[name]), `${what} should match ${value}`);
      } else {
        const isNothing = error[name] === null || error[name] === "";
        equal(value === undefined && isNothing ? undefined : error[name], value, what);
      }
    }
    return error;
  }

  checkError(error) {
    const { StytchError } = this.stytchWasm;
    ok(error instanceof StytchError, `should be a StytchError: ${describe(error)}`);
    ok(error instanceof Error, "a StytchError should be an Error");
    equal(error.name, "StytchError", "name of the error");
    const kinds = ["build", "api", "decode", "denied", "transport"];
    ok(kinds.includes(error.kind), `should be of a known kind: ${describe(error)}`);
    ok(typeof error.message === "string" && error.message !== "", `should have a message: ${describe(error)}`);
    this.showsNoSecret(error);
  }

  // From now on, nothing may show this text.
  keepSecret(text) {
    this.#secrets.push(text);
    return text;
  }

  // Nothing of a value may show a secret, not even to those who look closely.
  showsNoSecret(value) {
    for (let part = value; part instanceof Object; part = part.cause) {
      const shown = [["text", String(part)], ["JSON", asText(part)]];
      for (const name of Reflect.ownKeys(part)) shown.push([String(name), `${asText(part[name])} ${String(part[name])}`]);
      for (const [where, text] of shown) {
        const secret = this.#secrets.find((secret) => text.includes(secret));
        ok(secret === undefined, `the ${where} of an error or a client shows a secret that ends with ${secret?.slice(-4)}`);
      }
    }
  }
}

class Emulator {
  #world;

  constructor(world) {
    this.#world = world;
    this.id = world.newId();
  }

  async connect() {
    const project = await this.control("project");
    this.project = { projectId: project.project_id, secret: this.#world.keepSecret(project.secret) };
  }

  get url() {
    return `${this.#world.addresses.url}/emulator/${this.id}`;
  }

  client(options) {
    return this.#world.client({ ...this.project, baseUrl: this.url, fraudUrl: this.url, ...options });
  }

  control(action, args = {}) {
    return this.#world.control(`emulator/${this.id}/${action}`, args);
  }

  // How often the operation was asked for.
  requestsOf(operation) {
    return this.control("requests_of", { operation });
  }

  // Everything that was asked for, as it arrived.
  log() {
    return this.#world.control(`log/emulator/${this.id}/`);
  }

  // A user with a session of an hour; answers the whole login.
  async logIn(client) {
    const login = await client.call("consumer.passwords.create", {
      email: "ada@example.com",
      password: this.#world.keepSecret("correct horse battery staple"),
      session_duration_minutes: 60,
    });
    this.#keepTokens(login);
    return login;
  }

  #keepTokens({ session_token, session_jwt }) {
    this.#world.keepSecret(session_token);
    // What is changed about a token leaves at least one of these as it was.
    for (const part of session_jwt.split(".")) this.#world.keepSecret(part);
  }

  // A member with a session of an hour, in an organization with this slug.
  async memberLogIn(client, slug, roles) {
    const created = await client.call("b2b.organizations.create", { organization_name: slug, organization_slug: slug });
    const { organization_id } = created.organization;
    const args = { organization_id, email_address: "ada@acme.example", roles };
    const { member_id } = (await client.call("b2b.organizations.members.create", args)).member;
    const session = await this.control("start_member_session", { organization_id, member_id, minutes: 60 });
    this.#keepTokens(session);
    return { organization_id, member_id, ...session };
  }
}

class Fault {
  #world;

  constructor(world, kind) {
    this.#world = world;
    this.id = world.newId();
    this.url = `${world.addresses.faults}/fault/${kind}/${this.id}`;
  }

  // Without retries, unless a test is about them.
  client(options) {
    const urls = { baseUrl: this.url, fraudUrl: this.url };
    return this.#world.client({ ...FAULTY_PROJECT, ...urls, maxRetries: 0, ...options });
  }

  // What became of the requests: how many there were, how many bytes of bodies were written, how many are still open.
  calls() {
    return this.#world.control(`calls/${this.id}`);
  }

  // The same, once the client has let go of all of them.
  whenOver() {
    return this.#world.control(`calls/${this.id}/over`);
  }

  trap() {
    return this.#world.control(`trap/${this.id}`);
  }

  log() {
    return this.#world.control(`log/${this.url.slice(this.#world.addresses.faults.length + 1)}/`);
  }
}

// A GET and a POST, which differ in what can be done twice.
export function getUser(client, options) {
  return client.call("consumer.users.get", { user_id: "user-test-1" }, options);
}

export function sendPasscode(client, options) {
  return client.call("consumer.otps.sms.send", { phone_number: "+12025550162" }, options);
}

// Runs something while the clock of this runtime is ahead.
export async function withClockAhead(seconds, act) {
  const now = Date.now;
  Date.now = () => now.call(Date) + seconds * 1000;
  try {
    return await act();
  } finally {
    Date.now = now;
  }
}
