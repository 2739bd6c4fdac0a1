// Webhooks: whether they are Stytch's, and what they tell.

import { each, equal } from "./assert.mjs";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const EVENT = JSON.stringify({
  project_id: "project-test-1",
  event_id: "event-test-1",
  action: "UPDATE",
  object_type: "member",
  source: "DIRECT",
  id: "member-test-1",
  timestamp: "2026-11-20T10:23:20Z",
  member: { member_id: "member-test-1", organization_id: "organization-test-1", name: "Grüße" },
});

function seconds(offset = 0) {
  return String(Math.floor(Date.now() / 1000) + offset);
}

// What Svix would sign, with this runtime's own cryptography.
async function sign(id, timestamp, body, secret = SECRET) {
  const raw = Uint8Array.from(atob(secret.slice("whsec_".length)), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const signed = Uint8Array.of(...new TextEncoder().encode(`${id}.${timestamp}.`), ...bytes);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, signed));
  return `v1,${btoa(String.fromCharCode(...mac))}`;
}

async function signedHeaders({ id = ID, timestamp = seconds(), body = EVENT, prefix = "svix" } = {}) {
  const signature = await sign(id, timestamp, body);
  return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: timestamp, [`${prefix}-signature`]: signature };
}

function checkEvent(event) {
  equal(event.message_id, ID);
  equal(event.project_id, "project-test-1");
  equal(event.event_id, "event-test-1");
  equal(event.action, "UPDATE");
  equal(event.object_type, "member");
  equal(event.source, "DIRECT");
  equal(event.id, "member-test-1");
  equal(event.timestamp, "2026-11-20T10:23:20Z");
}

export async function an_event_is_checked_and_read({ stytchWasm: { Webhook } }) {
  const headers = await signedHeaders();
  checkEvent(await new Webhook(SECRET).verify(headers, EVENT));
}

export async function the_headers_can_be_those_of_a_request({ stytchWasm: { Webhook } }) {
  const headers = await signedHeaders();
  checkEvent(await new Webhook(SECRET).verify(new Headers(headers), EVENT));
  const capitals = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
  checkEvent(await new Webhook(SECRET).verify(Object.fromEntries(capitals), EVENT));
  checkEvent(await new Webhook(SECRET).verify(await signedHeaders({ prefix: "webhook" }), EVENT));
}

export async function the_body_can_be_bytes({ stytchWasm: { Webhook } }) {
  const headers = await signedHeaders();
  checkEvent(await new Webhook(SECRET).verify(headers, new TextEncoder().encode(EVENT)));
}

export async function the_example_of_svix_is_genuine_and_no_event(world) {
  const { Webhook } = world.stytchWasm;
  const headers = {
    "svix-id": ID,
    "svix-timestamp": "1614265330",
    "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };
  const verify = (options) => async () => new Webhook(SECRET, options).verify(headers, '{"test": 2432232314}');
  await world.stytchError(verify({ toleranceSeconds: 1e9 }), { kind: "decode", operation: "webhook" });
  await world.stytchError(verify({}), { kind: "denied", reason: "expired" });
}

export async function what_was_changed_on_the_way_is_refused(world) {
  const { Webhook } = world.stytchWasm;
  const headers = await signedHeaders();
  await each([
    [{}, EVENT.replace("UPDATE", "DELETE")],
    [{}, `${EVENT} `],
    [{ "svix-id": "msg_other" }, EVENT],
    [{ "svix-timestamp": seconds(-1) }, EVENT],
    [{ "svix-signature": "v1,AAAA" }, EVENT],
    [{ "svix-signature": headers["svix-signature"].replace("v1", "v2") }, EVENT],
    [{ "svix-signature": "" }, EVENT],
  ], async ([changes, body]) => {
    const verify = async () => new Webhook(SECRET).verify({ ...headers, ...changes }, body);
    await world.stytchError(verify, { kind: "denied", reason: "signature" });
  });
  const other = async () => new Webhook("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").verify(headers, EVENT);
  await world.stytchError(other, { kind: "denied", reason: "signature" });
}

export async function one_of_several_signatures_is_enough({ stytchWasm: { Webhook } }) {
  const headers = await signedHeaders();
  const signature = `v1,AAAA ${headers["svix-signature"]} v2,AAAA`;
  checkEvent(await new Webhook(SECRET).verify({ ...headers, "svix-signature": signature }, EVENT));
}

export async function what_lacks_a_header_is_malformed(world) {
  const { Webhook } = world.stytchWasm;
  const headers = await signedHeaders();
  await each(Object.keys(headers), async (name) => {
    const { [name]: _, ...rest } = headers;
    const verify = async () => new Webhook(SECRET).verify(rest, EVENT);
    await world.stytchError(verify, { kind: "denied", reason: "malformed" });
  });
}

export async function only_the_present_counts(world) {
  const { Webhook } = world.stytchWasm;
  await each([[-400, "expired"], [400, "not_yet_valid"]], async ([offset, reason]) => {
    const headers = await signedHeaders({ timestamp: seconds(offset) });
    const verify = async () => new Webhook(SECRET).verify(headers, EVENT);
    await world.stytchError(verify, { kind: "denied", reason });
    checkEvent(await new Webhook(SECRET, { toleranceSeconds: 500 }).verify(headers, EVENT));
  });
}

export async function a_genuine_webhook_that_is_no_event_does_not_decode(world) {
  const { Webhook } = world.stytchWasm;
  const change = (members) => JSON.stringify({ ...JSON.parse(EVENT), ...members });
  await each([
    ["", "", "is empty"],
    ["hello", "", "is not JSON"],
    [`\ufeff${EVENT}`, "", "is not JSON"],
    [EVENT.slice(0, -1), "", "ends too early"],
    [Uint8Array.of(0xff), "", "is not UTF-8"],
    ...["[]", "[1]", '"x"', "7", "null"].map((body) => [body, "", "has a value of the wrong type"]),
    ["{}", "object_type", "lacks a field"],
    [change({ object_type: 5 }), "object_type", "has a value of the wrong type"],
    [change({ event_id: null }), "event_id", "has a value of the wrong type"],
    [change({ id: undefined }), "id", "lacks a field"],
  ], async ([body, field, problem]) => {
    const place = field === "" ? "" : `, at \`${field}\`,`;
    const message = `webhook: the body${place} ${problem}`;
    const headers = await signedHeaders({ body });
    const verify = async () => new Webhook(SECRET).verify(headers, body);
    await world.stytchError(verify, { kind: "decode", operation: "webhook", field, message, status: undefined });
  });
}

export async function an_event_has_all_members_of_its_body({ stytchWasm: { Webhook } }) {
  const members = { a: [1, -2.5, 1e300, 18446744073709551615, null, true], "": { "\u0000\n\"": "ü😀" }, message_id: "not this one" };
  const body = JSON.stringify({ ...JSON.parse(EVENT), ...members });
  const event = new Webhook(SECRET).verify(await signedHeaders({ body }), body);
  equal(event, { ...JSON.parse(body), message_id: ID });
}

export async function what_is_no_signing_secret_is_refused(world) {
  const { Webhook } = world.stytchWasm;
  await each(["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%%", undefined, 7], async (secret) => {
    await world.stytchError(() => new Webhook(secret), { kind: "build" });
  });
  await world.stytchError(() => new Webhook(SECRET, { toleranceSeconds: -1 }), { kind: "build" });
}
