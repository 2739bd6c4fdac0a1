//! One-time passcodes.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::Secret;
use stytch_emulator::Emulator;

use crate::support::{EMAIL, NEW_YEAR, PHONE, delete, fails, get, ok, post, sms_login, user};

fn sms(emulator: &Emulator) -> Value {
    ok(post(emulator, "/v1/otps/sms/login_or_create", json!({ "phone_number": PHONE })))
}

fn authenticate(emulator: &Emulator, method_id: &Value, code: impl Into<Secret>) -> (u16, Value) {
    post(emulator, "/v1/otps/authenticate", json!({ "method_id": method_id, "code": code.into() }))
}

#[test]
fn a_login_by_sms_is_complete() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let sent = sms(&emulator);
    let (user_id, phone_id) = ("user-test-00000000-0000-4000-8000-000000000001", &sent["phone_id"]);
    let expected = json!({
        "status_code": 200,
        "request_id": "request-id-test-00000000-0000-4000-8000-000000000004",
        "user_id": user_id,
        "phone_id": "phone-number-test-00000000-0000-4000-8000-000000000002",
        "user_created": true,
    });
    assert_eq!(sent, expected);

    let code = emulator.last_passcode(PHONE).unwrap();
    assert!(code.expose().len() == 6 && code.expose().bytes().all(|byte| byte.is_ascii_digit()));
    emulator.advance(Duration::from_secs(60));
    let body = json!({
        "method_id": phone_id, "code": code, "session_duration_minutes": 60,
        "session_custom_claims": { "plan": "gold", "sub": "ignored" },
        "attributes": { "ip_address": "203.0.113.1", "user_agent": "test" },
    });
    let mut login = ok(post(&emulator, "/v1/otps/authenticate", body));

    let token = login["session_token"].take();
    assert_eq!(token.as_str().unwrap().len(), 43);
    assert_eq!(login["session_jwt"].take().as_str().unwrap().split('.').count(), 3);
    let expected = json!({
        "status_code": 200,
        "request_id": login["request_id"],
        "user_id": user_id,
        "method_id": phone_id,
        "reset_sessions": false,
        "session_token": null,
        "session_jwt": null,
        "user_device": null,
        "session": {
            "session_id": login["session"]["session_id"],
            "user_id": user_id,
            "started_at": "2025-01-01T00:01:00Z",
            "last_accessed_at": "2025-01-01T00:01:00Z",
            "expires_at": "2025-01-01T01:01:00Z",
            "attributes": { "ip_address": "203.0.113.1", "user_agent": "test" },
            "custom_claims": { "plan": "gold" },
            "roles": ["stytch_user"],
            "authentication_factors": [{
                "type": "otp",
                "delivery_method": "sms",
                "created_at": "2025-01-01T00:01:00Z",
                "updated_at": "2025-01-01T00:01:00Z",
                "last_authenticated_at": "2025-01-01T00:01:00Z",
                "phone_number_factor": { "phone_id": phone_id, "phone_number": PHONE },
            }],
        },
        "user": {
            "user_id": user_id,
            "external_id": null,
            "name": { "first_name": "", "middle_name": "", "last_name": "" },
            "status": "active",
            "emails": [],
            "phone_numbers": [{ "phone_id": phone_id, "phone_number": PHONE, "verified": true }],
            "password": null,
            "roles": ["stytch_user"],
            "trusted_metadata": {},
            "untrusted_metadata": {},
            "created_at": "2025-01-01T00:00:00Z",
            "is_locked": false,
            "lock_created_at": null,
            "lock_expires_at": null,
            "biometric_registrations": [],
            "crypto_wallets": [],
            "providers": [],
            "totps": [],
            "webauthn_registrations": [],
        },
    });
    assert_eq!(login, expected);
}

#[test]
fn without_a_duration_there_is_no_session() {
    let emulator = Emulator::new();
    let sent = sms(&emulator);
    let login = ok(authenticate(&emulator, &sent["phone_id"], emulator.last_passcode(PHONE).unwrap()));
    assert_eq!(login["session"], Value::Null);
    assert_eq!((&login["session_token"], &login["session_jwt"]), (&json!(""), &json!("")));
}

#[test]
fn a_passcode_works_once() {
    let emulator = Emulator::new();
    let sent = sms(&emulator);
    let code = emulator.last_passcode(PHONE).unwrap();
    ok(authenticate(&emulator, &sent["phone_id"], &code));
    fails(authenticate(&emulator, &sent["phone_id"], &code), 401, "unable_to_auth_otp_code");
}

#[test]
fn a_passcode_expires_after_two_minutes_or_as_asked() {
    let emulator = Emulator::new();
    let sent = sms(&emulator);
    let code = emulator.last_passcode(PHONE).unwrap();
    emulator.advance(Duration::from_secs(120));
    fails(authenticate(&emulator, &sent["phone_id"], &code), 401, "unable_to_auth_otp_code");

    let body = json!({ "phone_number": PHONE, "expiration_minutes": 10 });
    ok(post(&emulator, "/v1/otps/sms/send", body));
    let code = emulator.last_passcode(PHONE).unwrap();
    emulator.advance(Duration::from_secs(599));
    ok(authenticate(&emulator, &sent["phone_id"], &code));
}

#[test]
fn expiration_has_bounds() {
    let emulator = Emulator::new();
    for minutes in [-1, 0, 11] {
        let body = json!({ "phone_number": PHONE, "expiration_minutes": minutes });
        let answer = post(&emulator, "/v1/otps/sms/login_or_create", body);
        let message = fails(answer, 400, "invalid_expiration_otp");
        assert_eq!(message, format!("expiration_minutes must be from 1 to 10, not {minutes}."));
    }
    assert_eq!(emulator.last_passcode(PHONE), None);
}

#[test]
fn a_new_passcode_replaces_the_old_one() {
    let emulator = Emulator::new();
    let first = sms(&emulator);
    let old = emulator.last_passcode(PHONE).unwrap();
    let second = sms(&emulator);
    assert_eq!(second["user_id"], first["user_id"]);
    assert_eq!(second["user_created"], false);
    let new = emulator.last_passcode(PHONE).unwrap();
    if old != new {
        fails(authenticate(&emulator, &first["phone_id"], &old), 404, "otp_code_not_found");
    }
    ok(authenticate(&emulator, &first["phone_id"], &new));
}

#[test]
fn wrong_codes_and_methods_are_told_apart() {
    let emulator = Emulator::new();
    let sent = sms(&emulator);
    fails(authenticate(&emulator, &sent["phone_id"], "000000"), 404, "otp_code_not_found");
    let unknown = json!("phone-number-test-00000000-0000-4000-8000-ffffffffffff");
    fails(authenticate(&emulator, &unknown, "000000"), 404, "otp_code_not_found");
    fails(authenticate(&emulator, &sent["user_id"], "000000"), 400, "invalid_method_id");
    ok(authenticate(&emulator, &sent["phone_id"], emulator.last_passcode(PHONE).unwrap()));
}

#[test]
fn a_mistake_in_the_request_does_not_use_the_passcode_up() {
    let emulator = Emulator::new();
    let sent = sms(&emulator);
    let code = emulator.last_passcode(PHONE).unwrap();
    for minutes in [4, 527_041] {
        let body = json!({ "method_id": sent["phone_id"], "code": code, "session_duration_minutes": minutes });
        fails(post(&emulator, "/v1/otps/authenticate", body), 400, "invalid_session_duration_minutes");
    }
    let other = sms_login(&emulator, "+12025550163");
    let body = json!({ "method_id": sent["phone_id"], "code": code, "session_token": other["session_token"] });
    fails(post(&emulator, "/v1/otps/authenticate", body), 400, "user_id_mismatch");
    ok(authenticate(&emulator, &sent["phone_id"], &code));
}

#[test]
fn ten_wrong_codes_lock_the_user_for_an_hour() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let sent = sms(&emulator);
    for _ in 0..10 {
        fails(authenticate(&emulator, &sent["phone_id"], "000000"), 404, "otp_code_not_found");
    }
    let code = emulator.last_passcode(PHONE).unwrap();
    fails(authenticate(&emulator, &sent["phone_id"], &code), 429, "user_lock_limit_reached");

    let path = format!("/v1/users/{}", sent["user_id"].as_str().unwrap());
    let user = ok(get(&emulator, &path));
    assert_eq!(user["is_locked"], true);
    assert_eq!(user["lock_created_at"], "2025-01-01T00:00:00Z");
    assert_eq!(user["lock_expires_at"], "2025-01-01T01:00:00Z");

    emulator.advance(Duration::from_secs(3600));
    assert_eq!(ok(get(&emulator, &path))["is_locked"], false);
    sms_login(&emulator, PHONE);
}

#[test]
fn send_wants_a_known_address() {
    let emulator = Emulator::new();
    fails(post(&emulator, "/v1/otps/sms/send", json!({ "phone_number": PHONE })), 404, "phone_number_not_found");
    fails(post(&emulator, "/v1/otps/email/send", json!({ "email": EMAIL })), 404, "email_not_found");
}

#[test]
fn addresses_are_checked() {
    let emulator = Emulator::new();
    for phone in ["12025550162", "+1 202 555 0162", "+0202555016", "+1", "+1234567890123456", "+"] {
        let answer = post(&emulator, "/v1/otps/sms/login_or_create", json!({ "phone_number": phone }));
        fails(answer, 400, "invalid_phone_number");
    }
    for email in ["ada", "@example.com", "ada@", "ada@example", "ada@@example.com", "a b@example.com", "a@b..c"] {
        let answer = post(&emulator, "/v1/otps/email/login_or_create", json!({ "email": email }));
        fails(answer, 400, "invalid_email");
    }
}

#[test]
fn email_and_whatsapp_work_like_sms() {
    let emulator = Emulator::new();
    let sent = ok(post(&emulator, "/v1/otps/email/login_or_create", json!({ "email": EMAIL })));
    let code = emulator.last_passcode("ADA@example.com").unwrap();
    let body = json!({ "method_id": sent["email_id"], "code": code, "session_duration_minutes": 5 });
    let login = ok(post(&emulator, "/v1/otps/authenticate", body));
    let factor = &login["session"]["authentication_factors"][0];
    assert_eq!(factor["delivery_method"], "email");
    assert_eq!(factor["email_factor"], json!({ "email_id": sent["email_id"], "email_address": EMAIL }));
    ok(post(&emulator, "/v1/otps/email/send", json!({ "email": EMAIL })));

    let sent = ok(post(&emulator, "/v1/otps/whatsapp/login_or_create", json!({ "phone_number": PHONE })));
    ok(post(&emulator, "/v1/otps/whatsapp/send", json!({ "phone_number": PHONE })));
    let code = emulator.last_passcode(PHONE).unwrap();
    let body = json!({ "method_id": sent["phone_id"], "code": code, "session_duration_minutes": 5 });
    let login = ok(post(&emulator, "/v1/otps/authenticate", body));
    assert_eq!(login["session"]["authentication_factors"][0]["delivery_method"], "whatsapp");
}

#[test]
fn a_pending_user_becomes_active_by_authenticating() {
    let emulator = Emulator::new();
    let body = json!({ "phone_number": PHONE, "create_user_as_pending": true });
    let sent = ok(post(&emulator, "/v1/otps/sms/login_or_create", body));
    let path = format!("/v1/users/{}", sent["user_id"].as_str().unwrap());
    assert_eq!(ok(get(&emulator, &path))["status"], "pending");
    let code = emulator.last_passcode(PHONE).unwrap();
    assert_eq!(ok(authenticate(&emulator, &sent["phone_id"], &code))["user"]["status"], "active");
}

#[test]
fn sending_can_add_an_address_which_stays_if_verified_within_five_minutes() {
    let emulator = Emulator::new();
    let user_id = user(&emulator, EMAIL)["user_id"].clone();
    let path = format!("/v1/users/{}", user_id.as_str().unwrap());
    let body = json!({ "phone_number": PHONE, "user_id": user_id, "expiration_minutes": 10 });

    let sent = ok(post(&emulator, "/v1/otps/sms/send", body.clone()));
    assert_eq!(sent["user_id"], user_id);
    emulator.advance(Duration::from_secs(300));
    assert_eq!(ok(get(&emulator, &path))["phone_numbers"], json!([]));
    let code = emulator.last_passcode(PHONE).unwrap();
    fails(authenticate(&emulator, &sent["phone_id"], &code), 404, "otp_code_not_found");

    let sent = ok(post(&emulator, "/v1/otps/sms/send", body));
    emulator.advance(Duration::from_secs(299));
    ok(authenticate(&emulator, &sent["phone_id"], emulator.last_passcode(PHONE).unwrap()));
    emulator.advance(Duration::from_secs(300));
    assert_eq!(ok(get(&emulator, &path))["phone_numbers"][0]["verified"], true);
}

#[test]
fn an_address_of_somebody_else_cannot_be_added() {
    let emulator = Emulator::new();
    let user_id = user(&emulator, EMAIL)["user_id"].clone();
    let login = sms_login(&emulator, PHONE);
    let body = json!({ "phone_number": PHONE, "user_id": user_id });
    fails(post(&emulator, "/v1/otps/sms/send", body), 400, "duplicate_phone_number");
    let body = json!({ "email": EMAIL, "session_token": login["session_token"] });
    fails(post(&emulator, "/v1/otps/email/send", body), 400, "duplicate_email");
    let body = json!({ "email": "b@example.com", "session_token": login["session_token"], "user_id": user_id });
    fails(post(&emulator, "/v1/otps/email/send", body), 400, "too_many_user_selection_arguments");
    let body = json!({ "email": "b@example.com", "session_jwt": login["session_jwt"] });
    assert_eq!(ok(post(&emulator, "/v1/otps/email/send", body))["user_id"], login["user_id"]);
}

#[test]
fn a_second_factor_joins_the_session() {
    let emulator = Emulator::new();
    let login = sms_login(&emulator, PHONE);
    let body = json!({ "email": EMAIL, "user_id": login["user_id"] });
    let sent = ok(post(&emulator, "/v1/otps/email/send", body));
    let code = emulator.last_passcode(EMAIL).unwrap();
    let body = json!({ "method_id": sent["email_id"], "code": code, "session_jwt": login["session_jwt"] });
    let second = ok(post(&emulator, "/v1/otps/authenticate", body));
    assert_eq!(second["session_token"], login["session_token"]);
    assert_eq!(second["session"]["expires_at"], login["session"]["expires_at"]);
    assert_eq!(second["session"]["authentication_factors"].as_array().unwrap().len(), 2);
}

#[test]
fn the_code_of_a_deleted_number_is_void() {
    let emulator = Emulator::new();
    let sent = sms(&emulator);
    let code = emulator.last_passcode(PHONE).unwrap();
    ok(delete(&emulator, &format!("/v1/users/phone_numbers/{}", sent["phone_id"].as_str().unwrap())));
    fails(authenticate(&emulator, &sent["phone_id"], &code), 404, "otp_code_not_found");
}
