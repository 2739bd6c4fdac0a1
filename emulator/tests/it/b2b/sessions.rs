//! Member sessions.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, link_login, member, organization};
use crate::jwt::{keys, verified};
use crate::support::{NEW_YEAR, fails, get, ok, post, put};

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/sessions/authenticate", body)
}

fn revoke(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/sessions/revoke", body)
}

#[test]
fn the_jwt_says_what_the_session_says() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let started = emulator.start_member_session("acme", &ada, 60).unwrap();
    emulator.advance(Duration::from_secs(600));
    // A JWT outlives its own expiry as long as the session does.
    let body = json!({ "session_jwt": started.session_jwt, "session_custom_claims": { "plan": "gold" } });
    let answer = ok(authenticate(&emulator, body));
    let session = &answer["member_session"];
    assert_eq!(session["member_session_id"], started.member_session_id);
    assert_eq!(answer["session_token"], started.session_token.expose());
    assert_eq!(answer["member"]["member_id"], ada);
    assert_eq!(answer["organization"]["organization_id"], acme);
    let expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": ada,
        "iat": NEW_YEAR + 600,
        "nbf": NEW_YEAR + 600,
        "exp": NEW_YEAR + 900,
        "plan": "gold",
        "https://stytch.com/session": {
            "id": session["member_session_id"],
            "started_at": "2025-01-01T00:00:00Z",
            "last_accessed_at": "2025-01-01T00:10:00Z",
            "expires_at": "2025-01-01T01:00:00Z",
            "attributes": { "ip_address": "", "user_agent": "" },
            "authentication_factors": session["authentication_factors"],
            "roles": ["stytch_member"],
        },
        "https://stytch.com/organization": { "organization_id": acme, "slug": "acme" },
    });
    let keys = keys(&emulator, "/v1/b2b/sessions/jwks");
    assert_eq!(verified(&answer["session_jwt"], &keys), Some(expected));
    assert!(verified(&json!(started.session_jwt), &keys).is_some());
}

#[test]
fn sessions_end_unless_they_are_extended() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let token = emulator.start_member_session(&acme, &ada, 60).unwrap().session_token;
    emulator.advance(Duration::from_secs(3599));
    ok(authenticate(&emulator, json!({ "session_token": token, "session_duration_minutes": 5 })));
    emulator.advance(Duration::from_secs(299));
    ok(authenticate(&emulator, json!({ "session_token": token })));
    emulator.advance(Duration::from_secs(1));
    fails(authenticate(&emulator, json!({ "session_token": token })), 404, "session_not_found");
    fails(authenticate(&emulator, json!({})), 400, "no_session_arguments");
    fails(authenticate(&emulator, json!({ "session_jwt": "a.b.c" })), 400, "unable_to_parse_session_jwt");
}

#[test]
fn list_and_revoke() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let start = || emulator.start_member_session(&acme, &ada, 60).unwrap();
    let list = || {
        let body = ok(get(&emulator, &format!("/v1/b2b/sessions?organization_id=acme&member_id={ada}")));
        let sessions = body["member_sessions"].as_array().unwrap().iter();
        sessions.map(|session| session["member_session_id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let [by_id, by_token, by_jwt, fourth, fifth] = [start(), start(), start(), start(), start()];
    ok(revoke(&emulator, json!({ "member_session_id": by_id.member_session_id })));
    ok(revoke(&emulator, json!({ "session_token": by_token.session_token })));
    ok(revoke(&emulator, json!({ "session_jwt": by_jwt.session_jwt })));
    assert_eq!(list(), [fourth.member_session_id, fifth.member_session_id]);
    fails(revoke(&emulator, json!({ "session_token": by_token.session_token })), 404, "session_not_found");
    ok(revoke(&emulator, json!({ "member_id": ada })));
    assert!(list().is_empty());
    fails(revoke(&emulator, json!({ "member_id": "nobody" })), 404, "member_not_found");
    fails(revoke(&emulator, json!({})), 400, "no_session_revoke_arguments");
    let body = json!({ "member_session_id": "a", "member_id": "b" });
    fails(revoke(&emulator, body), 400, "too_many_session_revoke_arguments");
    fails(get(&emulator, "/v1/b2b/sessions?organization_id=acme&member_id=x"), 404, "member_not_found");
}

#[test]
fn no_session_for_nobody() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    assert_eq!(emulator.start_member_session(&acme, "nobody", 60), None);
    assert_eq!(emulator.start_member_session("nobody", &ada(&emulator, &acme), 60), None);
}

#[test]
fn a_session_is_exchanged_for_one_in_another_organization() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let other = organization(&emulator, json!({ "organization_name": "Other", "organization_slug": "other" }));
    let exchange = |token: &Value, organization_id: &str| {
        let body = json!({
            "session_token": token, "organization_id": organization_id, "session_duration_minutes": 30,
        });
        post(&emulator, "/v1/b2b/sessions/exchange", body)
    };
    let first = link_login(&emulator, &acme, "ada@acme.example", json!({}));
    let token = &first["session_token"];
    fails(exchange(token, "other"), 404, "member_not_found");
    fails(exchange(token, "nowhere"), 404, "organization_not_found");
    fails(
        post(&emulator, "/v1/b2b/sessions/exchange", json!({ "organization_id": "other" })),
        400,
        "no_session_arguments",
    );
    let other_id = other["organization_id"].as_str().unwrap();
    let body = json!({ "email_address": "ADA@acme.example", "create_member_as_pending": true });
    let member = member(&emulator, other_id, body);
    let second = ok(exchange(token, "other"));
    assert_eq!((&second["member_authenticated"], &second["member_id"]), (&json!(true), &member["member_id"]));
    assert_eq!(
        (&second["member"]["status"], &second["member_session"]["expires_at"]),
        (&json!("active"), &json!("2025-01-01T00:30:00Z"))
    );
    assert_ne!(&second["session_token"], token);
    let factors = second["member_session"]["authentication_factors"].as_array().unwrap();
    assert_eq!(factors.len(), 1);
    let own = &first["member_session"]["authentication_factors"][0]["email_factor"]["email_id"];
    assert_ne!(&factors[0]["email_factor"]["email_id"], own);

    // What the other organization asks for is left to do.
    let path = format!("{ORGANIZATIONS}/{other_id}");
    ok(put(&emulator, &path, json!({ "auth_methods": "RESTRICTED", "allowed_auth_methods": ["email_otp"] })));
    let begun = ok(exchange(token, "other"));
    assert_eq!((&begun["member_authenticated"], &begun["session_token"]), (&json!(false), &json!("")));
    assert_eq!(begun["primary_required"], json!({ "allowed_auth_methods": ["email_otp"] }));

    // A password counts only in its organization.
    let body = json!({ "organization_id": acme, "password": "correct horse", "session_token": token });
    ok(post(&emulator, "/v1/b2b/passwords/session/reset", body));
    let body = json!({ "organization_id": acme, "email_address": "ada@acme.example", "password": "correct horse" });
    let login = ok(post(&emulator, "/v1/b2b/passwords/authenticate", body));
    assert_eq!(login["member_id"], ada);
    fails(exchange(&login["session_token"], "other"), 400, "insufficient_factors_for_session_exchange");
}
