import assert from "node:assert/strict";

import { organization, refused } from "../support.mjs";

export async function fields({ b2b: { organizations } }) {
  const created = await organizations.create({ organization_name: "Acme & Sons", organization_external_id: "crm-7" });
  const { organization_id, organization_slug } = created.organization;
  assert.equal(organization_slug, "acme---sons");
  const { organization } = await organizations.update({ organization_id, email_allowed_domains: ["acme.example"] });
  assert.deepEqual(organization.email_allowed_domains, ["acme.example"]);
  assert.deepEqual((await organizations.get({ organization_id: "crm-7" })).organization, organization);
  const operand = { filter_name: "organization_slugs", filter_value: [organization_slug] };
  const found = await organizations.search({ query: { operator: "AND", operands: [operand] } });
  assert.deepEqual(found.organizations, [organization]);
  const without = await organizations.deleteExternalId({ organization_id });
  assert.equal(without.organization.organization_external_id, null);
  assert.equal((await organizations.delete({ organization_id })).organization_id, organization_id);
  await refused(organizations.get({ organization_id }), 404, "organization_not_found");
}

export async function metrics(stytch) {
  const { organization_id } = await organization(stytch);
  assert.equal((await stytch.b2b.organizations.metrics({ organization_id })).member_count, 1);
}

// An organization gives members a role of its own.
export async function customRoles(stytch) {
  const { organizations, rbac, sessions } = stytch.b2b;
  const { organization_id, member_id } = await organization(stytch);
  const permissions = [{ resource_id: "documents", actions: ["write"] }];
  const org_policy = { roles: [{ role_id: "writer", description: "May write documents", permissions }] };
  assert.deepEqual((await rbac.organizations.setOrgPolicy({ organization_id, org_policy })).org_policy, org_policy);
  assert.deepEqual((await rbac.organizations.getOrgPolicy({ organization_id })).org_policy, org_policy);
  await organizations.members.update({ organization_id, member_id, roles: ["writer"] });
  const { session_token } = await stytch.emulator.startMemberSession(organization_id, member_id);
  const authorization_check = { organization_id, resource_id: "documents", action: "write" };
  const { verdict } = await sessions.authenticate({ session_token, authorization_check });
  assert.deepEqual(verdict.granting_roles, ["writer"]);
}
