//! Passwords.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::support::{EMAIL, NEW_YEAR, PHONE, fails, get, ok, post, sms_login, user};

const PASSWORD: &str = "correct horse";
const OTHER: &str = "battery staple";

fn create(emulator: &Emulator) -> Value {
    let body = json!({ "email": EMAIL, "password": PASSWORD, "session_duration_minutes": 60 });
    ok(post(emulator, "/v1/passwords", body))
}

fn authenticate(emulator: &Emulator, password: &str) -> (u16, Value) {
    post(emulator, "/v1/passwords/authenticate", json!({ "email": EMAIL, "password": password }))
}

fn session_lives(emulator: &Emulator, login: &Value) -> bool {
    let body = json!({ "session_token": login["session_token"] });
    post(emulator, "/v1/sessions/authenticate", body).0 == 200
}

#[test]
fn a_user_with_a_password() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let body = json!({ "email": EMAIL, "password": PASSWORD, "name": { "last_name": "Lovelace" } });
    let created = ok(post(&emulator, "/v1/passwords", body));
    assert_eq!(created["session"], Value::Null);
    assert_eq!(created["email_id"], created["user"]["emails"][0]["email_id"]);
    assert_eq!(created["user"]["emails"][0]["verified"], false);
    assert_eq!(created["user"]["name"]["last_name"], "Lovelace");
    assert_eq!(created["user"]["password"]["requires_reset"], false);

    let body = json!({ "email": "ADA@example.com", "password": PASSWORD, "session_duration_minutes": 5 });
    let login = ok(post(&emulator, "/v1/passwords/authenticate", body));
    assert_eq!(login["user_id"], created["user_id"]);
    let factor = json!({
        "type": "password",
        "delivery_method": "knowledge",
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "last_authenticated_at": "2025-01-01T00:00:00Z",
    });
    assert_eq!(login["session"]["authentication_factors"], json!([factor]));
}

#[test]
fn an_email_can_be_taken_only_once() {
    let emulator = Emulator::new();
    user(&emulator, EMAIL);
    let body = json!({ "email": EMAIL, "password": PASSWORD });
    fails(post(&emulator, "/v1/passwords", body), 400, "duplicate_email");
}

#[test]
fn weak_and_breached_passwords_are_refused() {
    let emulator = Emulator::new();
    for (password, error_type) in [("1234567", "weak_password"), ("password123", "breached_password")] {
        let body = json!({ "email": EMAIL, "password": password });
        fails(post(&emulator, "/v1/passwords", body), 400, error_type);
    }
}

#[test]
fn strength_check() {
    let emulator = Emulator::new();
    let check = |password| ok(post(&emulator, "/v1/passwords/strength_check", json!({ "password": password })));
    let mut short = check("aB1!é");
    short["request_id"].take();
    let expected = json!({
        "status_code": 200,
        "request_id": null,
        "valid_password": false,
        "score": 1,
        "breached_password": false,
        "breach_detection_on_create": true,
        "strength_policy": "luds",
        "feedback": {
            "warning": "This password is too short.",
            "suggestions": [],
            "luds_requirements": {
                "has_lower_case": true,
                "has_upper_case": true,
                "has_digit": true,
                "has_symbol": true,
                "missing_complexity": 0,
                "missing_characters": 3,
            },
        },
    });
    assert_eq!(short, expected);
    let breached = check("12345678");
    assert_eq!((&breached["valid_password"], &breached["breached_password"]), (&json!(false), &json!(true)));
    let good = check(PASSWORD);
    assert_eq!((&good["valid_password"], &good["score"]), (&json!(true), &json!(4)));
    assert_eq!(good["feedback"]["warning"], "");
}

#[test]
fn wrong_passwords_and_their_reasons() {
    let emulator = Emulator::new();
    fails(authenticate(&emulator, PASSWORD), 404, "email_not_found");
    user(&emulator, EMAIL);
    fails(authenticate(&emulator, PASSWORD), 400, "no_user_password");

    let emulator = Emulator::new();
    create(&emulator);
    for _ in 0..10 {
        fails(authenticate(&emulator, OTHER), 401, "unauthorized_credentials");
    }
    fails(authenticate(&emulator, PASSWORD), 429, "user_lock_limit_reached");
    emulator.advance(Duration::from_secs(3600));
    ok(authenticate(&emulator, PASSWORD));
}

#[test]
fn a_reset_by_email_ends_the_sessions() {
    let emulator = Emulator::new();
    let old = create(&emulator);
    let body = json!({ "email": EMAIL, "reset_password_redirect_url": "https://app.example/reset#form" });
    let sent = ok(post(&emulator, "/v1/passwords/email/reset/start", body));
    assert_eq!((&sent["user_id"], &sent["email_id"]), (&old["user_id"], &old["email_id"]));
    let token = emulator.last_token(EMAIL).unwrap();
    let url = format!("https://app.example/reset?stytch_token_type=reset_password&token={}#form", token.expose());
    assert_eq!(emulator.last_magic_link(EMAIL).unwrap(), url);
    fails(post(&emulator, "/v1/magic_links/authenticate", json!({ "token": token })), 404, "magic_link_not_found");

    let reset = |password| {
        let body = json!({ "token": token, "password": password, "session_duration_minutes": 60 });
        post(&emulator, "/v1/passwords/email/reset", body)
    };
    fails(reset("short"), 400, "weak_password");
    let new = ok(reset(OTHER));
    assert_eq!(new["user"]["emails"][0]["verified"], true);
    assert!(!session_lives(&emulator, &old));
    assert!(session_lives(&emulator, &new));
    fails(authenticate(&emulator, PASSWORD), 401, "unauthorized_credentials");
    ok(authenticate(&emulator, OTHER));
    fails(reset(OTHER), 401, "unable_to_auth_password_reset_token");
}

#[test]
fn a_reset_by_email_expires_after_half_an_hour() {
    let emulator = Emulator::new();
    fails(post(&emulator, "/v1/passwords/email/reset/start", json!({ "email": EMAIL })), 404, "email_not_found");
    create(&emulator);
    ok(post(&emulator, "/v1/passwords/email/reset/start", json!({ "email": EMAIL })));
    emulator.advance(Duration::from_secs(1800));
    let body = json!({ "token": emulator.last_token(EMAIL), "password": OTHER });
    fails(post(&emulator, "/v1/passwords/email/reset", body), 401, "unable_to_auth_password_reset_token");
}

#[test]
fn a_reset_by_the_existing_password() {
    let emulator = Emulator::new();
    let old = create(&emulator);
    let reset = |existing| {
        let body = json!({ "email": EMAIL, "existing_password": existing, "new_password": OTHER });
        post(&emulator, "/v1/passwords/existing_password/reset", body)
    };
    fails(reset("not this one"), 401, "unauthorized_credentials");
    ok(reset(PASSWORD));
    assert!(!session_lives(&emulator, &old));
    ok(authenticate(&emulator, OTHER));
}

#[test]
fn a_reset_by_session_keeps_that_session_only() {
    let emulator = Emulator::new();
    let kept = create(&emulator);
    let body = json!({ "email": EMAIL, "password": PASSWORD, "session_duration_minutes": 60 });
    let other = ok(post(&emulator, "/v1/passwords/authenticate", body));
    let reset = || {
        let body = json!({ "password": OTHER, "session_token": kept["session_token"] });
        post(&emulator, "/v1/passwords/session/reset", body)
    };
    assert_eq!(ok(reset())["session"]["session_id"], kept["session"]["session_id"]);
    assert!(session_lives(&emulator, &kept));
    assert!(!session_lives(&emulator, &other));
    ok(authenticate(&emulator, OTHER));

    emulator.advance(Duration::from_secs(301));
    fails(reset(), 400, "session_too_old_to_reset_password");
}

#[test]
fn a_reset_by_session_wants_the_right_factor() {
    let emulator = Emulator::new();
    fails(post(&emulator, "/v1/passwords/session/reset", json!({ "password": OTHER })), 400, "no_session_arguments");
    let login = sms_login(&emulator, PHONE);
    let body = json!({ "password": OTHER, "session_token": login["session_token"] });
    fails(post(&emulator, "/v1/passwords/session/reset", body), 400, "session_too_old_to_reset_password");
    let user = ok(get(&emulator, &format!("/v1/users/{}", login["user_id"].as_str().unwrap())));
    assert_eq!(user["password"], Value::Null);
}
