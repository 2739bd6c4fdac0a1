import assert from "node:assert/strict";

import { linkLogin, organization, refused } from "../support.mjs";

async function connect({ b2b: { scim } }, organization_id) {
  const created = await scim.connection.create({ organization_id, display_name: "Okta", identity_provider: "okta" });
  return created.connection;
}

// What an identity provider sends to the endpoint of a connection.
async function push({ base_url, bearer_token }, method, route, body) {
  const headers = { authorization: `Bearer ${bearer_token}`, "content-type": "application/scim+json" };
  const response = await fetch(`${base_url}/${route}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, ...(text && JSON.parse(text)) };
}

function patch(...Operations) {
  return { schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations };
}

// The provider creates, changes and removes a member.
export async function people(stytch) {
  const { members } = stytch.b2b.organizations;
  const { organization_id } = await organization(stytch);
  const okta = await connect(stytch, organization_id);
  const bob = { userName: "bob@acme.example", displayName: "Bob", active: true, externalId: "00u1" };
  const pushed = await push(okta, "POST", "Users", bob);
  assert.equal(pushed.status, 201);
  const member_id = pushed.id;
  const { member } = await members.get({ organization_id, member_id });
  assert.deepEqual([member.email_address, member.name, member.status], ["bob@acme.example", "Bob", "active"]);
  assert.deepEqual([member.scim_registration.connection_id, member.scim_registration.external_id], [
    okta.connection_id,
    "00u1",
  ]);
  const rename = patch({ op: "replace", path: "displayName", value: "Robert" });
  assert.equal((await push(okta, "PATCH", `Users/${member_id}`, rename)).status, 200);
  assert.equal((await members.get({ organization_id, member_id })).member.name, "Robert");

  const deactivate = patch({ op: "replace", value: { active: false } });
  assert.equal((await push(okta, "PATCH", `Users/${member_id}`, deactivate)).active, false);
  await refused(members.get({ organization_id, member_id }), 404, "member_not_found");
  const activate = patch({ op: "replace", value: { active: true } });
  assert.equal((await push(okta, "PATCH", `Users/${member_id}`, activate)).active, true);
  assert.equal((await members.get({ organization_id, member_id })).member.status, "active");
  assert.equal((await push(okta, "DELETE", `Users/${member_id}`)).status, 204);
  await refused(members.get({ organization_id, member_id }), 404, "member_not_found");
}

// The provider creates, changes and removes a group, which gives its members a role.
export async function groups(stytch) {
  const { connection } = stytch.b2b.scim;
  const { organization_id } = await organization(stytch);
  const okta = await connect(stytch, organization_id);
  const { connection_id } = okta;
  const ids = { organization_id, connection_id };
  const bob = await push(okta, "POST", "Users", { userName: "bob@acme.example" });
  const members = [{ value: bob.id }];
  const group = await push(okta, "POST", "Groups", { displayName: "Writers", members });
  const { scim_groups } = await connection.getGroups({ ...ids, limit: 10 });
  assert.deepEqual(scim_groups, [{ group_id: group.id, group_name: "Writers", organization_id, connection_id }]);
  const roles = [{ role_id: "editor", group_id: group.id, group_name: "Writers" }];
  const updated = await connection.update({ ...ids, scim_group_implicit_role_assignments: roles });
  assert.deepEqual(updated.connection.scim_group_implicit_role_assignments, roles);

  const rolesOfBob = async () => {
    const login = await linkLogin(stytch, { organization_id, email_address: "bob@acme.example" });
    return login.member_session.roles;
  };
  assert.deepEqual(await rolesOfBob(), ["stytch_member", "editor"]);
  const remove = patch({ op: "remove", path: `members[value eq "${bob.id}"]` });
  assert.deepEqual((await push(okta, "PATCH", `Groups/${group.id}`, remove)).members, []);
  assert.deepEqual(await rolesOfBob(), ["stytch_member"]);
  const add = patch({ op: "add", path: "members", value: members });
  await push(okta, "PATCH", `Groups/${group.id}`, add);
  assert.deepEqual(await rolesOfBob(), ["stytch_member", "editor"]);
  assert.equal((await push(okta, "DELETE", `Groups/${group.id}`)).status, 204);
  assert.deepEqual([await rolesOfBob(), (await connection.getGroups(ids)).scim_groups], [["stytch_member"], []]);
}

export async function tokens(stytch) {
  const { connection } = stytch.b2b.scim;
  const { organization_id } = await organization(stytch);
  const okta = await connect(stytch, organization_id);
  const ids = { organization_id, connection_id: okta.connection_id };
  const works = async (bearer_token) => (await push({ ...okta, bearer_token }, "GET", "Users")).status === 200;
  const start = async () => (await connection.rotateStart(ids)).connection.next_bearer_token;
  const first = okta.bearer_token;
  const second = await start();
  assert.deepEqual([await works(first), await works(second)], [true, true]);
  await connection.rotateCancel(ids);
  assert.deepEqual([await works(first), await works(second)], [true, false]);
  const third = await start();
  const completed = await connection.rotateComplete(ids);
  assert.equal(completed.connection.bearer_token_last_four, third.slice(-4));
  assert.deepEqual([await works(first), await works(third)], [false, true]);
  const shown = await connection.get({ organization_id });
  assert.deepEqual([shown.connection.connection_id, shown.connection.status], [okta.connection_id, "active"]);
  assert.equal((await connection.delete(ids)).connection_id, okta.connection_id);
  await refused(connection.get({ organization_id }), 404, "no_active_scim_connection");
}
