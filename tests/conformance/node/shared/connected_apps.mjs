import assert from "node:assert/strict";

import { organization, pkce, refused } from "../support.mjs";

const redirect_uri = "https://robot.example/callback";

async function robot({ connectedApp }, client_type = "third_party") {
  const created = await connectedApp.clients.create({
    client_type,
    client_name: "Robot",
    redirect_urls: [redirect_uri],
    access_token_template_content: '{ "plan": "gold" }',
  });
  return created.connected_app;
}

export async function clients({ consumer, b2b }) {
  for (const client of [consumer, b2b]) {
    const { clients } = client.connectedApp;
    const { client_secret, ...created } = await robot(client);
    const { client_id } = created;
    assert.equal(client_secret.slice(-4), created.client_secret_last_four);
    const found = (await clients.get({ client_id })).connected_app;
    assert.deepEqual(found, { ...created, creation_method: "api" });
    const { connected_app } = await clients.update({ client_id, client_name: "Robby" });
    assert.deepEqual(connected_app, { ...found, client_name: "Robby" });
    assert.deepEqual((await clients.search({ limit: 10 })).connected_apps, [connected_app]);

    const { secrets } = clients;
    const started = await secrets.rotateStart({ client_id });
    assert.equal(started.connected_app.next_client_secret.length, client_secret.length);
    const cancelled = await secrets.rotateCancel({ client_id });
    assert.equal(cancelled.connected_app.next_client_secret_last_four, null);
    const { next_client_secret } = (await secrets.rotateStart({ client_id })).connected_app;
    const rotated = await secrets.rotate({ client_id });
    assert.equal(rotated.connected_app.client_secret_last_four, next_client_secret.slice(-4));

    assert.equal((await clients.delete({ client_id })).client_id, client_id);
    await refused(clients.get({ client_id }), 404, "connected_app_not_found");
  }
}

// A person consents, and the app trades its code for tokens, with which both sides do what they are for.
async function authorized({ form, emulator }, { idp }, app, person) {
  const { client_id, client_secret } = app;
  const { verifier, challenge } = pkce();
  const request = { client_id, redirect_uri, response_type: "code", scopes: ["openid", "offline_access"], ...person };
  const asked = await idp.oauth.authorizeStart(request);
  assert.deepEqual([asked.consent_required, asked.client.client_name], [true, "Robot"]);
  const consent = { consent_granted: true, state: "7", code_challenge: challenge };
  const granted = await idp.oauth.authorize({ ...request, ...consent });
  const arrived = new URL(granted.redirect_uri).searchParams;
  assert.deepEqual([arrived.get("code"), arrived.get("state")], [granted.authorization_code, "7"]);

  const credentials = { client_id, client_secret };
  const code = { grant_type: "authorization_code", code: granted.authorization_code, redirect_uri };
  const tokens = await form("token", { ...credentials, ...code, code_verifier: verifier });
  assert.deepEqual([tokens.status, tokens.scope], [200, "openid offline_access"]);
  const { access_token, refresh_token } = tokens;
  const local = await idp.introspectTokenLocal(access_token);
  const network = await idp.introspectTokenNetwork({ token: access_token, ...credentials });
  for (const { subject, scope, custom_claims } of [local, network]) {
    assert.deepEqual([subject, scope], [person.user_id ?? person.member_id, "openid offline_access"]);
    assert.equal(custom_claims.plan, "gold");
  }
  const url = `${emulator.url}/v1/public/${emulator.projectId}/oauth2/userinfo`;
  const userinfo = await fetch(url, { headers: { authorization: `Bearer ${access_token}` } });
  assert.equal((await userinfo.json()).sub, person.user_id ?? person.member_id);

  const refreshed = await form("token", { ...credentials, grant_type: "refresh_token", refresh_token });
  assert.equal(refreshed.status, 200);
  const isActive = async (token) => (await form("introspect", { ...credentials, token })).active;
  assert.equal(await isActive(refreshed.access_token), true);
  assert.equal((await form("revoke", { ...credentials, token: refreshed.access_token })).status, 200);
  assert.equal(await isActive(refreshed.access_token), false);
  // Says whether the app still has access.
  return () => isActive(refresh_token);
}

export async function ofUsers(stytch) {
  const { users } = stytch.consumer;
  const app = await robot(stytch.consumer);
  const { user_id } = await users.create({ email: "ada@example.com" });
  const isActive = await authorized(stytch, stytch.consumer, app, { user_id });
  const { connected_apps } = await users.connectedApps({ user_id });
  assert.deepEqual(connected_apps.map(({ name, scopes_granted }) => [name, scopes_granted]), [
    ["Robot", "openid offline_access"],
  ]);
  assert.equal(await isActive(), true);
  await users.revoke({ user_id, connected_app_id: app.client_id });
  assert.equal(await isActive(), false);
}

export async function ofMembers(stytch) {
  const { organizations } = stytch.b2b;
  const app = await robot(stytch.b2b);
  const { organization_id, member_id } = await organization(stytch);
  const person = { organization_id, member_id };
  const isActive = await authorized(stytch, stytch.b2b, app, person);
  const connected_app_id = app.client_id;
  const all = await organizations.connectedApps({ organization_id });
  assert.deepEqual(all.connected_apps.map((one) => one.connected_app_id), [connected_app_id]);
  const one = await organizations.getConnectedApp({ organization_id, connected_app_id });
  assert.deepEqual(one.active_members.map((member) => member.member_id), [member_id]);
  const own = await organizations.members.getConnectedApps(person);
  assert.deepEqual(own.connected_apps.map(({ name }) => name), ["Robot"]);
  assert.equal(await isActive(), true);
  await organizations.members.connectedApps.revoke({ ...person, connected_app_id });
  assert.equal(await isActive(), false);
}
