//! Authenticator apps and mobile devices.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::b2b::{acme, ada};
use crate::control::{act, read, refused, request};
use crate::support::{EMAIL, NEW_YEAR, get, ok, post, user};

#[test]
fn the_code_of_an_app_can_be_read_by_its_user_and_secret() {
    let emulator = Emulator::starting_at(NEW_YEAR + 29);
    let user = user(&emulator, EMAIL)["user_id"].as_str().unwrap().to_owned();
    let totp = ok(post(&emulator, "/v1/totps", json!({ "user_id": user })));
    let shown = read(&emulator, &format!("/emulator/totp_code?user_id={user}"));
    assert_eq!(shown["expires_at"], "2025-01-01T00:00:30Z");
    assert_eq!(shown["code"], json!(emulator.user_totp_code(&user)));
    let secret = totp["secret"].as_str().unwrap();
    assert_eq!(read(&emulator, &format!("/emulator/totp_code?secret={secret}")), shown);
    let body = json!({ "user_id": user, "totp_code": shown["code"], "session_duration_minutes": 60 });
    ok(post(&emulator, "/v1/totps/authenticate", body));

    emulator.advance(Duration::from_secs(1));
    let next = read(&emulator, &format!("/emulator/totp_code?user_id={user}"));
    assert_eq!(next["expires_at"], "2025-01-01T00:01:00Z");
    assert_ne!(next["code"], shown["code"]);
}

#[test]
fn the_code_of_an_app_can_be_read_by_its_member() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    assert_eq!(emulator.member_totp_code(&ada), None);
    let body = json!({ "organization_id": acme, "member_id": ada });
    let totp = ok(post(&emulator, "/v1/b2b/totp", body));
    let shown = read(&emulator, &format!("/emulator/totp_code?member_id={ada}"));
    assert_eq!(shown["code"], json!(emulator.totp_code(totp["secret"].as_str().unwrap())));
    assert_eq!(shown["code"], json!(emulator.member_totp_code(&ada)));
}

#[test]
fn a_code_that_there_is_not_is_an_error() {
    let emulator = Emulator::new();
    let user = user(&emulator, EMAIL)["user_id"].as_str().unwrap().to_owned();
    let member = ada(&emulator, &acme(&emulator));
    let refuse = |query: &str, status, error_type| {
        let target = format!("/emulator/totp_code{query}");
        refused(request(&emulator, "GET", &target, &Value::Null), status, error_type)
    };
    refuse("?user_id=x", 404, "user_not_found");
    refuse("?member_id=x", 404, "member_not_found");
    let message = refuse(&format!("?user_id={user}"), 404, "totp_not_found");
    assert_eq!(message, "This person has no authenticator app; totps.create registers one.");
    refuse(&format!("?member_id={member}"), 404, "totp_not_found");
    assert_eq!(refuse("?secret=1", 400, "bad_request"), "secret must be Base32.");
    assert_eq!(refuse("", 400, "bad_request"), "One of secret, user_id and member_id is required.");
    for both in ["?user_id=x&member_id=x", "?user_id=x&secret=MY", "?member_id=x&secret=MY"] {
        assert_eq!(refuse(both, 400, "bad_request"), "Only one of secret, user_id and member_id is allowed.");
    }
    assert_eq!((emulator.user_totp_code(&user), emulator.user_totp_code("x")), (None, None));
}

#[test]
fn a_mobile_device_can_be_registered() {
    let emulator = Emulator::new();
    let user = user(&emulator, EMAIL)["user_id"].as_str().unwrap().to_owned();
    let added = act(&emulator, "POST", "/emulator/biometric_registrations", json!({ "user_id": user }));
    let expected = json!([{ "biometric_registration_id": added["biometric_registration_id"], "verified": true }]);
    assert_eq!(ok(get(&emulator, &format!("/v1/users/{user}")))["biometric_registrations"], expected);
    let refuse = |body: Value, status, error_type| {
        refused(request(&emulator, "POST", "/emulator/biometric_registrations", &body), status, error_type)
    };
    refuse(json!({ "user_id": "x" }), 404, "user_not_found");
    assert_eq!(refuse(json!({}), 400, "bad_request"), "user_id is required.");
}
