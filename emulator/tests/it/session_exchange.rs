//! Sessions in exchange for access tokens of Connected Apps, and for sessions of another system.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::Secret;
use stytch_emulator::Emulator;

use crate::b2b::{acme, ada};
use crate::clients::{endpoint, m2m_client};
use crate::support::{EMAIL, NEW_YEAR, PHONE, fails, ok, post, sms_login, user};

const OF_USERS: &str = "/v1/sessions/exchange_access_token";
const OF_MEMBERS: &str = "/v1/b2b/sessions/exchange_access_token";

fn exchange(emulator: &Emulator, path: &str, token: &Secret) -> (u16, Value) {
    post(emulator, path, json!({ "access_token": token, "session_duration_minutes": 30 }))
}

/// The id of a Connected App whose tokens are valid for an hour.
fn app(emulator: &Emulator) -> String {
    let body = json!({ "client_type": "first_party", "access_token_expiry_minutes": 60 });
    let app = ok(post(emulator, "/v1/connected_apps/clients", body));
    app["connected_app"]["client_id"].as_str().unwrap().to_owned()
}

#[test]
fn an_access_token_becomes_a_session_of_its_user_once() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let app = app(&emulator);
    let ada = user(&emulator, EMAIL)["user_id"].as_str().unwrap().to_owned();
    let token = emulator.connected_app_token(&app, &ada, &["full_access"]);
    emulator.advance(Duration::from_secs(300));
    let login = ok(exchange(&emulator, OF_USERS, &token));
    assert_eq!((&login["user_id"], &login["session"]["expires_at"]), (&json!(ada), &json!("2025-01-01T00:35:00Z")));
    let factor = json!([{
        "type": "oauth",
        "delivery_method": "oauth_access_token_exchange",
        "created_at": "2025-01-01T00:05:00Z",
        "updated_at": "2025-01-01T00:05:00Z",
        "last_authenticated_at": "2025-01-01T00:05:00Z",
        "oauth_access_token_exchange_factor": { "client_id": app },
    }]);
    assert_eq!(login["session"]["authentication_factors"], factor);
    fails(exchange(&emulator, OF_USERS, &token), 400, "idp_access_token_could_not_be_exchanged");
}

#[test]
fn an_access_token_becomes_a_session_of_its_member_once() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let app = app(&emulator);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let token = emulator.member_connected_app_token(&app, &ada, &["full_access"]);
    let login = ok(exchange(&emulator, OF_MEMBERS, &token));
    assert_eq!((&login["member_id"], &login["organization"]["organization_id"]), (&json!(ada), &json!(acme)));
    assert_eq!(login["member_session"]["expires_at"], "2025-01-01T00:30:00Z");
    let factor = &login["member_session"]["authentication_factors"][0];
    assert_eq!(factor["oauth_access_token_exchange_factor"], json!({ "client_id": app }));
    fails(exchange(&emulator, OF_MEMBERS, &token), 400, "idp_access_token_could_not_be_exchanged");
    let token = emulator.member_connected_app_token(&app, &ada, &["full_access"]);
    let login = ok(post(&emulator, OF_MEMBERS, json!({ "access_token": token })));
    assert_eq!(login["member_session"]["expires_at"], "2025-01-01T01:00:00Z");
}

#[test]
fn only_new_tokens_with_full_access_are_exchanged() {
    let emulator = Emulator::new();
    let app = app(&emulator);
    let ada = user(&emulator, EMAIL)["user_id"].as_str().unwrap().to_owned();
    let acme = acme(&emulator);
    let member = crate::b2b::ada(&emulator, &acme);
    let invalid_grant = "oauth_access_token_exchange_token_invalid_grant";
    let of_user = emulator.connected_app_token(&app, &ada, &["full_access"]);
    fails(exchange(&emulator, OF_MEMBERS, &of_user), 400, invalid_grant);
    let of_member = emulator.member_connected_app_token(&app, &member, &["full_access"]);
    fails(exchange(&emulator, OF_USERS, &of_member), 400, invalid_grant);
    let client = m2m_client(&emulator, json!({ "scopes": ["full_access"] }));
    let body = json!({
        "grant_type": "client_credentials", "client_id": client["client_id"], "client_secret": client["client_secret"],
    });
    let issued = ok(post(&emulator, &endpoint(&emulator, "token"), body))["access_token"].take();
    fails(exchange(&emulator, OF_USERS, &issued.as_str().unwrap().into()), 400, invalid_grant);

    let narrow = emulator.connected_app_token(&app, &ada, &["openid"]);
    fails(exchange(&emulator, OF_USERS, &narrow), 400, "oauth_access_token_exchange_missing_full_access");
    emulator.advance(Duration::from_secs(301));
    fails(exchange(&emulator, OF_USERS, &of_user), 400, "oauth_access_token_exchange_token_too_old");
    emulator.advance(Duration::from_secs(3600));
    fails(exchange(&emulator, OF_USERS, &of_user), 404, "idp_access_token_not_found");
    fails(exchange(&emulator, OF_USERS, &"a.b.c".into()), 404, "idp_access_token_not_found");
}

#[test]
fn a_session_elsewhere_becomes_one_here() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let user_id = user(&emulator, EMAIL)["user_id"].take();
    let acme = acme(&emulator);
    let member_id = ada(&emulator, &acme);
    emulator.set_external_session("of-user", json!({ "email": EMAIL }));
    emulator.set_external_session("of-member", json!({ "email": "ada@acme.example" }));
    let body = json!({ "session_token": "of-user", "session_duration_minutes": 30 });
    let login = ok(post(&emulator, "/v1/sessions/migrate", body));
    assert_eq!((&login["user_id"], &login["session"]["expires_at"]), (&user_id, &json!("2025-01-01T00:30:00Z")));
    let factor = json!([{
        "type": "imported",
        "delivery_method": "imported_auth0",
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "last_authenticated_at": "2025-01-01T00:00:00Z",
    }]);
    assert_eq!(login["session"]["authentication_factors"], factor);

    let body = json!({ "session_token": "of-member", "organization_id": "acme" });
    let login = ok(post(&emulator, "/v1/b2b/sessions/migrate", body));
    assert_eq!(
        (&login["member_id"], &login["member_session"]["expires_at"]),
        (&json!(member_id), &json!("2025-01-01T01:00:00Z"))
    );
    assert_eq!(login["member_session"]["authentication_factors"], factor);
}

#[test]
fn a_session_elsewhere_must_name_someone_here() {
    let emulator = Emulator::new();
    acme(&emulator);
    emulator.set_external_session("nameless", json!({ "sub": "1" }));
    emulator.set_external_session("stranger", json!({ "email": EMAIL }));
    for (token, error_type) in [
        ("unknown", "migrate_from_external_unexpected_response"),
        ("nameless", "migrate_from_external_missing_userinfo"),
        ("stranger", "migrate_from_external_email_does_not_exist"),
    ] {
        let body = json!({ "session_token": token, "organization_id": "acme" });
        fails(post(&emulator, "/v1/sessions/migrate", body.clone()), 400, error_type);
        fails(post(&emulator, "/v1/b2b/sessions/migrate", body), 400, error_type);
    }
    let body = json!({ "session_token": "stranger", "organization_id": "x" });
    fails(post(&emulator, "/v1/b2b/sessions/migrate", body), 404, "organization_not_found");
    // What the other system says can change.
    emulator.set_external_session("nameless", json!({ "email": EMAIL }));
    user(&emulator, EMAIL);
    ok(post(&emulator, "/v1/sessions/migrate", json!({ "session_token": "nameless" })));
}

#[test]
fn metrics_are_counts() {
    let emulator = Emulator::new();
    let counts = || {
        let metrics = ok(crate::support::get(&emulator, "/v1/projects/metrics"))["metrics"].take();
        let metrics = metrics.as_array().unwrap().iter();
        metrics
            .map(|m| (m["metric_type"].as_str().unwrap().to_owned(), m["count"].as_u64().unwrap()))
            .collect::<Vec<_>>()
    };
    let expected = |counts: [u64; 4]| {
        let names = ["USER_COUNT", "ORGANIZATION_COUNT", "MEMBER_COUNT", "M2M_CLIENT_COUNT"].map(str::to_owned);
        names.into_iter().zip(counts).collect::<Vec<_>>()
    };
    assert_eq!(counts(), expected([0, 0, 0, 0]));
    user(&emulator, EMAIL);
    sms_login(&emulator, PHONE);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    crate::b2b::member(&emulator, &acme, json!({ "email_address": "eve@acme.example" }));
    m2m_client(&emulator, json!({ "scopes": [] }));
    assert_eq!(counts(), expected([2, 1, 2, 1]));
    ok(crate::support::delete(&emulator, &format!("/v1/b2b/organizations/{acme}/members/{ada}")));
    assert_eq!(counts(), expected([2, 1, 1, 1]));
}
