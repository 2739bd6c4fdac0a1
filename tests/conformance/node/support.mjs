// What the flows have in common: an emulator, clients of Stytch's SDK for it, and what people do with a browser, a phone or
// an app.

import assert from "node:assert/strict";
import { createHash, createHmac, randomBytes } from "node:crypto";
import path from "node:path";

import stytch from "stytch";

import { Emulator } from "../../../emulator/npm/index.js";

export const PASSWORD = "correct horse battery staple";
export const NEW_PASSWORD = "tr0ubador and a mountain goat";
export const PHONE = "+12025550162";
export const HOUR = { session_duration_minutes: 60 };

// Starts the emulator as a program, and returns it with the clients, and with what flows do beside calls.
export async function start(program) {
  const policy = path.join(import.meta.dirname, "../policy.json");
  const emulator = await Emulator.start({ program, args: ["--policy", policy] });
  const client = (kind, secret = emulator.secret) => {
    const url = `${emulator.url}/`;
    return new kind({ project_id: emulator.projectId, secret, env: url, fraud_env: url });
  };
  return {
    emulator,
    client,
    consumer: client(stytch.Client),
    b2b: client(stytch.B2BClient),
    sentTo: (address) => emulator.waitForMessage(address),
    open: (route, params) => open(emulator, route, params),
    form: (name, fields) => form(emulator, name, fields),
  };
}

// Opens a start URL as a browser does, and returns the query of where it is sent.
async function open(emulator, route, params = {}) {
  const url = new URL(route, emulator.url);
  const all = { public_token: emulator.publicToken, ...params };
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  const response = await fetch(url, { redirect: "manual" });
  assert.equal(response.status, 302, await response.text());
  return Object.fromEntries(new URL(response.headers.get("location")).searchParams);
}

// What a Connected App sends to the OAuth 2.0 server, without credentials of the project.
async function form(emulator, name, fields) {
  const url = `${emulator.url}/v1/public/${emulator.projectId}/oauth2/${name}`;
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields) });
  return { status: response.status, ...(await response.json()) };
}

export async function refused(call, status_code, error_type) {
  await assert.rejects(call, { status_code, error_type });
}

export function pkce() {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}

// What an authenticator app shows, by RFC 6238. A code works once; the one of the next step works early.
export function totp(secret, steps = 0) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac("sha1", base32(secret)).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

function base32(text) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

// The kinds of the factors of a session, in the order in which they were added.
export function factors(session) {
  return session.authentication_factors.map(({ type }) => type);
}

// Creates an organization, and a member of it.
export async function organization({ b2b }, email_address = "ada@acme.example", more = {}) {
  const created = await b2b.organizations.create({ organization_name: "Acme", organization_slug: "acme", ...more });
  const { organization_id } = created.organization;
  const { member_id } = await b2b.organizations.members.create({ organization_id, email_address });
  return { organization_id, member_id, email_address };
}

// Logs a member in by magic link, with `more` in the request.
export async function linkLogin({ b2b, sentTo }, { organization_id, email_address }, more = HOUR) {
  await b2b.magicLinks.email.loginOrSignup({ organization_id, email_address });
  const { token } = await sentTo(email_address);
  return b2b.magicLinks.authenticate({ magic_links_token: token, ...more });
}
