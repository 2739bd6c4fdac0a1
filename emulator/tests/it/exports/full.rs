//! An emulator with at least one record of everything, with all their parts.

use http::Request;
use http::header::{AUTHORIZATION, LOCATION};
use serde_json::{Value, json};
use stytch_core::b2b::oauth::{Provider as MemberProvider, StartUrl as MemberStartUrl, discovery};
use stytch_core::b2b::sso;
use stytch_core::consumer::oauth::{Provider, StartUrl};
use stytch_core::fraud::VerdictAction;
use stytch_core::{MemberCredential, Secret};
use stytch_emulator::{Emulator, Fingerprint, SsoIdentity};

use crate::authenticator::Authenticator;
use crate::b2b::sso::private_key;
use crate::recording::handle;
use crate::support::{EMAIL, NEW_YEAR, PHONE};

pub(super) const PASSWORD: &str = "correct horse";
/// The secret of the authenticator app of a member.
pub(super) const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
pub(super) const CALLBACK: &str = "https://app.example.com/callback";
pub(super) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const MFA_PHONE: &str = "+12025550163";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const WALLET: &str = "0x2c7536E3605D9C16a7a3D7b1898e529396a65c23";
const SOLANA: &str = "4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T";

/// Performs an operation that succeeds.
#[track_caller]
pub(super) fn call(emulator: &Emulator, name: &str, args: Value) -> Value {
    call_as(emulator, name, args, None)
}

#[track_caller]
fn call_as(emulator: &Emulator, name: &str, args: Value, member: Option<&MemberCredential>) -> Value {
    let project = emulator.project();
    let request = project.call_request(name, &args, member).unwrap();
    let response = handle(emulator, request);
    project.call_response(name, &response).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(super) fn with(args: &Value, more: Value) -> Value {
    let mut all = args.as_object().unwrap().clone();
    all.extend(more.as_object().unwrap().clone());
    Value::Object(all)
}

/// Opens the start of a login at a provider; returns the token.
pub(super) fn start(emulator: &Emulator, url: &str) -> String {
    let response = handle(emulator, Request::get(url).body(Vec::new()).unwrap());
    let (_, token) = response.headers()[LOCATION].to_str().unwrap().rsplit_once("token=").unwrap();
    token.to_owned()
}

/// Makes a mistake some times.
fn fail(emulator: &Emulator, name: &str, args: &Value, times: usize) {
    for _ in 0..times {
        let response = emulator.handle(emulator.project().call_request(name, args, None).unwrap());
        assert!(response.status().is_client_error(), "{name}");
    }
}

fn with_challenge(url: String, name: &str) -> String {
    format!("{url}&{name}={CHALLENGE}")
}

/// Sends a request of an identity provider, and returns the body of the response.
pub(super) fn push(emulator: &Emulator, token: &str, method: &str, url: &str, body: &Value) -> Value {
    let request = Request::builder().method(method).uri(url).header(AUTHORIZATION, format!("Bearer {token}"));
    let response = emulator.handle(request.body(body.to_string().into_bytes()).unwrap());
    assert!(response.status().is_success(), "{response:?}");
    serde_json::from_slice(response.body()).unwrap_or_default()
}

pub(super) fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

/// An emulator with everything.
pub(super) fn emulator() -> Emulator {
    let emulator = Emulator::starting_at(NEW_YEAR);
    settings(&emulator);
    let user = users(&emulator);
    let member = organizations(&emulator);
    fraud(&emulator);
    clients(&emulator, &user, &member);
    emulator.rotate_keys();
    emulator.publish_key();
    emulator.advance(std::time::Duration::from_secs(1));
    emulator
}

fn settings(emulator: &Emulator) {
    let permission = json!({ "resource_id": "document", "actions": ["read"] });
    emulator.set_policy(json!({
        "roles": [{ "role_id": "editor", "description": "May read", "permissions": [permission] }],
        "resources": [{ "resource_id": "document", "description": "A document", "actions": ["read"] }],
        "scopes": [{ "scope": "read:documents", "description": "Reads", "permissions": [permission] }],
    }));
    emulator.set_m2m_claims([("region", "eu")]);
    let jwks = json!({ "keys": [{ "kty": "EC", "crv": "P-256", "kid": "1", "x": "AA", "y": "AA" }] });
    emulator.set_trusted_token_profile("profile-1", "https://idp.example.com", "app", &jwks);
    emulator.set_external_session("external-1", json!({ "email": EMAIL }));
    emulator.keep_history(5000);
}

fn users(emulator: &Emulator) -> Value {
    let args = json!({
        "email": EMAIL, "phone_number": PHONE, "external_id": "ada", "roles": ["editor"],
        "name": { "first_name": "Ada", "middle_name": "King", "last_name": "Lovelace" },
        "trusted_metadata": { "plan": 1.1 }, "untrusted_metadata": { "theme": "dark" },
    });
    let created = call(emulator, "consumer.users.create", args);
    let user = json!({ "user_id": created["user_id"] });
    call(
        emulator,
        "consumer.passwords.migrate",
        with(&json!({ "email": EMAIL }), crate::migrated_passwords::argon2id()),
    );
    let totp = call(emulator, "consumer.totps.create", user.clone());
    let code = emulator.totp_code(text(&totp, "/secret")).unwrap();
    let args = json!({
        "totp_code": code.expose(), "session_duration_minutes": 60, "session_custom_claims": { "color": "blue" },
    });
    let login = call(emulator, "consumer.totps.authenticate", with(&user, args));
    call(emulator, "consumer.sessions.authenticate", json!({ "session_token": login["session_token"] }));
    emulator.add_biometric_registration("ada").unwrap();

    // The password of another user is in the clear. They are locked.
    let pat = json!({ "email": "pat@example.com", "password": PASSWORD });
    call(emulator, "consumer.passwords.create", pat);
    let wrong = json!({ "email": "eve@example.com", "password": PASSWORD });
    call(emulator, "consumer.passwords.create", wrong);
    let project = emulator.project();
    let wrong = |email: &str| json!({ "email": email, "password": "wrong password" });
    fail(emulator, "consumer.passwords.authenticate", &wrong("eve@example.com"), 10);
    fail(emulator, "consumer.passwords.authenticate", &wrong("pat@example.com"), 1);

    wallets_and_passkeys(emulator, &user);

    // The account of a provider, a login with it that is not finished, and one that has not begun.
    let url = |provider| StartUrl::new(&project, provider, emulator.public_token()).unwrap();
    let token = start(emulator, &url(Provider::GitHub).to_string());
    call(emulator, "consumer.oauth.authenticate", json!({ "token": token }));
    start(emulator, &with_challenge(url(Provider::Google).custom_scopes(["calendar"]).to_string(), "code_challenge"));
    call(emulator, "consumer.oauth.attach", with(&user, json!({ "provider": "google" })));

    // Codes and links that have not been used, one of them to an address that is not verified.
    let browser = json!({ "ip_address": "203.0.113.9", "user_agent": "Browser" });
    let sent = json!({ "phone_number": PHONE, "attributes": browser });
    call(emulator, "consumer.otps.sms.login_or_create", sent);
    call(emulator, "consumer.otps.email.send", with(&user, json!({ "email": "lovelace@example.com" })));
    call(emulator, "consumer.magic_links.email.login_or_create", json!({ "email": "pat@example.com" }));
    let link = json!({
        "token": emulator.last_token("pat@example.com"), "attributes": browser, "session_duration_minutes": 60,
    });
    call(emulator, "consumer.magic_links.authenticate", link);
    let link = json!({ "email": EMAIL, "code_challenge": CHALLENGE, "attributes": browser });
    call(emulator, "consumer.magic_links.email.login_or_create", link);
    call(emulator, "consumer.magic_links.email.invite", json!({ "email": "guest@example.com" }));
    call(emulator, "consumer.magic_links.create", user.clone());
    emulator.impersonation_token("ada", "help@example.com").unwrap();
    user
}

fn wallets_and_passkeys(emulator: &Emulator, user: &Value) {
    let siwe = json!({
        "domain": "app.example", "uri": "https://app.example", "resources": ["https://app.example/terms"],
        "statement": "Hello", "message_request_id": "1",
    });
    let wallet = json!({ "crypto_wallet_type": "ethereum", "crypto_wallet_address": WALLET, "siwe_params": siwe });
    call(emulator, "consumer.crypto_wallets.authenticate_start", with(user, wallet));
    let wallet = json!({ "crypto_wallet_type": "solana", "crypto_wallet_address": SOLANA });
    call(emulator, "consumer.crypto_wallets.authenticate_start", with(user, wallet));

    let mut authenticator = Authenticator::eddsa("ada");
    authenticator.counter = 1;
    let site = json!({
        "domain": "app.example", "use_base64_url_encoding": true, "user_agent": "Browser",
        "authenticator_type": "cross-platform", "override_name": "ada",
    });
    let started = call(emulator, "consumer.webauthn.register_start", with(user, site));
    let created = authenticator.create(&started["public_key_credential_creation_options"]).to_string();
    let created = call(emulator, "consumer.webauthn.register", with(user, json!({ "public_key_credential": created })));
    let name = json!({ "webauthn_registration_id": created["webauthn_registration_id"], "name": "Phone" });
    call(emulator, "consumer.webauthn.update", name);
    let site = json!({ "domain": "other.example", "use_base64_url_encoding": true });
    call(emulator, "consumer.webauthn.register_start", with(user, site));
    let site = json!({ "domain": "app.example", "use_base64_url_encoding": true });
    call(emulator, "consumer.webauthn.authenticate_start", with(user, site));
}

fn organizations(emulator: &Emulator) -> Value {
    let args = json!({
        "organization_name": "Acme", "organization_slug": "acme", "organization_external_id": "acme-1",
        "trusted_metadata": { "plan": "gold" }, "organization_logo_url": "https://acme.example/logo.png",
        "email_allowed_domains": ["acme.example"], "email_jit_provisioning": "RESTRICTED",
        "auth_methods": "RESTRICTED", "mfa_methods": "RESTRICTED", "allowed_mfa_methods": ["totp", "sms_otp"],
        "allowed_auth_methods": ["sso", "magic_link", "password", "github_oauth", "email_otp", "google_oauth"],
        "claimed_email_domains": ["acme.example"], "first_party_connected_apps_allowed_type": "ALL_ALLOWED",
        "rbac_email_implicit_role_assignments": [{ "domain": "acme.example", "role_id": "editor" }],
        "oauth_tenant_jit_provisioning": "RESTRICTED", "allowed_oauth_tenants": { "slack": ["slack-tenant"] },
        "allowed_first_party_connected_apps": ["app"], "allowed_third_party_connected_apps": ["app"],
    });
    let acme = call(emulator, "b2b.organizations.create", args);
    let acme = json!({ "organization_id": acme["organization"]["organization_id"] });
    let permission = json!({ "resource_id": "document", "actions": ["read"] });
    let role = json!({ "role_id": "writer", "description": "May write", "permissions": [permission] });
    let policy = with(&acme, json!({ "org_policy": { "roles": [role] } }));
    call(emulator, "b2b.rbac.organizations.set_org_policy", policy);
    let args = json!({
        "email_address": "old@acme.example", "external_id": "ada", "name": "Ada", "is_breakglass": true,
        "mfa_enrolled": true, "roles": ["writer"], "trusted_metadata": { "level": 1 },
        "untrusted_metadata": { "theme": "dark" }, "mfa_phone_number": MFA_PHONE,
    });
    let ada = call(emulator, "b2b.organizations.members.create", with(&acme, args));
    let ada = with(&acme, json!({ "member_id": ada["member_id"] }));
    let address = json!({ "email_address": "ada@acme.example", "default_mfa_method": "totp" });
    call(emulator, "b2b.organizations.members.update", with(&ada, address));
    let session = emulator.start_member_session("acme", "ada", 60).unwrap();
    call(emulator, "b2b.otps.sms.send", with(&ada, json!({ "mfa_phone_number": MFA_PHONE })));
    let totp = json!({ "secret": SECRET, "recovery_codes": ["aaaa-bbbb-cccc"] });
    call(emulator, "b2b.totps.migrate", with(&ada, totp));
    let session_token = json!({ "session_token": session.session_token });
    let code = json!({ "code": emulator.totp_code(SECRET).unwrap().expose() });
    call(emulator, "b2b.totps.authenticate", with(&with(&ada, code), session_token.clone()));
    let claims = json!({ "session_custom_claims": { "color": "blue" } });
    call(emulator, "b2b.sessions.authenticate", with(&session_token, claims));
    // A login that lacks a second factor.
    link_login(emulator, &with(&acme, json!({ "email_address": "ada@acme.example" })));
    passwords_and_accounts(emulator, &acme);
    connections(emulator, &acme);
    let new = json!({ "email_address": "new@acme.example" });
    call(emulator, "b2b.organizations.members.start_email_update", with(&ada, new));

    let gone =
        call(emulator, "b2b.organizations.members.create", with(&acme, json!({ "email_address": "x@acme.example" })));
    call(emulator, "b2b.organizations.members.delete", with(&acme, json!({ "member_id": gone["member_id"] })));
    call(emulator, "b2b.magic_links.email.discovery.send", json!({ "email_address": "ada@acme.example" }));
    emulator.member_impersonation_token(text(&ada, "/member_id"), "help@example.com").unwrap();
    let credential = MemberCredential::Token(Secret::from(&session.session_token));
    let get = json!({ "organization_id": acme["organization_id"], "name": "Ada" });
    call_as(emulator, "b2b.organizations.members.update", with(&ada, get), Some(&credential));
    ada
}

fn link_login(emulator: &Emulator, to: &Value) -> Value {
    call(emulator, "b2b.magic_links.email.login_or_signup", to.clone());
    let token = emulator.last_token(text(to, "/email_address")).unwrap();
    call(emulator, "b2b.magic_links.authenticate", json!({ "magic_links_token": token.expose() }))
}

fn passwords_and_accounts(emulator: &Emulator, acme: &Value) {
    emulator.share_passwords(true);
    let args = with(&json!({ "email_address": "pat@acme.example" }), crate::migrated_passwords::argon2id());
    call(emulator, "b2b.passwords.migrate", with(acme, args));
    let args = json!({ "email_address": "sam@acme.example" });
    call(emulator, "b2b.organizations.members.create", with(acme, args.clone()));
    call(emulator, "b2b.passwords.email.reset_start", with(acme, args));
    let token = emulator.last_token("sam@acme.example").unwrap();
    let args = json!({ "password_reset_token": token.expose(), "password": PASSWORD });
    call(emulator, "b2b.passwords.email.reset", args);

    let wrong = json!({ "email_address": "pat@acme.example", "password": "wrong password" });
    fail(emulator, "b2b.passwords.authenticate", &with(acme, wrong), 10);

    let project = emulator.project();
    let id = text(acme, "/organization_id");
    let url = |provider| MemberStartUrl::of_organization(&project, provider, emulator.public_token(), id).unwrap();
    let args = json!({ "email_address": "user@google.example" });
    call(emulator, "b2b.organizations.members.create", with(acme, args));
    let token = start(emulator, &url(MemberProvider::Google).to_string());
    call(emulator, "b2b.oauth.authenticate", json!({ "oauth_token": token }));
    start(emulator, &with_challenge(url(MemberProvider::Google).to_string(), "pkce_code_challenge"));
    // One of a person who has not chosen an organization.
    let url = discovery::StartUrl::new(&project, MemberProvider::Google, emulator.public_token()).unwrap();
    let token = start(emulator, &url.to_string());
    call(emulator, "b2b.oauth.discovery.authenticate", json!({ "discovery_oauth_token": token }));
    // A login in which an email address has yet to be verified.
    let args = json!({ "email_address": "user@github.example" });
    call(emulator, "b2b.organizations.members.create", with(acme, args));
    let url = MemberStartUrl::of_organization(&project, MemberProvider::GitHub, emulator.public_token(), id).unwrap();
    let token = start(emulator, &url.to_string());
    call(emulator, "b2b.oauth.authenticate", json!({ "oauth_token": token }));
}

fn connections(emulator: &Emulator, acme: &Value) {
    let named = |organization: &Value, answer: &Value| {
        with(organization, json!({ "connection_id": answer["connection"]["connection_id"] }))
    };
    let project = emulator.project();
    let create = with(acme, json!({ "display_name": "Okta", "identity_provider": "okta" }));
    let saml = named(acme, &call(emulator, "b2b.sso.saml.create_connection", create));
    let metadata = json!({ "metadata_url": "https://idp.example.com/metadata" });
    call(emulator, "b2b.sso.saml.update_by_url", with(&saml, metadata));
    let settings = json!({
        "attribute_mapping": { "email": "NameID", "full_name": "name", "groups": "groups" },
        "saml_encryption_private_key": private_key(),
        "saml_connection_implicit_role_assignments": [{ "role_id": "editor" }],
        "saml_group_implicit_role_assignments": [{ "role_id": "writer", "group": "engineering" }],
        "alternative_audience_uri": "urn:acme", "alternative_acs_url": "https://acme.example/acs",
        "idp_initiated_auth_disabled": true, "allow_gateway_callback": true,
    });
    call(emulator, "b2b.sso.saml.update_connection", with(&saml, settings));
    let id = text(&saml, "/connection_id");
    let grace = SsoIdentity::new("grace@acme.example").name("Grace Hopper").groups(["engineering"]);
    assert!(emulator.set_sso_identity(id, grace.attribute("title", "Admiral").subject("7")));
    let url = |id: &str| sso::StartUrl::of_connection(&project, emulator.public_token(), id).unwrap();
    let token = start(emulator, &url(id).to_string());
    call(emulator, "b2b.sso.authenticate", json!({ "sso_token": token }));
    let settings = json!({ "sso_default_connection_id": id, "sso_jit_provisioning_allowed_connections": [id] });
    call(emulator, "b2b.organizations.update", with(acme, settings));

    let oidc = named(acme, &call(emulator, "b2b.sso.oidc.create_connection", acme.clone()));
    let settings = json!({
        "issuer": "https://idp.example.com", "client_id": "acme", "client_secret": "secret", "custom_scopes": "groups",
        "attribute_mapping": { "email": "email" },
    });
    call(emulator, "b2b.sso.oidc.update_connection", with(&oidc, settings));
    let token = start(emulator, &url(text(&oidc, "/connection_id")).to_string());
    call(emulator, "b2b.sso.authenticate", json!({ "sso_token": token }));
    for id in [id, text(&oidc, "/connection_id")] {
        start(emulator, &with_challenge(url(id).to_string(), "pkce_code_challenge"));
    }

    let other = call(emulator, "b2b.organizations.create", json!({ "organization_name": "Other" }));
    let other = json!({ "organization_id": other["organization"]["organization_id"] });
    let external = json!({
        "external_organization_id": acme["organization_id"], "external_connection_id": id, "display_name": "Acme",
    });
    let external = named(&other, &call(emulator, "b2b.sso.external.create_connection", with(&other, external)));
    let roles = json!({
        "external_connection_implicit_role_assignments": [{ "role_id": "editor" }],
        "external_group_implicit_role_assignments": [{ "role_id": "editor", "group": "engineering" }],
    });
    call(emulator, "b2b.sso.external.update_connection", with(&external, roles));
    scim(emulator, acme);
}

fn scim(emulator: &Emulator, acme: &Value) {
    let create = with(acme, json!({ "display_name": "Okta", "identity_provider": "okta" }));
    let created = call(emulator, "b2b.scim.connection.create", create);
    let connection = with(acme, json!({ "connection_id": created["connection"]["connection_id"] }));
    let base = text(&created, "/connection/base_url");
    let token = text(&created, "/connection/bearer_token");
    let user = json!({ "userName": "edsger@acme.example", "externalId": "8", "active": true });
    let user = push(emulator, token, "POST", &format!("{base}/Users"), &user);
    let group = json!({ "displayName": "Writers", "externalId": "9", "members": [{ "value": user["id"] }] });
    let group = push(emulator, token, "POST", &format!("{base}/Groups"), &group);
    let assignment = json!([{ "role_id": "writer", "group_id": group["id"], "group_name": "Writers" }]);
    let assignments = json!({ "scim_group_implicit_role_assignments": assignment });
    call(emulator, "b2b.scim.connection.update", with(&connection, assignments));
    call(emulator, "b2b.scim.connection.rotate_start", connection);
}

fn fraud(emulator: &Emulator) {
    let device = Fingerprint::new().reasons(["VIRTUAL_MACHINE"]).action(VerdictAction::Allow).city("Paris");
    emulator.set_fingerprint("telemetry-1", device);
    let rule = json!({
        "cidr_block": "203.0.113.0/24", "action": "BLOCK", "description": "A network", "expires_in_minutes": 60,
    });
    call(emulator, "fraud.rules.set", rule.clone());
    call(emulator, "fraud.rules.set", rule);
    let reason = json!({
        "verdict_reason": "VIRTUAL_MACHINE", "override_action": "CHALLENGE", "override_description": "Tests",
    });
    call(emulator, "fraud.verdict_reasons.override", reason);
    let login = json!({ "email": "pat@example.com", "password": PASSWORD, "telemetry_id": "telemetry-1" });
    call(emulator, "consumer.passwords.authenticate", login);
}

fn clients(emulator: &Emulator, user: &Value, member: &Value) {
    let args = json!({
        "client_id": "robot", "client_secret": "a-secret-of-a-robot-with-length-43-at-least-1", "client_name": "Robot",
        "client_description": "Acts", "scopes": ["read:documents"], "trusted_metadata": { "owner": "ada" },
    });
    call(emulator, "m2m.clients.create", args);
    call(emulator, "m2m.clients.secrets.rotate_start", json!({ "client_id": "robot" }));

    let template = r#"{"tenant": "acme"}"#;
    let args = json!({
        "client_type": "first_party", "client_name": "App", "client_description": "An app", "redirect_urls": [CALLBACK],
        "post_logout_redirect_urls": ["https://app.example.com"], "full_access_allowed": true,
        "bypass_consent_for_offline_access": true, "access_token_expiry_minutes": 30,
        "access_token_custom_audience": "https://api.example.com", "access_token_template_content": template,
        "id_token_template_content": template, "logo_url": "https://app.example.com/logo.png",
    });
    let app = call(emulator, "connected_apps.clients.create", args);
    let id = json!({ "client_id": app["connected_app"]["client_id"] });
    let secret = with(&id, json!({ "client_secret": app["connected_app"]["client_secret"] }));
    let grants = [("consumer.idp.oauth.authorize", user), ("b2b.idp.oauth.authorize", member)];
    for (authorize, person) in grants {
        let asks = json!({
            "redirect_uri": CALLBACK, "response_type": "code", "scopes": ["openid", "offline_access", "read:documents"],
            "consent_granted": true, "code_challenge": CHALLENGE, "nonce": "n-1",
            "resources": ["https://api.example.com/documents"],
        });
        let asks = with(&with(&id, asks), person.clone());
        let code = call(emulator, authorize, asks.clone());
        let code = json!({
            "grant_type": "authorization_code", "code": code["authorization_code"], "redirect_uri": CALLBACK,
            "code_verifier": VERIFIER,
        });
        call(emulator, "oauth2.token", with(&secret, code));
        // A code that has not been used.
        call(emulator, authorize, asks);
    }
    call(emulator, "connected_apps.clients.secrets.rotate_start", id);
}
