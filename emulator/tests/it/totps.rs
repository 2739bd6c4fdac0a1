//! Authenticator apps and recovery codes.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::support::{EMAIL, NEW_YEAR, PHONE, delete, fails, get, ok, post, sms_login, user};

/// Registers an app and returns the response.
fn create(emulator: &Emulator, user_id: &Value) -> Value {
    ok(post(emulator, "/v1/totps", json!({ "user_id": user_id })))
}

fn authenticate(emulator: &Emulator, user_id: &Value, code: &str) -> (u16, Value) {
    let body = json!({ "user_id": user_id, "totp_code": code, "session_duration_minutes": 60 });
    post(emulator, "/v1/totps/authenticate", body)
}

fn recover(emulator: &Emulator, user_id: &Value, code: &Value) -> (u16, Value) {
    let body = json!({ "user_id": user_id, "recovery_code": code, "session_duration_minutes": 60 });
    post(emulator, "/v1/totps/recover", body)
}

/// The code that the app shows now.
fn code(emulator: &Emulator, totp: &Value) -> String {
    emulator.totp_code(totp["secret"].as_str().unwrap()).unwrap().expose().to_owned()
}

/// A code that the app shows neither now nor in the steps next to now.
fn wrong(emulator: &Emulator, totp: &Value) -> String {
    let now = code(emulator, totp);
    emulator.advance(Duration::from_secs(300));
    let later = code(emulator, totp);
    assert_ne!(now, later);
    now
}

#[test]
fn an_app_is_registered_and_a_code_logs_in() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let totp = create(&emulator, &ada);
    assert_eq!(totp["user_id"], ada);
    assert_eq!(totp["user"]["totps"], json!([{ "totp_id": totp["totp_id"], "verified": false }]));
    assert_eq!(totp["secret"].as_str().unwrap().len(), 32);
    let image = totp["qr_code"].as_str().unwrap().strip_prefix("data:image/png;base64,").unwrap();
    assert!(BASE64_STANDARD.decode(image).unwrap().starts_with(b"\x89PNG\r\n\x1a\n"));
    let codes = totp["recovery_codes"].as_array().unwrap();
    assert_eq!(codes.len(), 10);
    assert!(codes.iter().all(|code| code.as_str().unwrap().len() == 14));

    let login = ok(authenticate(&emulator, &ada, &code(&emulator, &totp)));
    assert_eq!((&login["user_id"], &login["totp_id"]), (&ada, &totp["totp_id"]));
    assert_eq!(login["user"]["totps"], json!([{ "totp_id": totp["totp_id"], "verified": true }]));
    let factor = json!([{
        "type": "totp",
        "delivery_method": "authenticator_app",
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "last_authenticated_at": "2025-01-01T00:00:00Z",
        "authenticator_app_factor": { "totp_id": totp["totp_id"] },
    }]);
    assert_eq!(login["session"]["authentication_factors"], factor);
}

#[test]
fn a_code_is_a_second_factor_in_a_session() {
    let emulator = Emulator::new();
    let first = sms_login(&emulator, PHONE);
    let totp = create(&emulator, &first["user_id"]);
    let code = code(&emulator, &totp);
    let body = json!({
        "user_id": first["user_id"], "totp_code": code, "session_token": first["session_token"],
    });
    let second = ok(post(&emulator, "/v1/totps/authenticate", body));
    assert_eq!(second["session"]["session_id"], first["session"]["session_id"]);
    let factors = second["session"]["authentication_factors"].as_array().unwrap();
    assert_eq!(factors.iter().map(|factor| &factor["type"]).collect::<Vec<_>>(), ["otp", "totp"]);

    let other = user(&emulator, EMAIL)["user_id"].take();
    let body = json!({ "user_id": other, "totp_code": code, "session_token": first["session_token"] });
    fails(post(&emulator, "/v1/totps/authenticate", body), 400, "user_id_mismatch");
}

#[test]
fn a_code_works_once_and_in_the_steps_next_to_its_own() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let totp = create(&emulator, &ada);
    let first = code(&emulator, &totp);
    emulator.advance(Duration::from_secs(59));
    ok(authenticate(&emulator, &ada, &first));
    fails(authenticate(&emulator, &ada, &first), 400, "totp_code_already_authenticated");
    let second = code(&emulator, &totp);
    let third = code(&Emulator::starting_at(NEW_YEAR + 60), &totp);
    ok(authenticate(&emulator, &ada, &third));
    ok(authenticate(&emulator, &ada, &second));
    for used in [&first, &second, &third] {
        fails(authenticate(&emulator, &ada, used), 400, "totp_code_already_authenticated");
    }
    emulator.advance(Duration::from_secs(1));
    fails(authenticate(&emulator, &ada, &first), 401, "unable_to_authenticate_totp");
    fails(authenticate(&emulator, &ada, &second), 400, "totp_code_already_authenticated");
}

#[test]
fn wrong_codes_fail_by_their_form_and_lock_the_user() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    fails(authenticate(&emulator, &ada, "123456"), 404, "totps_not_found_for_user");
    fails(authenticate(&emulator, &json!("user-x"), "123456"), 404, "user_not_found");
    let totp = create(&emulator, &ada);
    for malformed in ["12345", "1234567", "12345a"] {
        fails(authenticate(&emulator, &ada, malformed), 400, "invalid_totp_code");
    }
    let recovery_code = &totp["recovery_codes"][0];
    fails(authenticate(&emulator, &ada, recovery_code.as_str().unwrap()), 400, "recovery_code_used_as_totp_code");
    fails(recover(&emulator, &ada, &json!("123456")), 400, "totp_code_used_as_recovery_code");
    fails(recover(&emulator, &ada, &json!("nonsense")), 400, "invalid_recovery_code");

    let wrong = wrong(&emulator, &totp);
    for _ in 0..9 {
        fails(authenticate(&emulator, &ada, &wrong), 401, "unable_to_authenticate_totp");
    }
    fails(recover(&emulator, &ada, &json!("aaaa-aaaa-aaaa")), 401, "unable_to_authenticate_recovery_code");
    fails(authenticate(&emulator, &ada, &code(&emulator, &totp)), 429, "user_lock_limit_reached");
    emulator.advance(Duration::from_secs(3600));
    ok(authenticate(&emulator, &ada, &code(&emulator, &totp)));
}

#[test]
fn a_recovery_code_works_once() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let totp = create(&emulator, &ada);
    ok(authenticate(&emulator, &ada, &code(&emulator, &totp)));
    let codes = totp["recovery_codes"].as_array().unwrap();
    let listed = || ok(post(&emulator, "/v1/totps/recovery_codes", json!({ "user_id": ada })));
    let expected = json!([{ "totp_id": totp["totp_id"], "verified": true, "recovery_codes": codes }]);
    assert_eq!(listed()["totps"], expected);

    let login = ok(recover(&emulator, &ada, &codes[3]));
    assert_eq!(login["totp_id"], totp["totp_id"]);
    let factor = &login["session"]["authentication_factors"][0];
    assert_eq!((&factor["type"], &factor["delivery_method"]), (&json!("recovery_codes"), &json!("recovery_code")));
    let id = factor["recovery_code_factor"]["totp_recovery_code_id"].as_str().unwrap();
    assert!(id.starts_with("totp-recovery-code-test-"));
    fails(recover(&emulator, &ada, &codes[3]), 401, "unable_to_authenticate_recovery_code");
    assert_eq!(listed()["totps"][0]["recovery_codes"].as_array().unwrap().len(), 9);
    ok(recover(&emulator, &ada, &codes[4]));
}

#[test]
fn a_user_has_one_app_which_is_verified_in_time() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let again = |minutes: u32| post(&emulator, "/v1/totps", json!({ "user_id": ada, "expiration_minutes": minutes }));
    for minutes in [4, 1441] {
        fails(again(minutes), 400, "invalid_expiration");
    }
    let first = ok(again(5));
    fails(again(5), 400, "pending_totp_exists");
    emulator.advance(Duration::from_secs(300));
    fails(authenticate(&emulator, &ada, &code(&emulator, &first)), 400, "expired_totp");
    fails(recover(&emulator, &ada, &first["recovery_codes"][0]), 400, "expired_totp");

    let second = ok(again(5));
    assert_ne!(second["totp_id"], first["totp_id"]);
    ok(authenticate(&emulator, &ada, &code(&emulator, &second)));
    emulator.advance(Duration::from_secs(24 * 60 * 60));
    fails(again(5), 400, "active_totp_exists");
    ok(authenticate(&emulator, &ada, &code(&emulator, &second)));
}

#[test]
fn an_app_is_deleted() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let totp = create(&emulator, &ada);
    let path = format!("/v1/users/totps/{}", totp["totp_id"].as_str().unwrap());
    let answer = ok(delete(&emulator, &path));
    assert_eq!((&answer["user_id"], &answer["user"]["totps"]), (&ada, &json!([])));
    fails(delete(&emulator, &path), 404, "totp_not_found");
    fails(authenticate(&emulator, &ada, "123456"), 404, "totps_not_found_for_user");
    fails(post(&emulator, "/v1/totps/recovery_codes", json!({ "user_id": ada })), 404, "totps_not_found_for_user");
    assert_eq!(ok(get(&emulator, &format!("/v1/users/{}", ada.as_str().unwrap())))["totps"], json!([]));
    create(&emulator, &ada);
}

#[test]
fn users_are_found_by_their_app() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    user(&emulator, "eve@example.com");
    let totp = create(&emulator, &ada);
    for (name, value, found) in [
        ("totp_id", json!([totp["totp_id"]]), 1),
        ("totp_id", json!(["totp-x"]), 0),
        ("totp_verified", json!(false), 1),
        ("totp_verified", json!(true), 0),
    ] {
        let operands = json!([{ "filter_name": name, "filter_value": value }]);
        let body = json!({ "query": { "operator": "AND", "operands": operands } });
        let answer = ok(post(&emulator, "/v1/users/search", body));
        assert_eq!(answer["results_metadata"]["total"], found, "{name} {value}");
    }
}
