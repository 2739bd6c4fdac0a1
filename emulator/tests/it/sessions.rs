//! Sessions.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::jwt::{consumer_keys, header, verified};
use crate::support::{NEW_YEAR, PHONE, fails, get, ok, post, sms_login};

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/sessions/authenticate", body)
}

fn revoke(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/sessions/revoke", body)
}

#[test]
fn authenticate_by_token_and_by_jwt() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let login = sms_login(&emulator, PHONE);
    emulator.advance(Duration::from_secs(60));
    let mut by_token = ok(authenticate(&emulator, json!({ "session_token": login["session_token"] })));
    assert_eq!(by_token["session"]["last_accessed_at"], "2025-01-01T00:01:00Z");
    assert_eq!(by_token["session"]["expires_at"], "2025-01-01T01:00:00Z");
    assert_eq!(by_token["user"]["user_id"], login["user_id"]);

    // A JWT outlives its own expiry as long as the session does.
    emulator.advance(Duration::from_secs(600));
    let mut by_jwt = ok(authenticate(&emulator, json!({ "session_jwt": login["session_jwt"] })));
    assert_ne!(by_jwt["session_jwt"], login["session_jwt"]);
    for answer in [&mut by_token, &mut by_jwt] {
        for changing in ["request_id", "session_jwt"] {
            answer[changing].take();
        }
        answer["session"]["last_accessed_at"].take();
    }
    assert_eq!(by_token, by_jwt);
}

#[test]
fn the_jwt_says_what_the_session_says() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let login = sms_login(&emulator, PHONE);
    let body = json!({ "session_token": login["session_token"], "session_custom_claims": { "plan": "gold" } });
    let session = ok(authenticate(&emulator, body));
    let jwt = &session["session_jwt"];
    let keys = consumer_keys(&emulator);
    assert_eq!(header(jwt), json!({ "alg": "RS256", "kid": keys[0]["kid"], "typ": "JWT" }));
    let claims = verified(jwt, &keys).unwrap();

    let session = &session["session"];
    let expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": login["user_id"],
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 300,
        "plan": "gold",
        "https://stytch.com/session": {
            "id": session["session_id"],
            "started_at": session["started_at"],
            "last_accessed_at": session["last_accessed_at"],
            "expires_at": session["expires_at"],
            "attributes": session["attributes"],
            "authentication_factors": session["authentication_factors"],
            "roles": ["stytch_user"],
        },
    });
    assert_eq!(claims, expected);
}

#[test]
fn sessions_end_unless_they_are_extended() {
    let emulator = Emulator::new();
    let login = sms_login(&emulator, PHONE);
    let token = &login["session_token"];
    emulator.advance(Duration::from_secs(3599));
    ok(authenticate(&emulator, json!({ "session_token": token, "session_duration_minutes": 5 })));
    emulator.advance(Duration::from_secs(299));
    ok(authenticate(&emulator, json!({ "session_token": token })));
    emulator.advance(Duration::from_secs(1));
    fails(authenticate(&emulator, json!({ "session_token": token })), 404, "session_not_found");
    fails(authenticate(&emulator, json!({ "session_jwt": login["session_jwt"] })), 404, "session_not_found");
}

#[test]
fn custom_claims_are_merged_and_nulls_delete() {
    let emulator = Emulator::new();
    let login = sms_login(&emulator, PHONE);
    let set = |claims: Value| {
        let body = json!({ "session_token": login["session_token"], "session_custom_claims": claims });
        authenticate(&emulator, body)
    };
    ok(set(json!({ "a": 1, "b": { "c": null }, "exp": 1 })));
    let body = ok(set(json!({ "a": null, "d": [] })));
    assert_eq!(body["session"]["custom_claims"], json!({ "b": { "c": null }, "d": [] }));
    fails(set(json!({ "long": "x".repeat(4096) })), 400, "custom_claims_too_large");
}

#[test]
fn exactly_one_token_is_wanted() {
    let emulator = Emulator::new();
    let login = sms_login(&emulator, PHONE);
    fails(authenticate(&emulator, json!({})), 400, "no_session_arguments");
    let body = json!({ "session_token": login["session_token"], "session_jwt": login["session_jwt"] });
    fails(authenticate(&emulator, body), 400, "too_many_session_arguments");
    fails(authenticate(&emulator, json!({ "session_token": "unknown" })), 404, "session_not_found");
}

#[test]
fn forged_jwts_are_refused() {
    let emulator = Emulator::new();
    let jwt = sms_login(&emulator, PHONE)["session_jwt"].as_str().unwrap().to_owned();
    let another = sms_login(&Emulator::new(), PHONE)["session_jwt"].as_str().unwrap().to_owned();
    let changed = jwt.replacen('.', ".A", 1);
    for jwt in ["x", "a.b.c", &changed, &another, &jwt[..jwt.len() - 1]] {
        fails(authenticate(&emulator, json!({ "session_jwt": jwt })), 400, "unable_to_parse_session_jwt");
    }
}

#[test]
fn list_the_sessions_of_a_user() {
    let emulator = Emulator::new();
    let login = sms_login(&emulator, PHONE);
    let second = sms_login(&emulator, PHONE);
    sms_login(&emulator, "+12025550163");
    let path = format!("/v1/sessions?user_id={}", login["user_id"].as_str().unwrap());
    let body = ok(get(&emulator, &path));
    assert_eq!(body["sessions"], json!([login["session"], second["session"]]));
    let message = fails(get(&emulator, "/v1/sessions"), 400, "bad_request");
    assert_eq!(message, "user_id is required.");
    fails(get(&emulator, "/v1/sessions?user_id=nobody"), 404, "user_not_found");
}

#[test]
fn revoke_by_id_token_or_jwt() {
    let emulator = Emulator::new();
    for name in ["session_id", "session_token", "session_jwt"] {
        let login = sms_login(&emulator, PHONE);
        let value = if name == "session_id" { &login["session"][name] } else { &login[name] };
        ok(revoke(&emulator, json!({ name: value })));
        fails(revoke(&emulator, json!({ name: value })), 404, "session_not_found");
        let body = json!({ "session_token": login["session_token"] });
        fails(authenticate(&emulator, body), 404, "session_not_found");
    }
    fails(revoke(&emulator, json!({})), 400, "no_session_revoke_arguments");
    let body = json!({ "session_id": "a", "session_token": "b" });
    fails(revoke(&emulator, body), 400, "too_many_session_revoke_arguments");
}
