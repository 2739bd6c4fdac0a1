//! Credentials, policy, claims and keys.

use serde_json::json;
use stytch_emulator::Emulator;

use crate::control::{act, read, refused, request};
use crate::jwt::{consumer_keys, verified};
use crate::support::{fails, get, ok, post};

#[test]
fn clients_can_read_the_credentials() {
    let emulator = Emulator::new();
    let expected = json!({
        "project_id": emulator.project_id(),
        "secret": emulator.secret(),
        "public_token": emulator.public_token(),
        "version": env!("CARGO_PKG_VERSION"),
    });
    assert_eq!(read(&emulator, "/emulator/project"), expected);
}

#[test]
fn the_policy_can_be_set() {
    let emulator = Emulator::new();
    act(
        &emulator,
        "PUT",
        "/emulator/policy",
        json!({ "roles": [{ "role_id": "editor", "description": "", "permissions": [] }] }),
    );
    let policy = &ok(get(&emulator, "/v1/rbac/policy"))["policy"];
    assert_eq!(
        *policy,
        json!({ "roles": [{ "role_id": "editor", "description": "", "permissions": [] }], "resources": [], "scopes": [] })
    );
}

#[test]
fn the_claims_of_machines_can_be_set() {
    let emulator = Emulator::new();
    act(&emulator, "PUT", "/emulator/m2m_claims", json!({ "claims": { "region": "eu" } }));
    let client = &ok(post(&emulator, "/v1/m2m/clients", json!({ "scopes": [] })))["m2m_client"];
    let grant = json!({
        "client_id": client["client_id"],
        "client_secret": client["client_secret"],
        "grant_type": "client_credentials",
    });
    let path = format!("/v1/public/{}/oauth2/token", emulator.project_id());
    let token = ok(post(&emulator, &path, grant));
    let claims = verified(&token["access_token"], &consumer_keys(&emulator)).unwrap();
    assert_eq!(claims["region"], "eu");
}

#[test]
fn keys_can_be_published_rotated_and_retired() {
    let emulator = Emulator::new();
    let act = |name: &str| act(&emulator, "POST", &format!("/emulator/keys/{name}"), json!({}));
    let first = consumer_keys(&emulator);
    act("publish");
    let both = consumer_keys(&emulator);
    act("rotate");
    assert_eq!((first.len(), both.len(), consumer_keys(&emulator)), (1, 2, both.clone()));
    act("retire");
    assert_eq!(consumer_keys(&emulator), both[1..]);
}

#[test]
fn members_can_share_passwords() {
    let emulator = Emulator::new();
    let start = || {
        let body = json!({ "email_address": "ada@acme.example" });
        post(&emulator, "/v1/b2b/passwords/discovery/email/reset/start", body)
    };
    fails(start(), 400, "cross_org_passwords_not_enabled");
    act(&emulator, "PUT", "/emulator/shared_passwords", json!({ "shared": true }));
    ok(start());
    act(&emulator, "PUT", "/emulator/shared_passwords", json!({ "shared": false }));
    fails(start(), 400, "cross_org_passwords_not_enabled");
    for (shared, message) in [(json!(null), "shared is required."), (json!("yes"), "shared must be a boolean.")] {
        let response = request(&emulator, "PUT", "/emulator/shared_passwords", &json!({ "shared": shared }));
        assert_eq!(refused(response, 400, "bad_request"), message);
    }
}

#[test]
fn the_length_of_the_history_can_be_set() {
    let emulator = Emulator::new();
    act(&emulator, "PUT", "/emulator/history", json!({ "limit": 1 }));
    for _ in 0..2 {
        ok(get(&emulator, "/v1/debug/whoami"));
    }
    assert_eq!(emulator.requests().len(), 1);
    act(&emulator, "PUT", "/emulator/history", json!({ "limit": i64::MAX }));
    ok(get(&emulator, "/v1/debug/whoami"));
    assert_eq!(emulator.requests().len(), 2);
    let response = request(&emulator, "PUT", "/emulator/history", &json!({}));
    assert_eq!(refused(response, 400, "bad_request"), "limit is required.");
}
