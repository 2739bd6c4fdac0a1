// Passkeys of a real browser: `node passkeys.mjs PROGRAM`, where the program is `stytch-emulator`. Chromium has virtual
// authenticators, and `navigator.credentials` at http://localhost. A line for each thing that holds; the first that does not ends it.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { Emulator } from "../../emulator/npm/index.js";
import { Browser } from "./browser.mjs";

const DOMAIN = "localhost";
const PASSKEY = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
const SECURITY_KEY = { protocol: "u2f", transport: "usb", hasResidentKey: false, hasUserVerification: false };

// What is in the page. Options in Base64 for URLs are read by the browser, others by hand, as in older programs.
const script = `
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const create = async (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  const get = async (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  function byHand(options) {
    const list = (credentials) => credentials?.map((c) => ({ ...c, id: bytes(c.id) }));
    const read = { ...options, challenge: bytes(options.challenge) };
    if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
    for (const name of ["excludeCredentials", "allowCredentials"]) if (options[name]) read[name] = list(options[name]);
    return read;
  }
  function written({ id, rawId, type, response }) {
    const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].filter((name) => response[name]);
    return { id, rawId: text(rawId), type, response: Object.fromEntries(parts.map((name) => [name, text(response[name])])) };
  }
  const createByHand = async (options) => written(await navigator.credentials.create({ publicKey: byHand(options) }));
  const getByHand = async (options) => written(await navigator.credentials.get({ publicKey: byHand(options) }));
`;

const browser = new Browser();
const emulator = await Emulator.start({ program: process.argv[2] });
const app = createServer((_, response) => response.setHeader("content-type", "text/html").end(`<title>App</title><script>${script}</script>`));
await new Promise((resolve) => app.listen(0, resolve));
const url = (host) => `http://${host}:${app.address().port}/`;
try {
  const ada = await passkey();
  await securityKey();
  await algorithms();
  await phishing(ada);
} finally {
  app.close();
  app.closeAllConnections();
  browser.stop();
  await emulator.stop();
}

async function post(target, body) {
  const headers = { authorization: `Basic ${btoa(`${emulator.projectId}:${emulator.secret}`)}`, "content-type": "application/json" };
  const response = await fetch(`${emulator.url}/v1/${target}`, { method: "POST", headers, body: JSON.stringify(body) });
  return response.json();
}

async function newUser(email) {
  return (await post("users", { email })).user_id;
}

async function creationOptions(user_id, more = {}) {
  const answer = await post("webauthn/register/start", { user_id, domain: DOMAIN, use_base64_url_encoding: true, ...more });
  return answer.public_key_credential_creation_options;
}

async function requestOptions(more) {
  const answer = await post("webauthn/authenticate/start", { domain: DOMAIN, use_base64_url_encoding: true, ...more });
  return answer.public_key_credential_request_options;
}

function register(user_id, credential) {
  return post("webauthn/register", { user_id, public_key_credential: JSON.stringify(credential), session_duration_minutes: 60 });
}

function authenticate(credential) {
  return post("webauthn/authenticate", { public_key_credential: JSON.stringify(credential), session_duration_minutes: 60 });
}

/** A tab with an authenticator. */
async function tabAt(host, options) {
  const tab = await browser.open(url(host));
  await tab.send("WebAuthn.enable");
  const { authenticatorId } = await tab.send("WebAuthn.addVirtualAuthenticator", { options: { ...options, automaticPresenceSimulation: true } });
  return { tab, authenticatorId };
}

async function passkey() {
  const { tab, authenticatorId } = await tabAt("localhost", PASSKEY);
  const ada = await newUser("ada@example.com");
  const passkeys = { return_passkey_credential_options: true };
  const registered = await register(ada, await tab.value(`create(${await creationOptions(ada, passkeys)}).then((c) => c.toJSON())`));
  assert.equal(registered.status_code, 200, registered.error_message);
  assert.equal(registered.session.authentication_factors[0].webauthn_factor.domain, DOMAIN);
  // With the user named, and then as the credential says.
  for (const named of [{ user_id: ada }, passkeys]) {
    const login = await authenticate(await tab.value(`get(${await requestOptions(named)}).then((c) => c.toJSON())`));
    assert.equal(login.user_id, ada, login.error_message);
    assert.equal(login.webauthn_registration_id, registered.webauthn_registration_id);
  }
  const { credentials } = await tab.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(Buffer.from(credentials[0].userHandle, "base64").toString(), ada);
  console.log("passkeys: a passkey is registered and logs in, with and without the user named");

  await assert.rejects(tab.value(`create(${await creationOptions(ada, passkeys)})`), /InvalidStateError/);
  console.log("passkeys: an authenticator is not registered twice");

  const assertion = await tab.value(`get(${await requestOptions(passkeys)}).then((c) => c.toJSON())`);
  assert.equal((await authenticate(assertion)).status_code, 200);
  const again = await authenticate(assertion);
  assert.equal(again.error_type, "unable_to_auth_webauthn_registration");
  const late = await tab.value(`get(${await requestOptions(passkeys)}).then((c) => c.toJSON())`);
  await emulator.advance(3600);
  assert.equal((await authenticate(late)).error_type, "unable_to_auth_webauthn_registration");
  console.log("passkeys: an assertion works once, and not later");

  // A copy of the authenticator, from when it had signed less often.
  const login = async () => authenticate(await tab.value(`get(${await requestOptions(passkeys)}).then((c) => c.toJSON())`));
  assert.equal((await login()).status_code, 200);
  await tab.send("WebAuthn.removeCredential", { authenticatorId, credentialId: credentials[0].credentialId });
  await tab.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credentials[0], signCount: 1 } });
  assert.equal((await login()).error_message, "The counter has not increased, so the credential may have been copied.");
  console.log("passkeys: a copied authenticator is refused");

  const page = await browser.open(`${emulator.url}/emulator/`);
  await page.until("shown('#users .facts .tag').includes('passkey · localhost')");
  console.log("passkeys: the page of the emulator shows the passkey");
  assert.deepEqual(tab.problems, []);
  return ada;
}

async function securityKey() {
  const { tab } = await tabAt("localhost", SECURITY_KEY);
  const grace = await newUser("grace@example.com");
  const more = { use_base64_url_encoding: false, authenticator_type: "cross-platform" };
  const registered = await register(grace, await tab.value(`createByHand(${await creationOptions(grace, more)})`));
  assert.equal(registered.status_code, 200, registered.error_message);
  const login = await authenticate(await tab.value(`getByHand(${await requestOptions({ ...more, user_id: grace })})`));
  assert.equal(login.user_id, grace, login.error_message);
  console.log("passkeys: a security key that knows no users logs in, with bytes in Base64");
}

async function algorithms() {
  const { tab } = await tabAt("localhost", PASSKEY);
  for (const alg of [-7, -8, -257]) {
    const user_id = await newUser(`alg${alg}@example.com`);
    const options = JSON.parse(await creationOptions(user_id));
    options.pubKeyCredParams = options.pubKeyCredParams.filter((params) => params.alg === alg);
    const registered = await register(user_id, await tab.value(`create(${JSON.stringify(options)}).then((c) => c.toJSON())`));
    assert.equal(registered.status_code, 200, registered.error_message);
    const login = await authenticate(await tab.value(`get(${await requestOptions({ user_id })}).then((c) => c.toJSON())`));
    assert.equal(login.user_id, user_id, login.error_message);
  }
  console.log("passkeys: ES256, EdDSA and RS256 work");
}

// A page elsewhere that passes on the options for its visitors.
async function phishing(victim) {
  const { tab } = await tabAt("evil.localhost", PASSKEY);
  const eve = await newUser("eve@example.com");
  const creation = JSON.parse(await creationOptions(eve, { return_passkey_credential_options: true }));
  await assert.rejects(tab.value(`create(${JSON.stringify(creation)})`), /SecurityError/);
  creation.rp.id = "evil.localhost";
  const refused = await register(eve, await tab.value(`create(${JSON.stringify(creation)}).then((c) => c.toJSON())`));
  assert.equal(refused.error_type, "unable_to_register_webauthn_registration");

  const begun = JSON.parse(await requestOptions({ user_id: victim }));
  await assert.rejects(tab.value(`get(${JSON.stringify(begun)})`), /SecurityError/);
  const own = { ...begun, rpId: "evil.localhost", allowCredentials: [] };
  const unknown = await authenticate(await tab.value(`get(${JSON.stringify(own)}).then((c) => c.toJSON())`));
  assert.equal(unknown.error_type, "webauthn_registration_not_found");
  console.log("passkeys: a page elsewhere can neither register nor log in");
}
