// Runs both workers in workerd, against an emulated Stytch, and says what they weigh:
//
//     node examples/workers-test.mjs [--rust FOLDER] [--server PROGRAM]
//
// It needs what tests/wasm/install installs, transport-wasm/npm/dist, and what transport-wasm/npm/wasm.mjs says. `--rust` names
// the folder `build` of worker-rust if `worker-build` has made it.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { startServer } from "../tests/wasm/launchers/server.mjs";
import { serve } from "../tests/wasm/launchers/workerd.mjs";
import { packJs, packRust, weigh } from "../transport-wasm/npm/worker.mjs";

const HERE = import.meta.dirname;
const EMAIL = "ada@example.com";

const { values: options } = parseArgs({ options: { rust: { type: "string" }, server: { type: "string" } } });

const folder = mkdtempSync(path.join(tmpdir(), "stytch-workers-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

// What the tests do with it: a worker, Stytch behind it, and requests as a browser sends them.
class Site {
  static async open(id, built, { secondsAgo = 0, environment = {} } = {}) {
    const site = new Site();
    site.id = id;
    if (secondsAgo > 0) await site.stytch("start_in_the_past", { seconds: secondsAgo });
    const { project_id, secret } = await site.stytch("project");
    const place = path.join(folder, id);
    cpSync(built, place, { recursive: true });
    site.worker = await serve(place, {
      main: "index.js",
      environment: {
        STYTCH_PROJECT_ID: project_id,
        STYTCH_SECRET: secret,
        STYTCH_BASE_URL: `${server.addresses.url}/emulator/${id}`,
        ...environment,
      },
    });
    return site;
  }

  close() {
    return this.worker.child.stop();
  }

  // Asks the emulator for something; tests/wasm/server/src/emulators.rs knows what it can do.
  async stytch(action, args = {}) {
    const url = `${server.addresses.url}/control/emulator/${this.id}/${action}`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(args) });
    assert.equal(response.status, 200, action);
    return response.json();
  }

  requestsOf(operation) {
    return this.stytch("requests_of", { operation });
  }

  // `{ status, text, cookie }` of an answer: every one is for one person only, and a cookie has all its attributes.
  async send(method, route, { cookie, body, contentType = "application/json" } = {}) {
    const headers = { "content-type": contentType };
    if (cookie !== undefined) headers.cookie = `theme=dark; session=${cookie};other=1`;
    const response = await fetch(new URL(route, this.worker.url), { method, headers, body, redirect: "manual" });
    const text = await response.text();
    if (response.status === 500) return { status: 500, text };
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("retry-after"), response.status === 503 ? "5" : null);
    const [set, ...more] = response.headers.getSetCookie();
    assert.deepEqual(more, []);
    const [, value] = set?.match(/^session=([^;]*); Path=\/; HttpOnly; Secure; SameSite=Lax(?:; Max-Age=0)?$/) ?? [];
    assert.equal(value === undefined, set === undefined, set);
    assert.equal(set?.endsWith("; Max-Age=0") ?? false, value === "");
    return value === undefined ? { status: response.status, text } : { status: response.status, text, cookie: value };
  }

  hello(cookie) {
    return this.send("GET", "/", { cookie });
  }

  async sendPasscode() {
    const { status, text } = await this.send("POST", "/passcode", { body: JSON.stringify({ email: EMAIL }) });
    assert.equal(status, 200);
    return JSON.parse(text).method_id;
  }

  // The cookie of a login.
  async logIn() {
    const method_id = await this.sendPasscode();
    const code = await this.stytch("last_passcode", { address: EMAIL });
    const { cookie, ...answer } = await this.send("POST", "/login", { body: JSON.stringify({ method_id, code }) });
    assert.deepEqual(answer, { status: 200, text: "welcome\n" });
    assert.equal(cookie.split(".").length, 3);
    return cookie;
  }
}

async function logsInAndOut(id, built) {
  const site = await Site.open(id, built);
  const cookie = await site.logIn();
  const { sub } = JSON.parse(Buffer.from(cookie.split(".")[1], "base64url"));
  assert.match(sub, /^user-test-/);
  const answers = await Promise.all(Array.from({ length: 20 }, () => site.hello(cookie)));
  for (const answer of answers) assert.deepEqual(answer, { status: 200, text: `hello, ${sub}\n` });
  assert.deepEqual(await site.send("POST", "/anything/else", { cookie }), answers[0]);
  // Without a request to Stytch, but for the keys: one for all.
  assert.equal(await site.requestsOf("consumer.sessions.get_jwks"), 1);
  assert.equal(await site.requestsOf("consumer.sessions.authenticate"), 0);

  const goodbye = { status: 200, text: "goodbye\n", cookie: "" };
  assert.deepEqual(await site.send("POST", "/logout", { cookie }), goodbye);
  assert.equal(await site.requestsOf("consumer.sessions.revoke"), 1);
  assert.deepEqual(await site.send("POST", "/logout", { cookie }), goodbye);
  assert.deepEqual(await site.send("POST", "/logout"), goodbye);
  assert.equal(await site.requestsOf("consumer.sessions.revoke"), 2);
  // A copy is good until its JWT is older than the maximum age.
  assert.equal((await site.hello(cookie)).status, 200);
  await site.close();
}

async function refuses(id, built) {
  const site = await Site.open(id, built);
  assert.deepEqual(await site.hello(), { status: 401, text: "log in first\n" });
  const cookie = await site.logIn();
  const at = cookie.length - 20;
  const forged = `${cookie.slice(0, at)}${cookie[at] === "A" ? "B" : "A"}${cookie.slice(at + 1)}`;
  for (const wrong of [forged, "", "garbage", "a.b.c", `${cookie}x.y`]) {
    assert.deepEqual(await site.hello(wrong), { status: 401, text: "log in again\n" }, wrong);
  }
  assert.equal(await site.requestsOf("consumer.sessions.authenticate"), 0);

  const method_id = await site.sendPasscode();
  const login = (args, more) => site.send("POST", "/login", { body: JSON.stringify(args), ...more });
  const code = await site.stytch("last_passcode", { address: EMAIL });
  const wrong = { method_id, code: code === "000000" ? "000001" : "000000" };
  assert.deepEqual(await login(wrong), { status: 401, text: "wrong passcode\n" });
  const notUnderstood = { status: 400, text: "send JSON with a method_id and a code\n" };
  for (const args of [{}, { method_id }, { method_id, code: 7 }, [], null, "text"]) {
    assert.deepEqual(await login(args), notUnderstood);
  }
  assert.deepEqual(await site.send("POST", "/login", { body: "{" }), notUnderstood);
  // What a form on an attacker's site could send.
  assert.deepEqual(await login({ method_id, code }, { contentType: "text/plain" }), notUnderstood);
  assert.equal((await login({ method_id, code })).status, 200);
  assert.deepEqual(await login({ method_id, code }), { status: 401, text: "wrong passcode\n" });

  const address = (args) => site.send("POST", "/passcode", { body: JSON.stringify(args) });
  assert.deepEqual(await address({}), { status: 400, text: "send JSON with an email\n" });
  assert.deepEqual(await address({ email: "nobody" }), { status: 400, text: "there is no such address\n" });
  await site.close();
}

async function exchanges(id, built) {
  const site = await Site.open(id, built, { secondsAgo: 600 });
  const cookie = await site.logIn();
  // The JWT has expired, and the session has not.
  await site.stytch("advance", { seconds: 600 });
  const { cookie: fresh, ...answer } = await site.hello(cookie);
  const { sub } = JSON.parse(Buffer.from(cookie.split(".")[1], "base64url"));
  assert.deepEqual(answer, { status: 200, text: `hello, ${sub}\n` });
  assert.notEqual(fresh, cookie);
  assert.equal(await site.requestsOf("consumer.sessions.authenticate"), 1);
  assert.deepEqual(await site.hello(fresh), answer);
  assert.equal(await site.requestsOf("consumer.sessions.authenticate"), 1);

  assert.equal((await site.send("POST", "/logout", { cookie: fresh })).status, 200);
  assert.deepEqual(await site.hello(cookie), { status: 401, text: "log in again\n" });
  assert.equal(await site.requestsOf("consumer.sessions.authenticate"), 2);
  await site.close();
}

async function cannotTell(id, built) {
  const site = await Site.open(id, built);
  const cookie = await site.logIn();
  const unavailable = { status: 503, text: "try again soon\n" };
  await site.stytch("fail_next", { operation: "consumer.sessions.get_jwks", status: 500, times: 9 });
  await site.stytch("fail_next", { operation: "consumer.sessions.authenticate", status: 500, times: 1 });
  assert.deepEqual(await site.hello(cookie), unavailable);
  await site.stytch("fail_next", { operation: "consumer.otps.email.login_or_create", status: 500, times: 1 });
  assert.deepEqual(await site.send("POST", "/passcode", { body: JSON.stringify({ email: EMAIL }) }), unavailable);
  // Without keys, Stytch is asked.
  const { cookie: fresh, status } = await site.hello(cookie);
  assert.deepEqual([status, fresh.split(".").length], [200, 3]);
  await site.close();

  const down = await Site.open(`${id}-down`, built, { environment: { STYTCH_BASE_URL: server.addresses.refused } });
  assert.deepEqual(await down.hello(cookie), unavailable);
  assert.deepEqual(await down.send("POST", "/passcode", { body: JSON.stringify({ email: EMAIL }) }), unavailable);
  assert.deepEqual(await down.send("POST", "/logout", { cookie }), unavailable);
  await down.close();
}

async function isNotSetUp(id, built) {
  const site = await Site.open(id, built, { environment: { STYTCH_SECRET: "" } });
  const { status, text } = await site.hello("a.b.c");
  assert.equal(status, 500);
  assert.doesNotMatch(text, /secret/i);
  await site.close();
}

// What worker-build has made.
function copyRust(source, place) {
  mkdirSync(place);
  for (const file of ["index.js", "index_bg.wasm"]) cpSync(path.join(source, file), path.join(place, file));
}

const rust = path.join(folder, "worker-rust");
if (options.rust) copyRust(options.rust, rust);
else packRust(path.join(HERE, "worker-rust"), rust, { profile: "release" });
const js = path.join(folder, "worker-js");
packJs(path.join(HERE, "worker-js/src/index.js"), js);

const server = await startServer(options.server, folder);
try {
  for (const built of [rust, js]) {
    const name = path.basename(built);
    for (const test of [logsInAndOut, refuses, exchanges, cannotTell, isNotSetUp]) {
      await test(`${name}-${test.name}`, built);
    }
    console.log(`${name}: passed; ${weigh(built).total.gzip} bytes with gzip`);
  }
} finally {
  await server.stop();
}
