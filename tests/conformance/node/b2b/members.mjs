import assert from "node:assert/strict";

import { PHONE, linkLogin, organization, refused, totp } from "../support.mjs";

const NEW = "lovelace@acme.example";

export async function fields(stytch) {
  const { members } = stytch.b2b.organizations;
  const { organization_id } = await organization(stytch);
  const email_address = "bob@acme.example";
  const created = await members.create({ organization_id, email_address, external_id: "bob-1", roles: ["editor"] });
  const { member_id } = created;
  assert.deepEqual(created.member.roles.map(({ role_id }) => role_id), ["stytch_member", "editor"]);
  const { member } = await members.update({ organization_id, member_id, name: "Bob" });
  assert.equal(member.name, "Bob");
  assert.deepEqual((await members.get({ organization_id, email_address })).member, member);
  assert.deepEqual((await members.dangerouslyGet({ member_id })).member, member);
  const operand = { filter_name: "member_emails", filter_value: [email_address] };
  const query = { operator: "AND", operands: [operand] };
  const found = await members.search({ organization_ids: [organization_id], query });
  assert.deepEqual(found.members, [member]);
  const without = await members.deleteExternalId({ organization_id, member_id });
  assert.equal(without.member.external_id, null);
}

export async function deletion(stytch) {
  const { members } = stytch.b2b.organizations;
  const ada = await organization(stytch);
  const { organization_id, member_id } = ada;
  await linkLogin(stytch, ada);
  assert.equal((await members.delete({ organization_id, member_id })).member_id, member_id);
  await refused(members.get({ organization_id, member_id }), 404, "member_not_found");
  const deleted = await members.dangerouslyGet({ member_id, include_deleted: true });
  assert.equal(deleted.member.status, "deleted");
  assert.equal((await members.reactivate({ organization_id, member_id })).member.status, "active");
}

export async function emailUpdates(stytch) {
  const { b2b, sentTo } = stytch;
  const { members } = b2b.organizations;
  const ada = await organization(stytch);
  const { organization_id, member_id, email_address } = ada;
  await linkLogin(stytch, ada);
  await members.startEmailUpdate({ organization_id, member_id, email_address: NEW, delivery_method: "EMAIL_OTP" });
  const { code } = await sentTo(NEW);
  const { member } = await b2b.otps.email.authenticate({ organization_id, email_address: NEW, code });
  assert.deepEqual([member.member_id, member.email_address], [member_id, NEW]);
  const [{ email_id }] = member.retired_email_addresses;
  await refused(members.create({ organization_id, email_address }), 400, "retired_member_email");
  const unlinked = await members.unlinkRetiredEmail({ organization_id, member_id, email_id });
  assert.deepEqual(unlinked.member.retired_email_addresses, []);
}

export async function factors(stytch) {
  const { organizations, totps } = stytch.b2b;
  const { members } = organizations;
  const { organization_id, member_id } = await organization(stytch);
  const ids = { organization_id, member_id };
  await members.update({ ...ids, mfa_phone_number: PHONE });
  assert.equal((await members.deleteMFAPhoneNumber(ids)).member.mfa_phone_number, "");
  const { secret } = await totps.create(ids);
  const { session_token } = await stytch.emulator.startMemberSession(organization_id, member_id);
  const { member } = await totps.authenticate({ ...ids, code: totp(secret), session_token });
  assert.notEqual(member.totp_registration_id, "");
  assert.equal((await members.deleteTOTP(ids)).member.totp_registration_id, "");
}

// A member acts in their own organization.
export async function acting(stytch) {
  const { members } = stytch.b2b.organizations;
  const { organization_id, member_id } = await organization(stytch);
  const other = await organization(stytch, "bob@umbrella.example", { organization_slug: "umbrella" });
  const { session_token, session_jwt } = await stytch.emulator.startMemberSession(organization_id, member_id);
  for (const authorization of [{ session_token }, { session_jwt }]) {
    const update = (ids) => members.update({ ...ids, name: "Ada" }, { authorization });
    assert.equal((await update({ organization_id, member_id })).member.name, "Ada");
    await refused(update(other), 403, "session_authorization_tenancy_error");
  }
}
