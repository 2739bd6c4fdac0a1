//! What devices and other systems know.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::b2b::sso::{create, login, saml};
use crate::b2b::{acme, organization};
use crate::control::{act, refused, request};
use crate::support::{EMAIL, NEW_YEAR, PHONE, fails, get, ok, post, sms_login, user};

fn put(emulator: &Emulator, name: &str, body: Value) {
    assert_eq!(act(emulator, "PUT", &format!("/emulator/{name}"), body), json!({}));
}

/// The message of an error about the form of a request.
#[track_caller]
fn malformed(emulator: &Emulator, name: &str, body: &Value) -> String {
    refused(request(emulator, "PUT", &format!("/emulator/{name}"), body), 400, "bad_request")
}

#[test]
fn verdicts_about_devices_can_be_set() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let lookup = || post(&emulator, "/v1/fingerprint/lookup", json!({ "telemetry_id": "telemetry-1" }));
    put(&emulator, "fingerprints", json!({ "telemetry_id": "telemetry-1" }));
    assert_eq!(ok(lookup())["verdict"]["action"], "ALLOW");
    let fingerprint = json!({
        "action": "BLOCK", "reasons": ["VIRTUAL_MACHINE"], "is_vpn": true, "expires_in": 60, "country": "FI",
    });
    put(&emulator, "fingerprints", json!({ "telemetry_id": "telemetry-1", "fingerprint": fingerprint }));
    let found = ok(lookup());
    assert_eq!(found["verdict"]["action"], "BLOCK");
    assert_eq!(found["verdict"]["reasons"], json!(["VIRTUAL_MACHINE"]));
    assert_eq!(found["expires_at"], "2025-01-01T00:01:00Z");
    let network = &found["properties"]["network_properties"];
    assert_eq!((&network["is_vpn"], &network["ip_geolocation"]["country"]), (&json!(true), &json!("FI")));

    for (field, value) in [
        ("verdict", json!("BLOCK")),
        ("action", json!("DENY")),
        ("reasons", json!("VIRTUAL_MACHINE")),
        ("is_vpn", json!("yes")),
        ("expires_in", json!(-1)),
        ("asn", json!(64496)),
    ] {
        let body = json!({ "telemetry_id": "telemetry-2", "fingerprint": { field: value } });
        let message = malformed(&emulator, "fingerprints", &body);
        assert_eq!(message, format!("{field} is not a field of a fingerprint, or has the wrong type."));
    }
    assert_eq!(malformed(&emulator, "fingerprints", &json!({})), "telemetry_id is required.");
    let body = json!({ "telemetry_id": "telemetry-2", "fingerprint": [] });
    assert_eq!(malformed(&emulator, "fingerprints", &body), "fingerprint must be an object.");
    fails(
        post(&emulator, "/v1/fingerprint/lookup", json!({ "telemetry_id": "telemetry-2" })),
        404,
        "telemetry_id_not_found",
    );
    let forever = json!({ "telemetry_id": "telemetry-1", "fingerprint": { "expires_in": u64::MAX } });
    put(&emulator, "fingerprints", forever);
    ok(lookup());
}

#[test]
fn who_logs_in_at_an_identity_provider_can_be_set() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let connection = saml(&emulator, &acme);
    let identity = json!({
        "connection_id": connection, "email": "grace@acme.example", "subject": "1", "name": "Grace Hopper",
        "groups": ["engineering"], "attributes": { "rank": "admiral" },
    });
    put(&emulator, "sso_identities", identity);
    let member = &login(&emulator, &connection)["member"];
    assert_eq!(
        (&member["email_address"], &member["name"], &member["sso_registrations"][0]["external_id"]),
        (&json!("grace@acme.example"), &json!("Grace Hopper"), &json!("1"))
    );
    // What is left out has its default again.
    put(&emulator, "sso_identities", json!({ "connection_id": connection, "email": "joan@acme.example" }));
    let member = &login(&emulator, &connection)["member"];
    assert_eq!(member["sso_registrations"][0]["external_id"], "joan@acme.example");

    let other = organization(&emulator, json!({ "organization_name": "Other" }));
    let body = json!({ "external_organization_id": acme, "external_connection_id": connection });
    let external = create(&emulator, "external", other["organization_id"].as_str().unwrap(), body);
    for unknown in ["x", &external] {
        let body = json!({ "connection_id": unknown, "email": "joan@acme.example" });
        let response = request(&emulator, "PUT", "/emulator/sso_identities", &body);
        let message = refused(response, 404, "sso_connection_not_found");
        assert_eq!(message, "There is no SAML or OIDC connection with this connection_id.");
    }
    let wrong = |more: Value| {
        let mut body = json!({ "connection_id": connection, "email": EMAIL });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        malformed(&emulator, "sso_identities", &body)
    };
    assert_eq!(wrong(json!({ "connection_id": null })), "connection_id is required.");
    assert_eq!(wrong(json!({ "email": "" })), "email is required.");
    assert_eq!(wrong(json!({ "groups": "all" })), "groups must be an array of strings.");
    assert_eq!(wrong(json!({ "attributes": [] })), "attributes must be an object.");
}

#[test]
fn sessions_of_another_system_can_be_set() {
    let emulator = Emulator::new();
    let ada = &user(&emulator, EMAIL)["user_id"];
    put(&emulator, "external_sessions", json!({ "session_token": "theirs", "userinfo": { "email": EMAIL } }));
    assert_eq!(ok(post(&emulator, "/v1/sessions/migrate", json!({ "session_token": "theirs" })))["user_id"], *ada);
    let wrong = |body: Value| malformed(&emulator, "external_sessions", &body);
    assert_eq!(wrong(json!({ "userinfo": {} })), "session_token is required.");
    assert_eq!(wrong(json!({ "session_token": "x" })), "userinfo is required.");
    assert_eq!(wrong(json!({ "session_token": "x", "userinfo": EMAIL })), "userinfo must be an object.");
}

#[test]
fn other_identity_providers_can_be_trusted() {
    let (emulator, other) = (Emulator::starting_at(NEW_YEAR), Emulator::starting_at(NEW_YEAR));
    let token = &sms_login(&other, PHONE)["session_jwt"];
    let ada = ok(post(
        &emulator,
        "/v1/users",
        json!({ "email": EMAIL, "external_id": "user-test-00000000-0000-4000-8000-000000000001" }),
    ));
    let project_id = other.project_id();
    let jwks = ok(get(&other, &format!("/v1/sessions/jwks/{project_id}")));
    let issuer = format!("stytch.com/{project_id}");
    let profile =
        json!({ "profile_id": "other", "issuer": issuer, "audience": project_id, "jwks": { "keys": jwks["keys"] } });
    let attest = || post(&emulator, "/v1/sessions/attest", json!({ "profile_id": "other", "token": token }));
    fails(attest(), 404, "trusted_token_profile_not_found");
    put(&emulator, "trusted_token_profiles", profile.clone());
    assert_eq!(ok(attest())["user_id"], ada["user_id"]);

    let wrong = |name: &str, value: Value| {
        let mut body = profile.clone();
        body[name] = value;
        malformed(&emulator, "trusted_token_profiles", &body)
    };
    for name in ["profile_id", "issuer", "audience", "jwks"] {
        assert_eq!(wrong(name, Value::Null), format!("{name} is required."));
    }
    assert_eq!(wrong("jwks", json!([])), "jwks must be an object.");
    let message = "jwks must be a JSON Web Key Set, which has an array of keys.";
    assert_eq!(wrong("jwks", json!({ "keys": {} })), message);
    assert_eq!(wrong("jwks", json!({})), message);
}
