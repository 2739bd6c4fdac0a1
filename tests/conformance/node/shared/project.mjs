import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import stytch from "stytch";

import { refused } from "../support.mjs";

export async function settings({ emulator, consumer, b2b }) {
  const { roles } = JSON.parse(readFileSync(new URL("../../policy.json", import.meta.url)));
  for (const client of [consumer, b2b]) {
    const { project_id } = await client.debug.whoami();
    assert.equal(project_id, emulator.projectId);
    const { policy } = await client.rbac.policy();
    assert.deepEqual(policy.roles.filter(({ role_id }) => !role_id.startsWith("stytch_")), roles);
    const { keys } = await client.sessions.getJWKS({ project_id });
    assert.deepEqual([keys.length, keys[0].alg], [1, "RS256"]);
  }
}

export async function metrics({ consumer, b2b }) {
  await consumer.users.create({ email: "ada@example.com" });
  await b2b.organizations.create({ organization_name: "Acme" });
  for (const client of [consumer, b2b]) {
    const { metrics } = await client.project.metrics();
    const counts = Object.fromEntries(metrics.map(({ metric_type, count }) => [metric_type, count]));
    assert.deepEqual(counts, { USER_COUNT: 1, ORGANIZATION_COUNT: 1, MEMBER_COUNT: 0, M2M_CLIENT_COUNT: 0 });
  }
}

export async function strangers({ client }) {
  for (const kind of [stytch.Client, stytch.B2BClient]) {
    await refused(client(kind, "secret-test-wrong").debug.whoami(), 401, "unauthorized_credentials");
  }
}
