//! Passcodes by email for members.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada};
use crate::support::{NEW_YEAR, fails, ok, post, put};

const ADA: &str = "ada@acme.example";

fn send(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/otps/email/login_or_signup", body)
}

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/otps/email/authenticate", body)
}

#[test]
fn a_member_logs_in() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let sent = ok(send(&emulator, json!({ "organization_id": "acme", "email_address": ADA })));
    assert_eq!((&sent["member_id"], &sent["member_created"]), (&json!(ada), &json!(false)));
    let body = |code: &str| json!({ "organization_id": acme, "email_address": ADA, "code": code });
    fails(authenticate(&emulator, body("000000")), 404, "otp_code_not_found");
    let code = emulator.last_passcode(ADA).unwrap();
    let login = ok(authenticate(&emulator, body(code.expose())));
    assert_eq!((&login["member_authenticated"], &login["organization_id"]), (&json!(true), &json!(acme)));
    let factor = json!({
        "type": "email_otp",
        "delivery_method": "email",
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "last_authenticated_at": "2025-01-01T00:00:00Z",
        "email_factor": { "email_id": login["method_id"], "email_address": ADA },
    });
    assert_eq!(login["member_session"]["authentication_factors"], json!([factor]));
    fails(authenticate(&emulator, body(code.expose())), 401, "unable_to_auth_otp_code");
}

#[test]
fn only_the_latest_code_works_and_not_for_long() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    ada(&emulator, &acme);
    let ids = json!({ "organization_id": acme, "email_address": ADA });
    let body = |code: &str| json!({ "organization_id": acme, "email_address": ADA, "code": code });
    ok(send(&emulator, ids.clone()));
    let first = emulator.last_passcode(ADA).unwrap();
    ok(send(&emulator, ids.clone()));
    fails(authenticate(&emulator, body(first.expose())), 404, "otp_code_not_found");
    let second = emulator.last_passcode(ADA).unwrap();
    emulator.advance(Duration::from_secs(599));
    // A mistake costs nothing.
    let mut mistake = body(second.expose());
    mistake["session_duration_minutes"] = json!(4);
    fails(authenticate(&emulator, mistake), 400, "invalid_session_duration_minutes");
    emulator.advance(Duration::from_secs(1));
    fails(authenticate(&emulator, body(second.expose())), 401, "unable_to_auth_otp_code");
    // A code for discovery takes its place.
    ok(send(&emulator, ids));
    ok(post(&emulator, "/v1/b2b/otps/email/discovery/send", json!({ "email_address": ADA })));
    let code = emulator.last_passcode(ADA).unwrap();
    fails(authenticate(&emulator, body(code.expose())), 404, "otp_code_not_found");
}

#[test]
fn signups_follow_the_settings_of_the_organization() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let path = format!("{ORGANIZATIONS}/{acme}");
    let ids = json!({ "organization_id": acme, "email_address": ADA });
    fails(send(&emulator, ids.clone()), 400, "email_jit_provisioning_not_allowed");
    let body = json!({ "email_jit_provisioning": "RESTRICTED", "email_allowed_domains": ["acme.example"] });
    ok(put(&emulator, &path, body));
    let sent =
        ok(send(&emulator, json!({ "organization_id": acme, "email_address": ADA, "signup_expiration_minutes": 2 })));
    assert_eq!((&sent["member_created"], &sent["member"]["status"]), (&json!(true), &json!("pending")));
    let code = emulator.last_passcode(ADA);
    let body = json!({ "organization_id": acme, "email_address": ADA, "code": code });
    let nobody = json!({ "organization_id": acme, "email_address": "bob@acme.example", "code": code });
    fails(authenticate(&emulator, nobody), 404, "otp_code_not_found");
    assert_eq!(ok(authenticate(&emulator, body.clone()))["member"]["status"], "active");
    ok(put(&emulator, &path, json!({ "auth_methods": "RESTRICTED", "allowed_auth_methods": ["magic_link"] })));
    fails(send(&emulator, ids), 400, "operation_restricted_by_organization_auth_methods");
    fails(authenticate(&emulator, body), 400, "operation_restricted_by_organization_auth_methods");
    let long = json!({ "organization_id": acme, "email_address": ADA, "login_expiration_minutes": 1 });
    fails(send(&emulator, long), 400, "invalid_expiration_otp");
}

#[test]
fn wrong_codes_lock_the_member() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    ada(&emulator, &acme);
    ok(send(&emulator, json!({ "organization_id": acme, "email_address": ADA })));
    let body = json!({ "organization_id": acme, "email_address": ADA, "code": "000000" });
    for _ in 0..10 {
        fails(authenticate(&emulator, body.clone()), 404, "otp_code_not_found");
    }
    fails(authenticate(&emulator, body), 429, "user_lock_limit_reached");
}
