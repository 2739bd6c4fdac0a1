import assert from "node:assert/strict";

import { organization, refused } from "../support.mjs";

const TEAM = "help@team.example";

export async function users({ consumer: { users, impersonation }, emulator }) {
  const { user_id } = await users.create({ email: "ada@example.com" });
  const impersonation_token = await emulator.impersonationToken(user_id, TEAM);
  const login = await impersonation.authenticate({ impersonation_token });
  assert.equal(login.user_id, user_id);
  const [{ type, impersonated_factor }] = login.session.authentication_factors;
  assert.deepEqual([type, impersonated_factor.impersonator_email_address], ["impersonated", TEAM]);
  await refused(impersonation.authenticate({ impersonation_token }), 401, "unable_to_auth_impersonation_token");
}

export async function members(stytch) {
  const { organization_id, member_id } = await organization(stytch);
  const impersonation_token = await stytch.emulator.memberImpersonationToken(member_id, TEAM);
  const login = await stytch.b2b.impersonation.authenticate({ impersonation_token });
  assert.deepEqual([login.organization_id, login.member_id], [organization_id, member_id]);
  const [{ impersonated_factor }] = login.member_session.authentication_factors;
  assert.equal(impersonated_factor.impersonator_email_address, TEAM);
}
