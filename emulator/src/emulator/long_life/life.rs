//! A user, a member and their apps, who use every operation.
//!
//! Tests count what each one looks at, and a benchmark measures how long each one takes. So this uses nothing but what is
//! public, and leaves nothing behind that would be in the way of another life.

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::Request;
use http::header::{AUTHORIZATION, LOCATION};
use k256::ecdsa::SigningKey;
use serde_json::{Value, json};
use sha3::{Digest, Keccak256};
use stytch_core::consumer::oauth::{Provider, StartUrl};
use stytch_core::{MemberCredential, Project, Secret, b2b};

use super::authenticator::Authenticator;
use super::{Emulator, Fingerprint};

pub(super) const EMAIL: &str = "ada@example.com";
pub(super) const PHONE: &str = "+12025550162";

/// What browsers open to begin a login.
pub(super) const OAUTH_START: &str = "/v1/public/oauth/{provider}/start";
pub(super) const MEMBER_OAUTH_START: &str = "/v1/b2b/public/oauth/{provider}/start";
pub(super) const DISCOVERY_OAUTH_START: &str = "/v1/b2b/public/oauth/{provider}/discovery/start";
const SSO_START: &str = "/v1/public/sso/start";
const SSO_CALLBACK: &str = "/v1/b2b/sso/callback/{connection_id}";

const CALLBACK: &str = "https://app.example.com/callback";
/// From RFC 7636.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// The operations about Connected Apps that differ between users and members.
const OF_USERS: [&str; 4] = [
    "consumer.idp.oauth.authorize_start",
    "consumer.idp.oauth.authorize",
    "consumer.users.connected_apps",
    "consumer.users.revoke",
];
const OF_MEMBERS: [&str; 4] = [
    "b2b.idp.oauth.authorize_start",
    "b2b.idp.oauth.authorize",
    "b2b.organizations.members.get_connected_apps",
    "b2b.organizations.members.connected_apps.revoke",
];
/// The operations that rotate the secrets of clients.
const CONNECTED_APPS: [&str; 3] = [
    "connected_apps.clients.secrets.rotate_start",
    "connected_apps.clients.secrets.rotate_cancel",
    "connected_apps.clients.secrets.rotate",
];
const M2M_CLIENTS: [&str; 3] =
    ["m2m.clients.secrets.rotate_start", "m2m.clients.secrets.rotate_cancel", "m2m.clients.secrets.rotate"];

pub(super) struct Life<'a> {
    pub(super) emulator: &'a Emulator,
    /// What this thread has spent so far.
    spent: fn() -> u64,
    /// What was spent on each kind of request.
    costs: Costs,
}

/// What was spent, by operation; by method and path for what is none.
pub(super) type Costs = BTreeMap<&'static str, u64>;

impl<'a> Life<'a> {
    pub(super) fn live(emulator: &'a Emulator, spent: fn() -> u64) -> Costs {
        let mut life = Self { emulator, spent, costs: Costs::new() };
        let user = life.call("consumer.users.create", json!({ "email": EMAIL, "external_id": "ada" }));
        let user = json!({ "user_id": user["user_id"] });
        life.passcodes(&user);
        life.magic_links(&user);
        life.providers(&user);
        life.passwords();
        life.totp(&user);
        life.biometrics(&user);
        life.wallet(&user);
        life.passkey(&user);
        life.fraud();
        life.impersonation(&user);
        life.apps(OF_USERS, &user);
        life.account(&user);

        life.discovery();
        let member = life.member();
        life.apps(OF_MEMBERS, &member);
        life.organization(&member);

        life.exchanges();
        life.m2m_client();
        life.control();
        for name in ["debug.whoami", "consumer.rbac.policy", "b2b.rbac.policy"] {
            life.call(name, json!({}));
        }
        for name in ["consumer.sessions.get_jwks", "b2b.sessions.get_jwks"] {
            life.call(name, json!({ "project_id": life.emulator.project_id() }));
        }
        life.costs
    }

    pub(super) fn count<T>(&mut self, name: &'static str, work: impl FnOnce(&Emulator) -> T) -> T {
        let before = (self.spent)();
        let done = work(self.emulator);
        *self.costs.entry(name).or_default() += (self.spent)() - before;
        done
    }

    /// Performs an operation, which must succeed.
    #[track_caller]
    pub(super) fn call(&mut self, name: &'static str, args: Value) -> Value {
        self.call_as(name, args, None)
    }

    #[track_caller]
    fn call_as(&mut self, name: &'static str, args: Value, member: Option<&MemberCredential>) -> Value {
        let project = self.emulator.project();
        let request = project.call_request(name, &args, member).unwrap();
        let response = self.count(name, |emulator| emulator.handle(request));
        project.call_response(name, &response).unwrap()
    }

    pub(super) fn passcode(&mut self, address: &str) -> Value {
        json!(self.count("last_passcode", |emulator| emulator.last_passcode(address)).unwrap().expose())
    }

    fn token(&mut self) -> Value {
        self.token_at(EMAIL)
    }

    pub(super) fn token_at(&mut self, email: &str) -> Value {
        json!(self.count("last_token", |emulator| emulator.last_token(email)).unwrap().expose())
    }

    /// Opens the start of a login at a provider; returns the token.
    pub(super) fn start(&mut self, name: &'static str, url: String) -> Value {
        let request = Request::get(url).body(Vec::new()).unwrap();
        let response = self.count(name, |emulator| emulator.handle(request));
        let (_, token) = response.headers()[LOCATION].to_str().unwrap().rsplit_once("token=").unwrap();
        json!(token)
    }

    /// Deletes a user.
    fn leave(&mut self, user: &Value) {
        self.call("consumer.users.delete", json!({ "user_id": user["user_id"] }));
    }

    pub(super) fn share_passwords(&self, shared: bool) {
        self.emulator.share_passwords(shared);
    }

    pub(super) fn project(&self) -> (Project, &str) {
        (self.emulator.project(), self.emulator.public_token())
    }

    fn passcodes(&mut self, user: &Value) {
        for (send, login, name, address) in [
            ("consumer.otps.sms.send", "consumer.otps.sms.login_or_create", "phone_number", PHONE),
            ("consumer.otps.whatsapp.send", "consumer.otps.whatsapp.login_or_create", "phone_number", PHONE),
            ("consumer.otps.email.send", "consumer.otps.email.login_or_create", "email", EMAIL),
        ] {
            self.call(send, with(user, json!({ name: address })));
            let sent = self.call(login, json!({ name: address }));
            let method_id = sent.get("phone_id").unwrap_or(&sent["email_id"]);
            let code = self.passcode(address);
            self.call("consumer.otps.authenticate", session(json!({ "method_id": method_id, "code": code })));
        }
        // Another address is removed if it is not verified soon.
        self.call("consumer.otps.email.send", with(user, json!({ "email": "lovelace@example.com" })));
        self.emulator.advance(Duration::from_secs(300));
        let other = self.call("consumer.users.create", json!({ "email": "lovelace@example.com" }));
        self.leave(&other);
    }

    fn magic_links(&mut self, user: &Value) {
        for send in ["consumer.magic_links.email.send", "consumer.magic_links.email.login_or_create"] {
            self.call(send, json!({ "email": EMAIL }));
            let token = self.token();
            self.call("consumer.magic_links.authenticate", session(json!({ "token": token })));
        }
        self.call("consumer.magic_links.email.invite", json!({ "email": "eve@example.com" }));
        self.call("consumer.magic_links.email.revoke_invite", json!({ "email": "eve@example.com" }));
        let token = &self.call("consumer.magic_links.create", user.clone())["token"];
        let login = self.call("consumer.magic_links.authenticate", session(json!({ "token": token })));

        // The key that signed the JWT is an old one then.
        self.emulator.rotate_keys();
        for credential in ["session_token", "session_jwt"] {
            self.call("consumer.sessions.authenticate", json!({ credential: login[credential] }));
        }
        self.call("consumer.sessions.get", user.clone());
        self.call("consumer.sessions.revoke", json!({ "session_id": login["session"]["session_id"] }));
    }

    fn providers(&mut self, user: &Value) {
        let project = self.emulator.project();
        let mut attachment = with(user, json!({ "provider": "google" }));
        let mut github = Value::Null;
        for provider in [Provider::GitHub, Provider::GitHub, Provider::Google] {
            let attached = provider == Provider::Google;
            let mut url = StartUrl::new(&project, provider, self.emulator.public_token()).unwrap();
            if attached {
                let token = self.call("consumer.oauth.attach", attachment.take())["oauth_attach_token"].take();
                url = url.attach_token(token.as_str().unwrap());
            }
            let url = url.to_string();
            let token = self.start(OAUTH_START, url);
            let login = self.call("consumer.oauth.authenticate", session(json!({ "token": token })));
            if attached {
                let account = json!({ "oauth_user_registration_id": login["oauth_user_registration_id"] });
                self.call("consumer.users.delete_oauth_registration", account);
            } else {
                github = login;
            }
        }
        self.leave(&github);
    }

    fn passwords(&mut self) {
        let (first, second) = ("correct horse", "battery staple");
        let password = |password: &str| json!({ "email": "pat@example.com", "password": password });
        let created = self.call("consumer.passwords.create", session(password(first)));
        let session_token = &created["session_token"];
        self.call("consumer.passwords.strength_check", json!({ "password": second }));
        self.emulator.set_fingerprint("telemetry-pat", Fingerprint::new());
        for _ in ["new device", "known device"] {
            let args = with(&password(first), json!({ "telemetry_id": "telemetry-pat" }));
            self.call("consumer.passwords.authenticate", session(args));
        }
        let args = json!({ "password": second, "session_token": session_token });
        self.call("consumer.passwords.sessions.reset", args);
        let args = json!({ "email": "pat@example.com", "existing_password": second, "new_password": first });
        self.call("consumer.passwords.existing_password.reset", args);
        self.call("consumer.passwords.email.reset_start", json!({ "email": EMAIL }));
        let token = self.token();
        let reset = self.call("consumer.passwords.email.reset", json!({ "token": token, "password": second }));
        let hash = json!({
            "email": "eve@example.com", "phone_number": "+12025550163",
            "hash": "3cb4e732631f47e6eb961f34554b7cde", "hash_type": "md_5",
        });
        let eve = self.call("consumer.passwords.migrate", hash);
        self.call("consumer.passwords.authenticate", json!({ "email": "eve@example.com", "password": first }));
        let password_id = &reset["user"]["password"]["password_id"];
        self.call("consumer.users.delete_password", json!({ "password_id": password_id }));
        self.leave(&created);
        self.leave(&eve);
    }

    fn totp(&mut self, user: &Value) {
        let totp = self.call("consumer.totps.create", user.clone());
        let code = self.emulator.totp_code(totp["secret"].as_str().unwrap()).unwrap();
        let args = with(user, json!({ "totp_code": code.expose() }));
        self.call("consumer.totps.authenticate", session(args));
        self.call("consumer.totps.recovery_codes", user.clone());
        let args = with(user, json!({ "recovery_code": totp["recovery_codes"][0] }));
        self.call("consumer.totps.recover", session(args));
        self.call("consumer.users.delete_totp", json!({ "totp_id": totp["totp_id"] }));
    }

    fn impersonation(&mut self, user: &Value) {
        let issue = |emulator: &Emulator| emulator.impersonation_token(user["user_id"].as_str().unwrap(), EMAIL);
        let token = self.count("impersonation_token", issue).unwrap();
        self.call("consumer.impersonation.authenticate", json!({ "impersonation_token": token.expose() }));
    }

    fn biometrics(&mut self, user: &Value) {
        let id = self.emulator.add_biometric_registration(user["user_id"].as_str().unwrap());
        self.call("consumer.users.delete_biometric_registration", json!({ "biometric_registration_id": id }));
    }

    fn wallet(&mut self, user: &Value) {
        let key = SigningKey::from_slice(&[7; 32]).unwrap();
        let point = key.verifying_key().to_encoded_point(false);
        let hex = |bytes: &[u8]| bytes.iter().fold("0x".to_owned(), |text, byte| format!("{text}{byte:02x}"));
        let address = hex(&Keccak256::digest(&point.as_bytes()[1..])[12..]);
        let wallet = json!({ "crypto_wallet_type": "ethereum", "crypto_wallet_address": address });
        let started = self.call("consumer.crypto_wallets.authenticate_start", with(user, wallet.clone()));
        let challenge = started["challenge"].as_str().unwrap();
        let signed = format!("\x19Ethereum Signed Message:\n{}{challenge}", challenge.len());
        let (signature, recovery) = key.sign_prehash_recoverable(&Keccak256::digest(signed)).unwrap();
        let signature = [&signature.to_bytes()[..], &[recovery.to_byte()]].concat();
        let signed = with(&wallet, json!({ "signature": hex(&signature) }));
        let login = self.call("consumer.crypto_wallets.authenticate", session(signed));
        let id = &login["user"]["crypto_wallets"][0]["crypto_wallet_id"];
        self.call("consumer.users.delete_crypto_wallet", json!({ "crypto_wallet_id": id }));
    }

    fn passkey(&mut self, user: &Value) {
        let mut authenticator = Authenticator::eddsa("ada");
        let site = json!({ "domain": "app.example", "use_base64_url_encoding": true });
        let started = self.call("consumer.webauthn.register_start", with(user, site.clone()));
        let created = authenticator.create(&started["public_key_credential_creation_options"]);
        let created = with(user, json!({ "public_key_credential": created.to_string() }));
        let login = self.call("consumer.webauthn.register", session(created));
        let started = self.call("consumer.webauthn.authenticate_start", with(user, site));
        let signed = authenticator.get(&started["public_key_credential_request_options"]);
        let signed = json!({ "public_key_credential": signed.to_string() });
        self.call("consumer.webauthn.authenticate", session(signed));
        self.call("consumer.webauthn.list_credentials", with(user, json!({ "domain": "app.example" })));
        let id = json!({ "webauthn_registration_id": login["webauthn_registration_id"] });
        self.call("consumer.webauthn.update", with(&id, json!({ "name": "Phone" })));
        self.call("consumer.users.delete_webauthn_registration", id);
    }

    fn fraud(&mut self) {
        self.emulator.set_fingerprint("telemetry-ada", Fingerprint::new());
        self.call("fraud.rules.set", json!({ "cidr_block": "203.0.113.0/24", "action": "BLOCK" }));
        let reason = json!({ "verdict_reason": "VIRTUAL_MACHINE", "override_action": "ALLOW" });
        self.call("fraud.verdict_reasons.override", reason);
        self.call("fraud.verdict_reasons.list", json!({}));
        self.call("fraud.fingerprint.lookup", json!({ "telemetry_id": "telemetry-ada" }));
        self.call("fraud.email.risk", json!({ "email_address": EMAIL }));
    }

    /// Changes the account of the user, and deletes it.
    fn account(&mut self, user: &Value) {
        let account = self.call("consumer.users.get", json!({ "user_id": "ada" }));
        self.call("consumer.users.update", json!({ "user_id": "ada", "external_id": "lovelace" }));
        self.call("consumer.users.delete_external_id", user.clone());
        let phone_id = &account["phone_numbers"][0]["phone_id"];
        self.call("consumer.users.delete_phone_number", json!({ "phone_id": phone_id }));
        self.call("consumer.users.exchange_primary_factor", with(user, json!({ "phone_number": PHONE })));
        let sent = self.call("consumer.otps.email.send", with(user, json!({ "email": EMAIL })));
        self.call("consumer.users.delete_email", json!({ "email_id": sent["email_id"] }));
        self.call("consumer.users.delete", user.clone());
    }

    /// Creates an organization and a member, and returns their ids.
    fn member(&mut self) -> Value {
        let args = json!({
            "organization_name": "Acme",
            "organization_external_id": "acme-1",
            "first_party_connected_apps_allowed_type": "ALL_ALLOWED",
        });
        let organization = &self.call("b2b.organizations.create", args)["organization"];
        let organization = json!({ "organization_id": organization["organization_id"] });
        let args = with(&organization, json!({ "email_address": EMAIL, "external_id": "ada" }));
        let created = self.call("b2b.organizations.members.create", args);
        let member = with(&organization, json!({ "member_id": created["member_id"] }));
        self.call("b2b.organizations.members.get", with(&organization, json!({ "email_address": EMAIL })));
        self.call("b2b.organizations.members.dangerously_get", json!({ "member_id": created["member_id"] }));
        self.call("b2b.organizations.members.update", with(&member, json!({ "external_id": "lovelace" })));

        let args = with(&organization, json!({ "email_address": EMAIL }));
        self.call("b2b.magic_links.email.login_or_signup", args);
        let token = self.token();
        let login = self.call("b2b.magic_links.authenticate", json!({ "magic_links_token": token }));
        for credential in ["session_token", "session_jwt"] {
            self.call("b2b.sessions.authenticate", json!({ credential: login[credential] }));
        }
        let credential = MemberCredential::Token(login["session_token"].as_str().unwrap().into());
        self.call_as("b2b.organizations.members.update", with(&member, json!({ "name": "Ada" })), Some(&credential));
        let issue =
            |emulator: &Emulator| emulator.member_impersonation_token(member["member_id"].as_str().unwrap(), EMAIL);
        let token = self.count("member_impersonation_token", issue).unwrap();
        self.call("b2b.impersonation.authenticate", json!({ "impersonation_token": token.expose() }));
        self.call("b2b.sessions.get", member.clone());
        self.logins(&member);
        self.second_factors(&member, &login["session_token"]);
        self.member_emails(&member, &login["session_token"]);
        self.member_passwords(&member, &login["session_token"]);
        let session = self.emulator.start_member_session("acme-1", "lovelace", 60).unwrap();
        self.call("b2b.sessions.revoke", json!({ "member_session_id": session.member_session_id }));
        member
    }

    /// Changes the organization, and deletes it.
    fn organization(&mut self, member: &Value) {
        let organization = json!({ "organization_id": member["organization_id"] });
        self.call("b2b.organizations.members.delete_external_id", member.clone());
        self.call("b2b.organizations.members.delete", member.clone());
        self.call("b2b.organizations.members.reactivate", member.clone());
        self.call("b2b.organizations.get", json!({ "organization_id": "acme-1" }));
        self.call("b2b.organizations.metrics", organization.clone());
        self.call("b2b.organizations.update", with(&organization, json!({ "organization_slug": "acme-2" })));
        self.call(
            "b2b.rbac.organizations.set_org_policy",
            with(&organization, json!({ "org_policy": { "roles": [] } })),
        );
        self.call("b2b.rbac.organizations.get_org_policy", organization.clone());
        self.sso(&organization);
        self.scim(&organization);
        self.call("b2b.organizations.delete_external_id", organization.clone());
        self.call("b2b.organizations.delete", organization);
    }

    /// Has the organization use SSO connections.
    fn sso(&mut self, organization: &Value) {
        let other = self.call("b2b.organizations.create", json!({ "organization_name": "Other" }));
        let other = json!({ "organization_id": other["organization"]["organization_id"] });
        let named = |organization: &Value, answer: &Value| {
            with(organization, json!({ "connection_id": answer["connection"]["connection_id"] }))
        };
        let saml = named(organization, &self.call("b2b.sso.saml.create_connection", organization.clone()));
        let metadata_url = "https://idp.example.com/metadata";
        self.call("b2b.sso.saml.update_by_url", with(&saml, json!({ "metadata_url": metadata_url })));
        // In PKCS#8 form, the key comes after 26 bytes.
        let key = BASE64_STANDARD.encode(&include_bytes!("../../../keys/1.der")[26..]);
        let settings = json!({
            "attribute_mapping": { "email": "NameID", "full_name": "name" },
            "saml_encryption_private_key": format!("-----BEGIN RSA PRIVATE KEY-----\n{key}\n-----END RSA PRIVATE KEY-----"),
            "x509_certificate": "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----",
        });
        let connection = &self.call("b2b.sso.saml.update_connection", with(&saml, settings))["connection"];
        let certificate = json!({ "certificate_id": connection["verification_certificates"][0]["certificate_id"] });
        self.call("b2b.sso.saml.delete_verification_certificate", with(&saml, certificate));
        let key = json!({ "private_key_id": connection["encryption_private_keys"][0]["private_key_id"] });
        self.call("b2b.sso.saml.delete_encryption_private_key", with(&saml, key));
        let used = json!({
            "external_organization_id": organization["organization_id"],
            "external_connection_id": saml["connection_id"],
        });
        let external = self.call("b2b.sso.external.create_connection", with(&other, used));
        self.call("b2b.sso.external.update_connection", named(&other, &external));

        let oidc = named(organization, &self.call("b2b.sso.oidc.create_connection", organization.clone()));
        self.call("b2b.sso.oidc.update_connection", with(&oidc, json!({ "issuer": "https://idp.example.com" })));
        let project = self.emulator.project();
        let id = saml["connection_id"].as_str().unwrap();
        let start = b2b::sso::StartUrl::of_connection(&project, self.emulator.public_token(), id).unwrap().to_string();
        let callback = SSO_CALLBACK.replace("{connection_id}", id);
        for (name, url) in [(SSO_START, start), (SSO_CALLBACK, callback)] {
            let token = self.start(name, url);
            self.call("b2b.sso.authenticate", json!({ "sso_token": token }));
        }
        self.call("b2b.sso.get_connections", organization.clone());
        self.call("b2b.sso.delete_connection", saml);
        self.call("b2b.organizations.delete", other);
    }

    /// Has an identity provider push people and groups.
    fn scim(&mut self, organization: &Value) {
        let created = self.call("b2b.scim.connection.create", organization.clone());
        let id = json!({ "connection_id": created["connection"]["connection_id"] });
        let connection = with(organization, id);
        let base = created["connection"]["base_url"].as_str().unwrap();
        let token = created["connection"]["bearer_token"].as_str().unwrap();
        let mut push = |name, path: &str, body| self.push(name, token, &format!("{base}/{path}"), body);
        for (name, path) in [
            ("GET ServiceProviderConfig", "ServiceProviderConfig"),
            ("GET ResourceTypes", "ResourceTypes"),
            ("GET Schemas", "Schemas"),
        ] {
            push(name, path, Value::Null);
        }
        let user = json!({ "userName": "grace@example.com", "externalId": "7" });
        let created = push("POST Users", "Users", user.clone());
        let id = created["id"].as_str().unwrap();
        let (user_path, members) = (format!("Users/{id}"), json!([{ "value": id }]));
        let group = json!({ "displayName": "Writers", "members": members });
        let created = push("POST Groups", "Groups", group.clone());
        let group_id = created["id"].as_str().unwrap();
        let group_path = format!("Groups/{group_id}");
        for filter in ["userName%20eq%20%22grace%40example.com%22", "externalId%20eq%20%227%22"] {
            let found = push("GET Users", &format!("Users?filter={filter}"), Value::Null);
            assert_eq!(found["totalResults"], 1);
        }
        push("GET Users/{id}", &user_path, Value::Null);
        push("PUT Users/{id}", &user_path, user);
        push("GET Groups", "Groups", Value::Null);
        push("GET Groups/{id}", &group_path, Value::Null);
        push("PUT Groups/{id}", &group_path, group);
        let patch = json!({ "Operations": [{ "op": "replace", "path": "displayName", "value": "Editors" }] });
        push("PATCH Groups/{id}", &group_path, patch);

        let assignment = json!([{ "role_id": "editor", "group_id": group_id, "group_name": "Editors" }]);
        let assignments = json!({ "scim_group_implicit_role_assignments": assignment });
        self.call("b2b.scim.connection.update", with(&connection, assignments));
        self.call("b2b.scim.connection.get", organization.clone());
        self.call("b2b.scim.connection.get_groups", connection.clone());
        let mut push = |name, path: &str, body| self.push(name, token, &format!("{base}/{path}"), body);
        let patch = json!({ "Operations": [{ "op": "replace", "value": { "active": false } }] });
        push("PATCH Users/{id}", &user_path, patch);
        push("DELETE Users/{id}", &user_path, Value::Null);
        push("DELETE Groups/{id}", &group_path, Value::Null);

        self.call("b2b.scim.connection.rotate_start", connection.clone());
        self.call("b2b.scim.connection.rotate_cancel", connection.clone());
        self.call("b2b.scim.connection.rotate_start", connection.clone());
        self.call("b2b.scim.connection.rotate_complete", connection.clone());
        self.call("b2b.scim.connection.delete", connection);
    }

    /// Sends a request of an identity provider, and returns the body of the response.
    fn push(&mut self, name: &'static str, token: &str, url: &str, body: Value) -> Value {
        let (method, _) = name.split_once(' ').unwrap();
        let request = Request::builder().method(method).uri(url).header(AUTHORIZATION, format!("Bearer {token}"));
        let request = request.body(body.to_string().into_bytes()).unwrap();
        let response = self.count(name, |emulator| emulator.handle(request));
        assert!(response.status().is_success(), "{response:?}");
        serde_json::from_slice(response.body()).unwrap_or_default()
    }

    /// Has apps act for a person.
    fn apps(&mut self, [start, authorize, list, revoke]: [&'static str; 4], person: &Value) {
        for client_type in ["first_party", "first_party_public"] {
            let args = json!({ "client_type": client_type, "redirect_urls": [CALLBACK] });
            let app = self.call("connected_apps.clients.create", args)["connected_app"].take();
            let id = json!({ "client_id": app["client_id"] });
            let client = match app["client_secret"].as_str() {
                None => id.clone(),
                Some(_) => self.rotated("connected_app", &id, CONNECTED_APPS),
            };
            self.call("connected_apps.clients.get", id.clone());
            self.call("connected_apps.clients.update", with(&id, json!({ "client_name": "Robot" })));

            let scopes = ["openid", "offline_access"];
            let asks = json!({ "redirect_uri": CALLBACK, "response_type": "code", "scopes": scopes });
            let asks = with(&with(&id, asks), person.clone());
            self.call(start, asks.clone());
            let granted = json!({ "consent_granted": true, "code_challenge": CHALLENGE });
            let code = &self.call(authorize, with(&asks, granted))["authorization_code"];
            let grant = json!({
                "grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK, "code_verifier": VERIFIER,
            });
            let issued = self.call("oauth2.token", with(&client, grant));
            let grant = json!({ "grant_type": "refresh_token", "refresh_token": issued["refresh_token"] });
            self.call("oauth2.token", with(&client, grant));
            let token = json!({ "token": issued["access_token"] });
            let introspected = self.call("oauth2.introspect", with(&client, token));
            assert_eq!(introspected["active"], true);
            self.call("oauth2.userinfo", json!({ "access_token": issued["access_token"] }));
            self.call("oauth2.revoke", with(&client, json!({ "token": issued["refresh_token"] })));

            let app_id = json!({ "connected_app_id": app["client_id"] });
            self.call(list, person.clone());
            if let Some(organization_id) = person.get("organization_id") {
                let organization = json!({ "organization_id": organization_id });
                self.call("b2b.organizations.connected_apps", organization.clone());
                self.call("b2b.organizations.get_connected_app", with(&organization, app_id.clone()));
            }
            self.call(revoke, with(person, app_id));
            self.call("connected_apps.clients.delete", id);
        }
    }

    fn exchanges(&mut self) {
        let user = self.call("consumer.users.create", json!({ "email": "exchange@example.com" }));
        let acme = self.call("b2b.organizations.create", json!({ "organization_name": "Exchange" }));
        let organization = json!({ "organization_id": acme["organization"]["organization_id"] });
        let args = with(&organization, json!({ "email_address": "exchange@example.com" }));
        let member = self.call("b2b.organizations.members.create", args);
        self.call("b2b.organizations.metrics", organization.clone());

        // What another project signs is trusted.
        let other = Emulator::starting_at(self.emulator.now());
        let project = other.project();
        let perform = |name: &str, args: Value| {
            let request = project.call_request(name, &args, None).unwrap();
            project.call_response(name, &other.handle(request)).unwrap()
        };
        let keys = perform("consumer.sessions.get_jwks", json!({ "project_id": other.project_id() }));
        let login = json!({ "email": "a@example.com", "password": "correct horse" });
        let claims = json!({ "email": "exchange@example.com", "organization_id": organization["organization_id"] });
        let login = with(&session(login), json!({ "session_custom_claims": claims }));
        let token = perform("consumer.passwords.create", login)["session_jwt"].take();
        let issuer = format!("stytch.com/{}", other.project_id());
        self.emulator.set_trusted_token_profile("profile", &issuer, other.project_id(), &keys);
        let trusted = json!({ "profile_id": "profile", "token": token });
        self.call("consumer.sessions.attest", session(trusted.clone()));
        self.call("b2b.sessions.attest", trusted);

        self.emulator.set_external_session("external", json!({ "email": "exchange@example.com" }));
        let external = json!({ "session_token": "external" });
        self.call("consumer.sessions.migrate", session(external.clone()));
        self.call("b2b.sessions.migrate", with(&organization, external));

        let app = self.call("connected_apps.clients.create", json!({ "client_type": "first_party" }));
        let client_id = app["connected_app"]["client_id"].as_str().unwrap();
        let id = |person: &Value, name: &str| person[name].as_str().unwrap().to_owned();
        let (user_id, member_id) = (id(&user, "user_id"), id(&member, "member_id"));
        let of_user = self.emulator.connected_app_token(client_id, &user_id, &["full_access"]);
        let of_member = self.emulator.member_connected_app_token(client_id, &member_id, &["full_access"]);
        let token = |token: &Secret| json!({ "access_token": token.expose() });
        self.call("consumer.sessions.exchange_access_token", session(token(&of_user)));
        self.call("b2b.sessions.exchange_access_token", token(&of_member));
        self.call("connected_apps.clients.delete", json!({ "client_id": client_id }));
        self.call("b2b.organizations.delete", organization);
        self.leave(&user);
    }

    fn m2m_client(&mut self) {
        let created = self.call("m2m.clients.create", json!({ "scopes": [] }));
        let id = json!({ "client_id": created["m2m_client"]["client_id"] });
        let client = self.rotated("m2m_client", &id, M2M_CLIENTS);
        self.call("m2m.clients.get", id.clone());
        self.call("m2m.clients.update", with(&id, json!({ "client_name": "Robot" })));
        let issued = self.call("oauth2.token", with(&client, json!({ "grant_type": "client_credentials" })));
        self.call("oauth2.introspect", with(&client, json!({ "token": issued["access_token"] })));
        self.call("m2m.clients.delete", id);
    }

    /// Rotates the secret of a client, and returns its new credentials.
    fn rotated(&mut self, kind: &str, id: &Value, [start, cancel, rotate]: [&'static str; 3]) -> Value {
        self.call(start, id.clone());
        self.call(cancel, id.clone());
        let started = self.call(start, id.clone());
        self.call(rotate, id.clone());
        with(id, json!({ "client_secret": started[kind]["next_client_secret"] }))
    }
}

/// `args` and `more`.
pub(super) fn with(args: &Value, more: Value) -> Value {
    let mut all = args.as_object().unwrap().clone();
    all.extend(more.as_object().unwrap().clone());
    Value::Object(all)
}

/// `args`, and a session of an hour.
fn session(args: Value) -> Value {
    with(&args, json!({ "session_duration_minutes": 60 }))
}
