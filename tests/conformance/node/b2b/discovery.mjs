// Logins of people who have yet to choose an organization. They join one, or create one.

import assert from "node:assert/strict";

import { NEW_PASSWORD, PASSWORD, factors, linkLogin, organization, pkce, refused } from "../support.mjs";

const EMAIL = "ada@acme.example";

// The discovered organizations: slug and kind of membership.
function summary({ discovered_organizations }) {
  return discovered_organizations.map((one) => [one.organization.organization_slug, one.membership.type]);
}

async function join({ b2b: { discovery } }, { intermediate_session_token }, organization_id) {
  const login = await discovery.intermediateSessions.exchange({ intermediate_session_token, organization_id });
  assert.equal(login.member_authenticated, true);
  return login;
}

async function create({ b2b: { discovery } }, { intermediate_session_token }) {
  const named = { organization_name: "Umbrella", organization_slug: "umbrella" };
  const login = await discovery.organizations.create({ intermediate_session_token, ...named });
  assert.deepEqual([login.organization.organization_slug, login.member.is_admin], ["umbrella", true]);
  return login;
}

export async function byLink(stytch) {
  const { magicLinks, discovery } = stytch.b2b;
  const { organization_id, member_id } = await organization(stytch);
  const { verifier, challenge } = pkce();
  await magicLinks.email.discovery.send({ email_address: EMAIL, pkce_code_challenge: challenge });
  const { token } = await stytch.sentTo(EMAIL);
  const request = { discovery_magic_links_token: token, pkce_code_verifier: verifier };
  const found = await magicLinks.discovery.authenticate(request);
  assert.deepEqual([found.email_address, summary(found)], [EMAIL, [["acme", "active_member"]]]);
  const { intermediate_session_token } = found;
  const listed = await discovery.organizations.list({ intermediate_session_token });
  assert.deepEqual(listed.discovered_organizations, found.discovered_organizations);
  const login = await join(stytch, found, organization_id);
  assert.deepEqual([login.member_id, factors(login.member_session)], [member_id, ["magic_link"]]);

  // Who has a session sees where else they could go.
  const { session_token } = login;
  const others = await discovery.organizations.list({ session_token });
  assert.deepEqual(summary(others), [["acme", "active_member"]]);
}

export async function byLinkToANewOrganization(stytch) {
  const { magicLinks } = stytch.b2b;
  await magicLinks.email.discovery.send({ email_address: EMAIL });
  const { token } = await stytch.sentTo(EMAIL);
  const found = await magicLinks.discovery.authenticate({ discovery_magic_links_token: token });
  assert.deepEqual(summary(found), []);
  const login = await create(stytch, found);
  assert.equal(login.member_authenticated, true);
  assert.deepEqual(login.member_session.roles, ["stytch_member", "stytch_admin"]);
}

export async function byPasscode(stytch) {
  const { discovery } = stytch.b2b.otps.email;
  const { organization_id } = await organization(stytch, "bob@acme.example", {
    email_jit_provisioning: "RESTRICTED",
    email_allowed_domains: ["acme.example"],
  });
  await discovery.send({ email_address: EMAIL });
  const found = await discovery.authenticate({ email_address: EMAIL, code: (await stytch.sentTo(EMAIL)).code });
  assert.deepEqual(summary(found), [["acme", "eligible_to_join_by_email_domain"]]);
  const { member } = await join(stytch, found, organization_id);
  assert.deepEqual([member.email_address, member.status], [EMAIL, "active"]);
}

async function byAccount({ b2b, open }) {
  const { verifier, challenge } = pkce();
  const route = "/v1/b2b/public/oauth/google/discovery/start";
  const arrived = await open(route, { pkce_code_challenge: challenge });
  assert.equal(arrived.stytch_token_type, "discovery_oauth");
  const request = { discovery_oauth_token: arrived.token, pkce_code_verifier: verifier };
  return b2b.oauth.discovery.authenticate(request);
}

export async function byOAuth(stytch) {
  const { organization_id } = await organization(stytch, "user@google.example");
  const found = await byAccount(stytch);
  assert.deepEqual([found.provider_type, summary(found)], ["Google", [["acme", "active_member"]]]);
  const { member_session } = await join(stytch, found, organization_id);
  assert.deepEqual(factors(member_session), ["oauth"]);
}

export async function byOAuthToANewOrganization(stytch) {
  const { member, member_authenticated } = await create(stytch, await byAccount(stytch));
  assert.deepEqual([member.email_address, member_authenticated], ["user@google.example", true]);
}

// One password for all organizations.
export async function byPassword(stytch) {
  const { passwords } = stytch.b2b;
  const { organization_id } = await organization(stytch);
  await stytch.emulator.sharePasswords();
  try {
    await passwords.discovery.email.resetStart({ email_address: EMAIL });
    const { token } = await stytch.sentTo(EMAIL);
    const reset = await passwords.discovery.email.reset({ password_reset_token: token, password: PASSWORD });
    assert.deepEqual(summary(reset), [["acme", "active_member"]]);
    const first = await join(stytch, reset, organization_id);
    assert.deepEqual(factors(first.member_session), ["magic_link", "password"]);
    const found = await passwords.discovery.authenticate({ email_address: EMAIL, password: PASSWORD });
    const second = await join(stytch, found, organization_id);
    assert.deepEqual(factors(second.member_session), ["password"]);

    // In a new organization, the address has not been verified yet.
    const again = await passwords.discovery.authenticate({ email_address: EMAIL, password: PASSWORD });
    const { intermediate_session_token, ...begun } = await create(stytch, again);
    assert.equal(begun.member_authenticated, false);
    const umbrella = { organization_id: begun.organization.organization_id, email_address: EMAIL };
    const third = await linkLogin(stytch, umbrella, { intermediate_session_token });
    assert.deepEqual(factors(third.member_session), ["password", "magic_link"]);

    // A password that has been breached is of no use until it is reset.
    await passwords.email.requireReset({ email_address: EMAIL });
    const breached = passwords.authenticate({ organization_id, email_address: EMAIL, password: PASSWORD });
    await refused(breached, 400, "member_reset_password");
    await passwords.email.resetStart({ organization_id, email_address: EMAIL });
    const request = { password_reset_token: (await stytch.sentTo(EMAIL)).token, password: NEW_PASSWORD };
    assert.equal((await passwords.email.reset(request)).member_authenticated, true);
  } finally {
    await stytch.emulator.sharePasswords(false);
  }
}
