import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";

import { HOUR, organization, pkce, refused } from "../support.mjs";

// Bytes that look like a certificate.
const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
const EMAIL = "ada@acme.example";

async function saml({ b2b: { sso } }, organization_id) {
  const created = await sso.saml.createConnection({ organization_id, display_name: "Okta", identity_provider: "okta" });
  const { connection_id, status } = created.connection;
  assert.equal(status, "pending");
  const { connection } = await sso.saml.updateConnection({
    organization_id,
    connection_id,
    idp_entity_id: "https://idp.example/1",
    idp_sso_url: "https://idp.example/1/sso",
    x509_certificate: CERTIFICATE,
    attribute_mapping: { email: "NameID", full_name: "name", groups: "memberOf" },
    saml_group_implicit_role_assignments: [{ role_id: "editor", group: "writers" }],
  });
  assert.equal(connection.status, "active");
  return connection;
}

async function oidc({ b2b: { sso } }, organization_id) {
  const { connection } = await sso.oidc.createConnection({ organization_id, identity_provider: "microsoft-entra" });
  const { connection_id } = connection;
  const settings = { issuer: "https://login.example", client_id: "app-1", client_secret: "secret" };
  const updated = await sso.oidc.updateConnection({ organization_id, connection_id, ...settings });
  assert.deepEqual([updated.connection.status, updated.connection.client_id], ["active", "app-1"]);
  return updated.connection;
}

// Logs in with a token, after the browser has been at the provider.
async function logIn({ b2b: { sso } }, { stytch_token_type, token }, more = {}) {
  assert.equal(stytch_token_type, "sso");
  const login = await sso.authenticate({ sso_token: token, ...HOUR, ...more });
  assert.equal(login.member_authenticated, true);
  return login;
}

export async function samlLogin(stytch) {
  const { organization_id, member_id } = await organization(stytch);
  const { connection_id } = await saml(stytch, organization_id);
  const person = { email: EMAIL, subject: "00u1", name: "Ada Lovelace", groups: ["writers"] };
  await stytch.emulator.setSsoIdentity(connection_id, person);
  const { verifier, challenge } = pkce();
  const arrived = await stytch.open("/v1/public/sso/start", { connection_id, pkce_code_challenge: challenge });
  const login = await logIn(stytch, arrived, { pkce_code_verifier: verifier });
  assert.deepEqual([login.member_id, login.member.name], [member_id, "Ada Lovelace"]);
  const [{ saml_sso_factor }] = login.member_session.authentication_factors;
  assert.deepEqual([saml_sso_factor.provider_id, saml_sso_factor.external_id], [connection_id, "00u1"]);
  assert.deepEqual(login.member_session.roles, ["stytch_member", "editor"]);

  // The person begins at the provider.
  const again = await logIn(stytch, await stytch.open(`/v1/b2b/sso/callback/${connection_id}`));
  assert.equal(again.member_id, member_id);
}

export async function oidcLogin(stytch) {
  const { organizations } = stytch.b2b;
  const { organization_id } = await organization(stytch);
  const { connection_id } = await oidc(stytch, organization_id);
  // No member has this address yet: SSO creates one.
  const arrived = await stytch.open("/v1/public/sso/start", { organization_id, custom_scopes: "calendar" });
  const { member_id, member, member_session } = await logIn(stytch, arrived);
  assert.equal(member.email_address, "user@microsoft-entra.example");
  const [{ oidc_sso_factor }] = member_session.authentication_factors;
  assert.equal(oidc_sso_factor.provider_id, connection_id);
  const request = { organization_id, member_id, include_refresh_token: true };
  const [tokens] = (await organizations.members.oidcProviders(request)).registrations;
  assert.deepEqual([tokens.connection_id, tokens.scopes.at(-1)], [connection_id, "calendar"]);
  assert.notEqual(tokens.refresh_token, "");
}

// A login at the organization that has the connection counts in another one.
export async function externalLogin(stytch) {
  const { sso } = stytch.b2b;
  const acme = await organization(stytch);
  const umbrella = await organization(stytch, EMAIL, { organization_slug: "umbrella" });
  const { connection_id } = await saml(stytch, acme.organization_id);
  const { organization_id } = umbrella;
  const theirs = { external_organization_id: acme.organization_id, external_connection_id: connection_id };
  const { connection } = await sso.external.createConnection({ organization_id, ...theirs });
  const own = { organization_id, connection_id: connection.connection_id };
  const roles = [{ role_id: "editor" }];
  const updated = await sso.external.updateConnection({ ...own, external_connection_implicit_role_assignments: roles });
  assert.deepEqual(updated.connection.external_connection_implicit_role_assignments, roles);
  await stytch.emulator.setSsoIdentity(connection_id, { email: EMAIL });
  const login = await logIn(stytch, await stytch.open("/v1/public/sso/start", { connection_id: own.connection_id }));
  assert.deepEqual([login.member_id, login.member_session.roles], [umbrella.member_id, ["stytch_member", "editor"]]);
}

export async function connections(stytch) {
  const { sso } = stytch.b2b;
  const { organization_id } = await organization(stytch);
  const { connection_id, ...first } = await saml(stytch, organization_id);
  const ids = { organization_id, connection_id };
  const by_url = await sso.saml.updateByURL({ ...ids, metadata_url: "https://idp.example/metadata" });
  const [own, ...added] = by_url.connection.verification_certificates;
  assert.deepEqual([own, added.length], [first.verification_certificates[0], 1]);
  const { certificate_id } = own;
  assert.equal((await sso.saml.deleteVerificationCertificate({ ...ids, certificate_id })).certificate_id, certificate_id);

  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const saml_encryption_private_key = privateKey.export({ type: "pkcs1", format: "pem" });
  const with_key = await sso.saml.updateConnection({ ...ids, saml_encryption_private_key });
  const [{ private_key_id }] = with_key.connection.encryption_private_keys;
  assert.equal((await sso.saml.deleteEncryptionPrivateKey({ ...ids, private_key_id })).private_key_id, private_key_id);

  const second = await oidc(stytch, organization_id);
  const listed = await sso.getConnections({ organization_id });
  assert.deepEqual(listed.saml_connections.map((one) => one.connection_id), [connection_id]);
  assert.deepEqual(listed.oidc_connections, [second]);
  assert.deepEqual(listed.external_connections, []);
  assert.equal((await sso.deleteConnection(ids)).connection_id, connection_id);
  const update = sso.saml.updateConnection({ ...ids, display_name: "Gone" });
  await refused(update, 404, "sso_connection_not_found");
}
