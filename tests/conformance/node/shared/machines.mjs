import assert from "node:assert/strict";

import { refused } from "../support.mjs";

export async function tokens({ consumer, b2b }) {
  for (const { m2m } of [consumer, b2b]) {
    const { m2m_client } = await m2m.clients.create({ scopes: ["read:documents", "write:documents"] });
    const { client_id, client_secret } = m2m_client;
    const scopes = ["read:documents"];
    const { access_token, expires_in } = await m2m.token({ client_id, client_secret, scopes });
    assert.equal(expires_in, 3600);
    const caller = await m2m.authenticateToken({ access_token, required_scopes: scopes });
    assert.deepEqual([caller.client_id, caller.scopes], [client_id, scopes]);
    const missing = m2m.authenticateToken({ access_token, required_scopes: ["write:documents"] });
    await assert.rejects(missing, { code: "missing_scopes" });
    await refused(m2m.token({ client_id, client_secret: "wrong" }), 401, "invalid_client");
  }
}

export async function clients({ consumer, b2b }) {
  for (const { m2m } of [consumer, b2b]) {
    const { m2m_client } = await m2m.clients.create({ scopes: [], client_name: "Robot" });
    const { client_id } = m2m_client;
    const { m2m_client: updated } = await m2m.clients.update({ client_id, client_name: "Robby", status: "inactive" });
    assert.deepEqual([updated.client_name, updated.status], ["Robby", "inactive"]);
    assert.deepEqual((await m2m.clients.get({ client_id })).m2m_client, updated);
    const operand = { filter_name: "client_name", filter_value: ["Robby"] };
    const found = await m2m.clients.search({ limit: 10, query: { operator: "AND", operands: [operand] } });
    assert.deepEqual(found.m2m_clients, [updated]);
    assert.equal((await m2m.clients.delete({ client_id })).client_id, client_id);
    await refused(m2m.clients.get({ client_id }), 404, "m2m_client_not_found");
  }
}

export async function secrets({ consumer, b2b }) {
  for (const { m2m } of [consumer, b2b]) {
    const { m2m_client } = await m2m.clients.create({ scopes: [] });
    const { client_id, client_secret } = m2m_client;
    const works = (secret) => m2m.token({ client_id, client_secret: secret }).then(() => true, () => false);
    const start = async () => (await m2m.clients.secrets.rotateStart({ client_id })).m2m_client.next_client_secret;
    const second = await start();
    assert.deepEqual([await works(client_secret), await works(second)], [true, true]);
    await m2m.clients.secrets.rotateCancel({ client_id });
    assert.deepEqual([await works(client_secret), await works(second)], [true, false]);
    const third = await start();
    await m2m.clients.secrets.rotate({ client_id });
    assert.deepEqual([await works(client_secret), await works(third)], [false, true]);
  }
}
