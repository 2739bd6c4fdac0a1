import assert from "node:assert/strict";

import { HOUR, PASSWORD, refused } from "../support.mjs";

export async function verdicts({ consumer, b2b, emulator }) {
  const device = { visitor_id: "visitor-1", reasons: ["VIRTUAL_MACHINE"], country: "FI" };
  await emulator.setFingerprint("telemetry-1", device);
  for (const { fraud } of [consumer, b2b]) {
    const external_metadata = { external_id: "ada", user_action: "LOGIN" };
    const found = await fraud.fingerprint.lookup({ telemetry_id: "telemetry-1", external_metadata });
    assert.deepEqual([found.verdict.action, found.verdict.reasons], ["CHALLENGE", ["VIRTUAL_MACHINE"]]);
    assert.equal(found.fingerprints.visitor_id, "visitor-1");
    assert.equal(found.properties.network_properties.ip_geolocation.country, "FI");
    assert.deepEqual(found.external_metadata, external_metadata);
    await refused(fraud.fingerprint.lookup({ telemetry_id: "unknown" }), 404, "telemetry_id_not_found");
  }
}

export async function rules({ consumer, b2b, emulator }) {
  await emulator.setFingerprint("telemetry-1", { visitor_id: "visitor-1" });
  for (const { fraud } of [consumer, b2b]) {
    const set = await fraud.rules.set({ action: "BLOCK", visitor_id: "visitor-1", description: "A bot" });
    assert.deepEqual([set.action, set.visitor_id], ["BLOCK", "visitor-1"]);
    const { rules } = await fraud.rules.list({ limit: 10 });
    assert.deepEqual(rules.map(({ rule_type, description }) => [rule_type, description]), [["VISITOR_ID", "A bot"]]);
    const { verdict } = await fraud.fingerprint.lookup({ telemetry_id: "telemetry-1" });
    assert.deepEqual([verdict.action, verdict.rule_match_identifier], ["BLOCK", "visitor-1"]);
    await fraud.rules.set({ action: "NONE", visitor_id: "visitor-1" });
    assert.deepEqual((await fraud.rules.list({})).rules, []);
  }
}

export async function reasons({ consumer, b2b }) {
  for (const { fraud } of [consumer, b2b]) {
    const verdict_reason = "VIRTUAL_MACHINE";
    const set = await fraud.verdictReasons.override({ verdict_reason, override_action: "ALLOW" });
    assert.equal(set.verdict_reason_action.override_action, "ALLOW");
    const listed = await fraud.verdictReasons.list({ overrides_only: true });
    assert.deepEqual(listed.verdict_reason_actions, [set.verdict_reason_action]);
    await fraud.verdictReasons.override({ verdict_reason, override_action: "NONE" });
    assert.deepEqual((await fraud.verdictReasons.list({ overrides_only: true })).verdict_reason_actions, []);
  }
}

export async function emails({ consumer, b2b }) {
  for (const { fraud } of [consumer, b2b]) {
    const risk = await fraud.email.risk({ email_address: "bounce@example.com" });
    assert.deepEqual([risk.action, risk.address_information.has_known_bounces], ["BLOCK", true]);
    assert.equal((await fraud.email.risk({ email_address: "ada@example.com" })).action, "ALLOW");
  }
}

export async function devicesOfLogins({ consumer, emulator }) {
  await emulator.setFingerprint("home", { visitor_id: "visitor-1" });
  await consumer.passwords.create({ email: "ada@example.com", password: PASSWORD });
  const request = { email: "ada@example.com", password: PASSWORD, telemetry_id: "home", ...HOUR };
  const seen = [];
  for (let login = 0; login < 2; login += 1) {
    const { user_device } = await consumer.passwords.authenticate(request);
    seen.push([user_device.visitor_id, user_device.visitor_id_details.is_new]);
  }
  assert.deepEqual(seen, [["visitor-1", true], ["visitor-1", false]]);
}
