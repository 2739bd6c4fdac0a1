//! SSO: connections, and logins with them.

mod connections;
mod logins;
mod provisioning;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use stytch_core::b2b::sso::StartUrl;
use stytch_emulator::Emulator;

use crate::support::{follow, ok, post, put};

pub(crate) const SSO: &str = "/v1/b2b/sso";
/// Bytes that look like a certificate.
pub(crate) const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

/// An RSA key in PKCS#1 format.
pub(crate) fn private_key() -> String {
    // In PKCS#8 format, the key comes after 26 bytes.
    let key = BASE64_STANDARD.encode(&include_bytes!("../../../../keys/1.der")[26..]);
    format!("-----BEGIN RSA PRIVATE KEY-----\n{key}\n-----END RSA PRIVATE KEY-----\n")
}

/// Creates a connection and returns its id.
pub(crate) fn create(emulator: &Emulator, kind: &str, organization_id: &str, body: Value) -> String {
    let created = ok(post(emulator, &format!("{SSO}/{kind}/{organization_id}"), body));
    created["connection"]["connection_id"].as_str().unwrap().to_owned()
}

pub(crate) fn update(emulator: &Emulator, kind: &str, organization_id: &str, id: &str, body: Value) -> (u16, Value) {
    put(emulator, &format!("{SSO}/{kind}/{organization_id}/connections/{id}"), body)
}

/// Creates an active SAML connection and returns its id.
pub(crate) fn saml(emulator: &Emulator, organization_id: &str) -> String {
    let id = create(emulator, "saml", organization_id, json!({ "display_name": "Okta", "identity_provider": "okta" }));
    let body = json!({
        "idp_entity_id": "https://idp.example/1", "idp_sso_url": "https://idp.example/1/sso",
        "x509_certificate": CERTIFICATE,
        "attribute_mapping": { "email": "NameID", "full_name": "name", "groups": "memberOf" },
    });
    assert_eq!(ok(update(emulator, "saml", organization_id, &id, body))["connection"]["status"], "active");
    id
}

/// Creates an active OIDC connection and returns its id.
pub(crate) fn oidc(emulator: &Emulator, organization_id: &str) -> String {
    let id = create(emulator, "oidc", organization_id, json!({ "identity_provider": "microsoft-entra" }));
    let body = json!({ "issuer": "https://login.example", "client_id": "app-1", "client_secret": "s" });
    assert_eq!(ok(update(emulator, "oidc", organization_id, &id, body))["connection"]["status"], "active");
    id
}

/// The token of a login that begins at the application.
pub(crate) fn token(emulator: &Emulator, connection_id: &str) -> String {
    let url = StartUrl::of_connection(&emulator.project(), emulator.public_token(), connection_id).unwrap();
    let location = follow(emulator, &url.to_string());
    location.rsplit_once("?stytch_token_type=sso&token=").unwrap().1.to_owned()
}

/// Logs in and returns the response.
pub(crate) fn login(emulator: &Emulator, connection_id: &str) -> Value {
    let body = json!({ "sso_token": token(emulator, connection_id) });
    ok(post(emulator, &format!("{SSO}/authenticate"), body))
}
