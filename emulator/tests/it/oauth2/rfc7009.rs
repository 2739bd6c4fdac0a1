//! RFC 7009: Token Revocation.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{ada, info, is_active, refresh, revoke};
use crate::clients::{app, by, form, m2m_client, refused, tokens};
use crate::support::ok;

// Section 2.1: clients authenticate as for tokens, and a token is required.
#[test]
fn clients_authenticate() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let token = tokens(&emulator, &robot, &ada(&emulator), &["openid"])["access_token"].take();
    let attempt = |fields| form(&emulator, "revoke", fields);
    refused(attempt(json!({ "token": token })), 401, "invalid_client");
    refused(attempt(json!({ "client_id": robot["client_id"], "token": token })), 401, "invalid_client");
    let wrong = json!({ "client_id": robot["client_id"], "client_secret": "wrong", "token": token });
    refused(attempt(wrong), 401, "invalid_client");
    assert_eq!(refused(attempt(by(&robot, json!({}))), 400, "invalid_request"), "token is required.");
    assert!(is_active(&emulator, &robot, &token));
}

// Section 2.1: a token that was issued to another client is refused.
#[test]
fn tokens_of_another_client_are_refused() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let issued = tokens(&emulator, &robot, &ada(&emulator), &["offline_access"]);
    let others = [
        app(&emulator, "third_party"),
        app(&emulator, "first_party_public"),
        m2m_client(&emulator, json!({ "scopes": [] })),
    ];
    for other in &others {
        for name in ["access_token", "refresh_token"] {
            let message = refused(revoke(&emulator, other, &issued[name]), 400, "invalid_grant");
            assert_eq!(message, "The token was issued to another client.");
            assert!(is_active(&emulator, &robot, &issued[name]));
        }
    }
}

// Section 2.1: the hint helps to find the token, and is no more than that.
#[test]
fn a_wrong_hint_changes_nothing() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    for hint in ["access_token", "refresh_token", "id_token", ""] {
        let issued = tokens(&emulator, &robot, &ada, &["offline_access"]);
        for name in ["access_token", "refresh_token"] {
            let fields = by(&robot, json!({ "token": issued[name], "token_type_hint": hint }));
            ok(form(&emulator, "revoke", fields));
            assert!(!is_active(&emulator, &robot, &issued[name]));
        }
    }
}

// Section 2.1: the access tokens of a refresh token are revoked with it.
#[test]
fn revoking_a_refresh_token_revokes_its_access_tokens() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let first = tokens(&emulator, &robot, &ada, &["offline_access"]);
    let second = ok(refresh(&emulator, &robot, &first["refresh_token"], json!({})));
    let unrelated = tokens(&emulator, &robot, &ada, &["offline_access"]);

    let answer = ok(revoke(&emulator, &robot, &first["refresh_token"]));
    assert_eq!(answer, json!({ "status_code": 200, "request_id": answer["request_id"] }));
    refused(refresh(&emulator, &robot, &first["refresh_token"], json!({})), 400, "invalid_grant");
    for token in [&first["refresh_token"], &first["access_token"], &second["access_token"]] {
        assert!(!is_active(&emulator, &robot, token));
        // Once more is no mistake.
        ok(revoke(&emulator, &robot, token));
    }
    assert!(is_active(&emulator, &robot, &unrelated["access_token"]));
}

// Section 2.1: the refresh token of an access token may stay.
#[test]
fn revoking_an_access_token_revokes_nothing_else() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let issued = tokens(&emulator, &robot, &ada, &["openid", "offline_access"]);
    let token = &issued["access_token"];
    ok(info(&emulator, token));
    ok(revoke(&emulator, &robot, token));
    assert!(!is_active(&emulator, &robot, token));
    refused(info(&emulator, token), 401, "invalid_token");
    assert!(is_active(&emulator, &robot, &issued["refresh_token"]));
}

// Section 2.2: invalid tokens are a success, as the client cannot do anything about it.
#[test]
fn invalid_tokens_are_a_success() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let issued = tokens(&emulator, &robot, &ada(&emulator), &["openid"]);
    let client = m2m_client(&emulator, json!({ "scopes": [] }));
    emulator.advance(Duration::from_secs(3600));
    for token in [&json!("nonsense"), &json!("a.b.c"), &issued["access_token"], &issued["id_token"]] {
        for client in [&robot, &client] {
            let answer = ok(revoke(&emulator, client, token));
            assert_eq!(answer, json!({ "status_code": 200, "request_id": answer["request_id"] }));
        }
    }
}

// Section 2.2.1: some tokens cannot be revoked. The tokens of M2M clients are valid until they expire.
#[test]
fn tokens_of_m2m_clients_are_of_an_unsupported_type() {
    let emulator = Emulator::new();
    let client = m2m_client(&emulator, json!({ "scopes": [] }));
    let fields = by(&client, json!({ "grant_type": "client_credentials" }));
    let token: Value = ok(form(&emulator, "token", fields))["access_token"].take();
    refused(revoke(&emulator, &client, &token), 400, "unsupported_token_type");
    refused(revoke(&emulator, &app(&emulator, "third_party"), &token), 400, "invalid_grant");
    assert!(is_active(&emulator, &client, &token));
}
