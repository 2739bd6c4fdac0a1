// The page of the emulator in headless Chromium, through a login: `node run.mjs PROGRAM`, where the program is
// `stytch-emulator`. A line for each thing that holds; the first that does not ends it.
//
// Leaves pictures in target/page. With `--picture FILE`, writes the one of the README there.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

import { Emulator } from "../../emulator/npm/index.js";
import { Browser } from "./browser.mjs";
import { lowContrast } from "./contrast.mjs";

const OUTPUT = path.join(import.meta.dirname, "../../target/page");
const PHONE = "+12025550162";
const EMAIL = "ada@example.com";
const NASTY = `<img src=x onerror="document.title='scripted'">`;

const program = process.argv[2];
const picture = process.argv[3] === "--picture" ? process.argv[4] : undefined;
mkdirSync(OUTPUT, { recursive: true });

const browser = new Browser();
const emulator = await Emulator.start({ program });
const app = await startApp();
try {
  await browser.send("Browser.grantPermissions", { permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"] });
  await login();
  await passcodes();
  await factors();
  await hostile();
  await controls();
  await keyboard();
  await pictures();
  await otherMachines();
} finally {
  app.server.close();
  app.server.closeAllConnections();
  browser.stop();
  await emulator.stop();
}

// A program under test: it sends links, and where a link leads, it logs in.
async function startApp() {
  const logins = [];
  const server = createServer(async (request, response) => {
    const token = new URL(request.url, "http://localhost").searchParams.get("token");
    if (token) logins.push(await api("POST", "/v1/magic_links/authenticate", { token, session_duration_minutes: 60 }));
    response.setHeader("content-type", "text/html");
    response.end("<title>Welcome</title>You are logged in.");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}/authenticate`;
  return { server, logins, url };
}

async function api(method, target, body, on = emulator) {
  const headers = { authorization: `Basic ${btoa(`${on.projectId}:${on.secret}`)}`, "content-type": "application/json" };
  const response = await fetch(on.url + target, { method, headers, body: body && JSON.stringify(body) });
  return { http_status: response.status, ...(await response.json()) };
}

function sendLink(email, url = app.url, on = emulator) {
  return api("POST", "/v1/magic_links/email/login_or_create", { email, login_magic_link_url: url, signup_magic_link_url: url }, on);
}

function sendCode(on = emulator) {
  return api("POST", "/v1/otps/sms/login_or_create", { phone_number: PHONE }, on);
}

async function login() {
  const tab = await browser.open(`${emulator.url}/emulator/`);
  await tab.until("shown('.empty').filter(Boolean).length === 4");
  // It updates by itself.
  await sendLink(EMAIL);
  await tab.until(`shown('#messages .who').includes(${JSON.stringify(EMAIL)})`);
  await tab.click("#messages .link", "Open link");
  for (const end = Date.now() + 30_000; app.logins.length === 0 && Date.now() < end; ) await new Promise((r) => setTimeout(r, 50));
  assert.equal(app.logins[0]?.http_status, 200);
  await tab.until("shown('#users .session').some((text) => text.includes('magic link · email') && /expires in (59|60) min/.test(text))");
  await tab.until("shown('#messages .over .end')[0] === 'used'");
  console.log("page: a link is clicked and marked as used, and the session is there");

  const sent = await sendCode();
  const { code } = await emulator.waitForMessage(PHONE);
  await tab.click("#messages .code", code);
  const copied = await tab.until("navigator.clipboard.readText()");
  assert.equal(copied, code);
  const second = await api("POST", "/v1/otps/authenticate", { method_id: sent.phone_id, code: copied, session_duration_minutes: 60 });
  assert.equal(second.http_status, 200);
  await tab.until("$$('#users .session').length === 2");
  await tab.until("shown('#messages .over .end').length === 2 && $$('#messages .over .code').length === 1");
  console.log("page: a code is copied, works, and is marked as used");

  await tab.click("button", "+1 h");
  await tab.until("$$('#users .session').length === 0 && shown('#users > li').length === 2");
  // What was used stays so; it has expired too.
  assert.deepEqual(await tab.value("shown('#messages .over .end')"), ["used", "used"]);
  const gone = await api("POST", "/v1/sessions/authenticate", { session_token: second.session_token });
  assert.equal(gone.error_type, "session_not_found");
  await tab.until("shown('#requests .status').some((text) => text.startsWith('404 session_not_found'))");
  console.log("page: an hour later, the sessions are gone");
  assert.deepEqual(tab.problems, []);
}

async function passcodes() {
  const tab = await browser.open(`${emulator.url}/emulator/`);
  await sendCode();
  await sendCode();
  await tab.until("shown('#messages .end').slice(0, 2).join() === 'expires in 2 min,replaced'");
  await tab.click("button", "+5 min");
  await tab.until("shown('#messages .over .end').slice(0, 2).join() === 'expired,replaced'");
  assert.deepEqual(tab.problems, []);
  console.log("page: codes that have expired or were replaced are marked");
}

// What people and organizations have, beside addresses.
async function factors() {
  // The codes of apps are not to change in between.
  await emulator.setTime(await emulator.now());
  const { user_id } = await api("POST", "/v1/users", { email: "joan@example.com" });
  await api("POST", "/v1/totps", { user_id });
  await emulator.addBiometricRegistration(user_id);
  await wallet(emulator, user_id);
  const acme = await populateAcme(emulator);
  const tab = await browser.open(`${emulator.url}/emulator/`);
  const joan = "$$('#users > li').find((e) => e.innerText.includes('joan@example.com'))";
  const tags = await tab.until(`${joan} && [...${joan}.querySelectorAll('.facts .tag')].map((e) => e.innerText)`);
  assert.deepEqual(tags, ["email unverified", "authenticator app unverified", "biometrics", "ethereum 0x1111…1111 unverified"]);

  // The code of the app is the current one, works, and is followed by the next.
  await tab.click(`#users .facts .code`, await emulator.userTotpCode(user_id));
  const totp_code = await tab.until("navigator.clipboard.readText()");
  assert.equal((await api("POST", "/v1/totps/authenticate", { user_id, totp_code })).http_status, 200);
  await tab.until(`${joan}.innerText.includes('authenticator app') && !${joan}.innerText.includes('authenticator app unverified')`);
  await tab.value(`(${joan}.querySelector('.facts .code').focus(), 0)`);
  await emulator.advance(60);
  await tab.until(`!${joan}.innerText.includes('${totp_code}') && ${joan}.innerText.includes('Copy')`);
  assert.equal(await tab.value("document.activeElement.ariaLabel"), `Copy code ${await emulator.userTotpCode(user_id)}`);

  await tab.until("shown('#organizations .facts .tag').includes('SSO · Okta')");
  assert.deepEqual(await tab.value("shown('#organizations > li > .inner:nth-of-type(2) > .head').map((text) => text.split('\\n').slice(0, 4).join(' '))"), acme.connections);
  const ofLin = await tab.value("[...$$('#organizations .inner > div').find((e) => e.innerText.startsWith('lin@')).querySelectorAll('.facts .tag')].map((e) => e.innerText)");
  assert.deepEqual(ofLin, ["email verified", "MFA phone +12025550199 unverified", "authenticator app unverified", "SSO · Okta"]);

  // Someone from the team logs in as Joan.
  await tab.value(`([...${joan}.querySelectorAll('button')].find((e) => e.innerText === 'Impersonate').click(), 0)`);
  const query = await tab.until("navigator.clipboard.readText().then((text) => text.startsWith('?stytch_token_type=impersonation') && text)");
  const impersonation_token = new URLSearchParams(query).get("token");
  assert.equal((await api("POST", "/v1/impersonation/authenticate", { impersonation_token })).user_id, user_id);
  await tab.until(`${joan}.innerText.includes('impersonation')`);
  assert.deepEqual(tab.problems, []);
  await emulator.followSystemClock();
  console.log("page: factors, connections and codes of authenticator apps are shown, and the team can impersonate");
}

function wallet(on, user_id) {
  const crypto_wallet_address = `0x${"1".repeat(40)}`;
  return api("POST", "/v1/crypto_wallets/authenticate/start", { user_id, crypto_wallet_type: "ethereum", crypto_wallet_address }, on);
}

/** An organization with an SSO and a SCIM connection, and a member who has used the first. */
async function populateAcme(on) {
  const call = (method, target, body) => api(method, target, body, on);
  const { organization_id } = (await call("POST", "/v1/b2b/organizations", { organization_name: "Acme", organization_slug: "acme" })).organization;
  const { connection } = await call("POST", `/v1/b2b/sso/oidc/${organization_id}`, { display_name: "Okta", identity_provider: "okta" });
  await call("PUT", `/v1/b2b/sso/oidc/${organization_id}/connections/${connection.connection_id}`, { issuer: "https://idp.example", client_id: "app", client_secret: "secret" });
  await call("POST", `/v1/b2b/scim/${organization_id}/connection`, { display_name: "Okta", identity_provider: "okta" });
  await on.setSsoIdentity(connection.connection_id, { email: "lin@acme.example" });
  const { member_id } = await call("POST", `/v1/b2b/organizations/${organization_id}/members`, { email_address: "lin@acme.example", mfa_phone_number: "+12025550199" });
  const start = `${on.url}/v1/public/sso/start?connection_id=${connection.connection_id}&public_token=${on.publicToken}&login_redirect_url=http%3A%2F%2Flocalhost%3A3000`;
  const arrived = new URL((await fetch(start, { redirect: "manual" })).headers.get("location"));
  await call("POST", "/v1/b2b/sso/authenticate", { sso_token: arrived.searchParams.get("token"), session_duration_minutes: 60 });
  await call("POST", "/v1/b2b/totp", { organization_id, member_id });
  return { organization_id, connections: ["SSO · OIDC Okta okta active", "SCIM Okta okta active"] };
}

async function hostile() {
  await api("POST", "/v1/users", { email: "eve@example.com", name: { first_name: NASTY } });
  await api("POST", "/v1/b2b/organizations", { organization_name: NASTY });
  await sendLink("eve@example.com", "javascript://a.example/%0Adocument.title='scripted'");
  const tab = await browser.open(`${emulator.url}/emulator/`);
  await tab.until(`shown('#users .who').includes(${JSON.stringify(NASTY)}) && shown('#organizations .who').includes(${JSON.stringify(NASTY)})`);
  await tab.until("shown('#messages .url').some((text) => text.startsWith('javascript:'))");
  assert.equal(await tab.value("$$('a[href^=javascript]').length + $$('img').length"), 0);
  assert.equal(await tab.value("document.title"), "Stytch emulator");
  assert.deepEqual(tab.problems, []);
  // Another page cannot reach it, nor show it.
  const elsewhere = await browser.open(app.url);
  await elsewhere.until("document.title === 'Welcome'");
  const read = `fetch("${emulator.url}/emulator/messages").then(() => "read", () => "refused")`;
  const reset = `fetch("${emulator.url}/emulator/reset", { method: "POST", mode: "no-cors", body: "{}" }).then((r) => r.type)`;
  assert.equal(await elsewhere.value(read), "refused");
  assert.equal(await elsewhere.value(reset), "opaque");
  assert.ok((await emulator.messages()).length > 0);
  console.log("page: what is shown is text, and other pages are kept out");
}

async function controls() {
  const tab = await browser.open(`${emulator.url}/emulator/`);
  await tab.until("shown('#mode')[0] === 'real time'");
  await tab.click("#freeze", "Freeze");
  await tab.until("shown('#mode')[0] === 'stands still'");
  const now = await emulator.now();
  assert.equal(await tab.until("$$('#time')[0].dateTime"), now.toISOString().replace(".000", ""));
  await tab.click("#freeze", "Real time");
  await tab.until("shown('#mode')[0] === 'real time'");

  const jwks = async () => (await api("GET", `/v1/sessions/jwks/${emulator.projectId}`)).keys.length;
  const before = await jwks();
  await tab.click("#rotate");
  await tab.until("shown('#toast')[0] === 'A new key signs now'");
  assert.equal(await jwks(), before + 1);

  await tab.click("#requests button", "consumer.users.create");
  await tab.click("#fail button", "Fail next");
  await tab.until("shown('#failures li')[0]?.includes('consumer.users.create')");
  assert.equal((await api("POST", "/v1/users", {})).http_status, 503);
  await tab.until("$$('#failures li').length === 0 && shown('#requests .bad')[0] === '503'");
  await tab.value("($$('#fail input')[0].value = 'users.create', 0)");
  await tab.click("#fail button", "Fail next");
  await tab.until("shown('#toast')[0].startsWith('users.create is not an operation')");
  assert.deepEqual(tab.problems.filter((text) => !text.includes("404")), []);
  console.log("page: the clock, keys and failures obey");
}

async function keyboard() {
  const tab = await browser.open(`${emulator.url}/emulator/`);
  await tab.until("$$('#messages li').length > 0");
  await tab.press("/");
  await tab.until("document.activeElement.id === 'search'");
  for (const letter of EMAIL.slice(0, 4)) await tab.press(letter);
  await tab.until(`shown('#messages .who').every((text) => text === "${EMAIL}")`);
  await tab.press("Escape");
  await tab.value("($$('#search')[0].value = '', $$('#search')[0].dispatchEvent(new Event('input')), navigator.clipboard.writeText('-'))");
  await sendCode();
  const { code } = (await emulator.messages({ to: PHONE, limit: 1 }))[0];
  await tab.until(`shown('#messages .code b').includes('${code}')`);
  await tab.press("c");
  await tab.until(`navigator.clipboard.readText().then((text) => text === '${code}')`);
  // Every control can be reached, and shows that it has the focus.
  const reached = new Set();
  for (let i = 0; i < 80; i++) {
    await tab.press("Tab");
    reached.add(await tab.value("document.activeElement.id || document.activeElement.innerText || document.activeElement.name || ''"));
    const ring = await tab.value("document.activeElement === document.body ? 'body' : getComputedStyle(document.activeElement).outlineStyle");
    assert.notEqual(ring, "none");
  }
  for (const control of ["+1 min", "+1 h", "freeze", "search", "rotate", "reset", "clear", "operation", "Fail next"]) assert.ok(reached.has(control), control);
  assert.deepEqual(tab.problems, []);
  console.log("page: everything can be done by keyboard");
}

// A project as it is while somebody builds a login, in all looks.
async function pictures() {
  const shown = await Emulator.start({ program });
  try {
    await populate(shown);
    const tab = await browser.open(`${shown.url}/emulator/`);
    await tab.until("$$('#users > li').length > 2 && $$('#organizations > li').length > 0 && $$('#requests tr').length > 5");
    for (const scheme of ["light", "dark"]) {
      for (const [name, width, height] of [["wide", 1280, 800], ["narrow", 390, 844]]) {
        await tab.look({ width, height, scheme });
        assert.ok(await tab.value("document.documentElement.scrollWidth <= innerWidth"), `${name} scrolls sideways`);
        const low = await tab.value(`(${lowContrast})()`);
        assert.deepEqual(low, [], `${name} ${scheme}`);
        writeFileSync(path.join(OUTPUT, `${name}-${scheme}.png`), await tab.screenshot(true));
        if (picture && name === "wide" && scheme === "light") writeFileSync(picture, await tab.screenshot());
      }
    }
    console.log("page: it fits wide and narrow windows, and can be read in light and dark");
  } finally {
    await shown.stop();
  }
}

async function populate(on) {
  const post = (target, body) => api("POST", target, body, on);
  await post("/v1/passwords", { email: "grace@example.com", password: "correct horse battery", session_duration_minutes: 60, name: { first_name: "Grace", last_name: "Hopper" } });
  const { user_id } = await post("/v1/users", { email: "joan@example.com" });
  await post("/v1/totps", { user_id });
  await wallet(on, user_id);
  const acme = await populateAcme(on);
  for (const [email_address, name, roles] of [["ann@acme.example", "Ann Miller", ["admin"]], ["sam@acme.example", "", []]]) {
    const { member_id } = await post(`/v1/b2b/organizations/${acme.organization_id}/members`, { email_address, name, roles });
    if (name) await on.startMemberSession(acme.organization_id, member_id, 480);
  }
  await post("/v1/sessions/authenticate", { session_token: "made-up" });
  const sent = await sendCode(on);
  const [{ code }] = await on.messages();
  await post("/v1/otps/authenticate", { method_id: sent.phone_id, code: "000000" });
  await post("/v1/otps/authenticate", { method_id: sent.phone_id, code, session_duration_minutes: 60 });
  await sendLink(EMAIL, "http://localhost:3000/authenticate", on);
  await post("/v1/b2b/magic_links/email/login_or_signup", { organization_id: acme.organization_id, email_address: "sam@acme.example", login_redirect_url: "http://localhost:3000/acme/authenticate" });
  await post("/v1/otps/email/login_or_create", { email: EMAIL });
  await on.failNext("consumer.users.search", 429, 2);
  await post("/v1/users/search", {});
}

// At an address that other machines can reach, the page has the token from its URL, or asks for it.
async function otherMachines() {
  const open = await Emulator.start({ program, args: ["--host", "0.0.0.0"] });
  try {
    await sendCode(open);
    const asked = await browser.open(`${open.url}/emulator/`);
    await asked.until("$$('#ask')[0].checkVisibility() && $$('#messages li').length === 0");
    const told = await browser.open(`${open.url}/emulator/#${open.token}`);
    await told.until("$$('#messages li').length === 1 && location.hash === ''");
    await asked.value(`($$('#token input')[0].value = ${JSON.stringify(open.token)}, 0)`);
    await asked.click("#token button");
    await asked.until("$$('#messages li').length === 1 && !$$('#ask')[0].checkVisibility()");
    console.log("page: other machines need the token");
  } finally {
    await open.stop();
  }
}
