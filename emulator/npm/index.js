// A client of the control interface of stytch-emulator.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { programPath } from "./program.js";

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill()));

export class Emulator {
  #token;
  #child;

  constructor(url, token, project, child) {
    this.url = url;
    this.#token = token;
    this.#child = child;
    this.projectId = project.project_id;
    this.secret = project.secret;
    this.publicToken = project.public_token;
  }

  static async start({ program = programPath(), args = [] } = {}) {
    const child = spawn(program, ["--port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    const ended = new Promise((resolve) => {
      child.on("error", (error) => resolve(error.message));
      // Not `exit`, after which there may be more of its output.
      child.on("close", (code, signal) => resolve(`it ended with ${signal ?? code}`));
    });
    ended.then(() => running.delete(child));
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      errors = (errors + text).slice(-2000);
    });
    const variables = await Promise.race([announced(child.stdout), ended.then(() => undefined)]);
    if (variables === undefined) {
      const why = await ended;
      throw new Error(`stytch-emulator did not start: ${errors.trim() || why}`);
    }
    // Neither the program nor its output keeps this process alive.
    for (const part of [child, child.stdout, child.stderr]) part.unref();
    return Emulator.#read(variables.get("STYTCH_BASE_URL"), variables.get("STYTCH_EMULATOR_TOKEN"), child);
  }

  static connect(url = "http://127.0.0.1:7898", { token } = {}) {
    return Emulator.#read(url.replace(/\/+$/, ""), token);
  }

  static async #read(url, token, child) {
    const emulator = new Emulator(url, token, {}, child);
    const project = await emulator.#call("GET", "project");
    return new Emulator(url, token, project, child);
  }

  get token() {
    return this.#token;
  }

  get environment() {
    return {
      STYTCH_BASE_URL: this.url,
      STYTCH_PROJECT_ID: this.projectId,
      STYTCH_SECRET: this.secret,
      STYTCH_PUBLIC_TOKEN: this.publicToken,
    };
  }

  async messages({ to, after, limit } = {}) {
    return (await this.#call("GET", "messages", { to, after, limit })).messages;
  }

  async waitForMessage(to, { after, seconds = 10 } = {}) {
    const { messages } = await this.#call("GET", "messages", { to, after, limit: 1, wait_seconds: seconds });
    if (messages.length === 0) throw new Error(`nothing was sent to ${to} in ${seconds} seconds`);
    return messages[0];
  }

  async clearMessages() {
    await this.#call("POST", "messages/clear", {});
  }

  async now() {
    return new Date((await this.#call("GET", "clock")).unix_seconds * 1000);
  }

  async setTime(time) {
    await this.#call("PUT", "clock", { time: time.toISOString() });
  }

  async advance(seconds) {
    await this.#call("POST", "clock/advance", { seconds });
  }

  async followSystemClock() {
    await this.#call("POST", "clock/follow_system", {});
  }

  async failNext(operation, status, times = 1) {
    await this.#call("POST", "failures", { operation, status, times });
  }

  async plannedFailures() {
    return (await this.#call("GET", "failures")).failures;
  }

  async cancelFailures() {
    await this.#call("POST", "failures/cancel", {});
  }

  async publishKey() {
    await this.#call("POST", "keys/publish", {});
  }

  async rotateKeys() {
    await this.#call("POST", "keys/rotate", {});
  }

  async retireKeys() {
    await this.#call("POST", "keys/retire", {});
  }

  async requests({ operation, after, limit } = {}) {
    return (await this.#call("GET", "requests", { operation, after, limit })).requests;
  }

  async requestsOf(operation) {
    return (await this.#call("GET", "requests/counts", { operation })).counts[operation];
  }

  async keepHistory(limit) {
    await this.#call("PUT", "history", { limit });
  }

  async setPolicy(policy) {
    await this.#call("PUT", "policy", policy);
  }

  async setM2mClaims(claims) {
    await this.#call("PUT", "m2m_claims", { claims });
  }

  async sharePasswords(shared = true) {
    await this.#call("PUT", "shared_passwords", { shared });
  }

  async startMemberSession(organization_id, member_id, session_duration_minutes = 60) {
    return this.#call("POST", "member_sessions", { organization_id, member_id, session_duration_minutes });
  }

  async connectedAppToken(client_id, user_id, scopes = []) {
    return (await this.#call("POST", "connected_app_tokens", { client_id, user_id, scopes })).access_token;
  }

  async memberConnectedAppToken(client_id, member_id, scopes = []) {
    return (await this.#call("POST", "connected_app_tokens", { client_id, member_id, scopes })).access_token;
  }

  async impersonationToken(user_id, impersonator_email) {
    return (await this.#call("POST", "impersonation_tokens", { user_id, impersonator_email })).token;
  }

  async memberImpersonationToken(member_id, impersonator_email) {
    return (await this.#call("POST", "impersonation_tokens", { member_id, impersonator_email })).token;
  }

  async totpCode(secret) {
    return (await this.#call("GET", "totp_code", { secret })).code;
  }

  async userTotpCode(user_id) {
    return (await this.#call("GET", "totp_code", { user_id })).code;
  }

  async memberTotpCode(member_id) {
    return (await this.#call("GET", "totp_code", { member_id })).code;
  }

  async addBiometricRegistration(user_id) {
    return (await this.#call("POST", "biometric_registrations", { user_id })).biometric_registration_id;
  }

  async setFingerprint(telemetry_id, fingerprint = {}) {
    await this.#call("PUT", "fingerprints", { telemetry_id, fingerprint });
  }

  async setSsoIdentity(connection_id, identity) {
    await this.#call("PUT", "sso_identities", { ...identity, connection_id });
  }

  async setExternalSession(session_token, userinfo) {
    await this.#call("PUT", "external_sessions", { session_token, userinfo });
  }

  async setTrustedTokenProfile(profile_id, issuer, audience, jwks) {
    await this.#call("PUT", "trusted_token_profiles", { profile_id, issuer, audience, jwks });
  }

  async exportState() {
    return this.#text("GET", "state");
  }

  async importState(state) {
    await this.#text("PUT", "state", state);
  }

  async reset() {
    await this.#call("POST", "reset", {});
  }

  async stop() {
    if (!running.has(this.#child)) return;
    const ended = new Promise((resolve) => this.#child.on("exit", resolve));
    this.#child.ref();
    this.#child.kill();
    await ended;
  }

  async #call(method, path, params = {}) {
    const given = Object.entries(params).filter(([, value]) => value !== undefined);
    if (method !== "GET") return JSON.parse(await this.#text(method, path, JSON.stringify(Object.fromEntries(given))));
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    return JSON.parse(await this.#text("GET", `${path}?${query}`));
  }

  async #text(method, path, body) {
    const headers = { "content-type": "application/json" };
    if (this.#token) headers.authorization = `Bearer ${this.#token}`;
    const response = await fetch(`${this.url}/emulator/${path}`, { method, headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /emulator/${path.split("?")[0]}: ${JSON.parse(text).error_message}`);
    return text;
  }
}

/** The variables that the program prints when it is ready. */
async function announced(output) {
  const variables = new Map();
  for await (const line of createInterface({ input: output })) {
    const [, name, value] = /^(STYTCH_\w+)=(.*)$/.exec(line) ?? [];
    if (name) variables.set(name, value);
    // An empty line follows the variables.
    if (line === "" && variables.size > 0) return variables;
  }
  return undefined;
}
