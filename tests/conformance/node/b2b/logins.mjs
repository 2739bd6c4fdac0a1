import assert from "node:assert/strict";

import { HOUR, factors, linkLogin, organization, pkce, refused } from "../support.mjs";

const EMAIL = "ada@acme.example";

export async function magicLinks(stytch) {
  const { magicLinks } = stytch.b2b;
  const { organization_id, member_id } = await organization(stytch);
  const { verifier, challenge } = pkce();
  const sent = await magicLinks.email.loginOrSignup({
    organization_id,
    email_address: EMAIL,
    login_redirect_url: "https://app.example/in",
    pkce_code_challenge: challenge,
  });
  assert.deepEqual([sent.member_id, sent.member_created], [member_id, false]);
  const { link, token } = await stytch.sentTo(EMAIL);
  assert.equal(link, `https://app.example/in?stytch_token_type=multi_tenant_magic_links&token=${token}`);
  const request = { magic_links_token: token, ...HOUR };
  await refused(magicLinks.authenticate(request), 400, "pkce_expected_code_verifier");
  const login = await magicLinks.authenticate({ ...request, pkce_code_verifier: verifier });
  assert.deepEqual([login.member_id, login.member_authenticated], [member_id, true]);
  assert.deepEqual(factors(login.member_session), ["magic_link"]);
}

export async function passcodes(stytch) {
  const { email } = stytch.b2b.otps;
  const { organization_id, member_id } = await organization(stytch);
  await email.loginOrSignup({ organization_id, email_address: EMAIL });
  const { code } = await stytch.sentTo(EMAIL);
  const request = { organization_id, email_address: EMAIL, ...HOUR };
  await refused(email.authenticate({ ...request, code: "000000" }), 404, "otp_code_not_found");
  const login = await email.authenticate({ ...request, code });
  assert.deepEqual([login.member_id, factors(login.member_session)], [member_id, ["email_otp"]]);
}

export async function invitations(stytch) {
  const { magicLinks } = stytch.b2b;
  const { organization_id, member_id } = await organization(stytch);
  const email_address = "bob@acme.example";
  const person = { email_address, name: "Bob", invited_by_member_id: member_id };
  const { member } = await magicLinks.email.invite({ organization_id, ...person });
  assert.equal(member.status, "invited");
  const login = await magicLinks.authenticate({ magic_links_token: (await stytch.sentTo(email_address)).token });
  assert.deepEqual([login.member_id, login.member.status, login.member.name], [member.member_id, "active", "Bob"]);
}

// A new person joins, as their address is at a domain of the organization.
export async function joining(stytch) {
  const { organizations } = stytch.b2b;
  const { organization_id } = await organization(stytch);
  const bob = { organization_id, email_address: "bob@acme.example" };
  await refused(linkLogin(stytch, bob), 400, "email_jit_provisioning_not_allowed");
  const open = { email_jit_provisioning: "RESTRICTED", email_allowed_domains: ["acme.example"] };
  await organizations.update({ organization_id, ...open });
  const login = await linkLogin(stytch, bob);
  assert.deepEqual([login.member.email_address, login.member.status], [bob.email_address, "active"]);
}
