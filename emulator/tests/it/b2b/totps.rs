//! Authenticator apps of members, and their recovery codes.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, link_login, member};
use crate::support::{PHONE, delete, fails, get, ok, post, put};

const ADA: &str = "ada@acme.example";

fn create(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/totp", body)
}

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/totp/authenticate", body)
}

fn recover(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/recovery_codes/recover", body)
}

/// `body` with these ids and more.
fn with(ids: &Value, more: Value) -> Value {
    let mut body = ids.clone();
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// Registers an app for Ada, whose ids it returns with the response and a session that has the factor.
fn registered(emulator: &Emulator) -> (Value, Value, Value) {
    let acme = acme(emulator);
    let ids = json!({ "organization_id": acme, "member_id": ada(emulator, &acme) });
    let created = ok(create(emulator, ids.clone()));
    let session = emulator.start_member_session(&acme, ids["member_id"].as_str().unwrap(), 60).unwrap();
    let code = emulator.totp_code(created["secret"].as_str().unwrap());
    let body = with(&ids, json!({ "code": code, "session_token": session.session_token }));
    let login = ok(authenticate(emulator, body));
    (ids, created, login)
}

#[test]
fn a_login_with_an_app() {
    let emulator = Emulator::new();
    let (ids, created, stepped_up) = registered(&emulator);
    let id = created["totp_registration_id"].as_str().unwrap();
    assert!(id.starts_with("totp-test-"));
    assert!(created["qr_code"].as_str().unwrap().starts_with("data:image/png;base64,"));
    assert_eq!(created["recovery_codes"].as_array().unwrap().len(), 10);
    assert_eq!(created["member"]["totp_registration_id"], "");
    assert_eq!(stepped_up["member"]["totp_registration_id"], id);
    assert_eq!(stepped_up["member"]["default_mfa_method"], "totp");
    let factor = &stepped_up["member_session"]["authentication_factors"][1];
    assert_eq!((&factor["type"], &factor["delivery_method"]), (&json!("totp"), &json!("authenticator_app")));
    assert_eq!(factor["authenticator_app_factor"]["totp_id"], id);

    let acme = ids["organization_id"].as_str().unwrap();
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "mfa_policy": "REQUIRED_FOR_ALL" })));
    let begun = link_login(&emulator, acme, ADA, json!({}));
    let options = json!({ "mfa_phone_number": "", "totp_registration_id": id });
    assert_eq!(begun["mfa_required"], json!({ "member_options": options, "secondary_auth_initiated": null }));
    let token = json!({ "intermediate_session_token": begun["intermediate_session_token"] });
    let code = || emulator.totp_code(created["secret"].as_str().unwrap());
    let body = with(&ids, with(&token, json!({ "code": code() })));
    fails(authenticate(&emulator, body), 400, "totp_code_already_authenticated");
    fails(authenticate(&emulator, with(&ids, with(&token, json!({ "code": "x" })))), 400, "invalid_totp_code");
    emulator.advance(Duration::from_secs(60));
    let login = ok(authenticate(&emulator, with(&ids, with(&token, json!({ "code": code() })))));
    assert_eq!(login["member"]["mfa_enrolled"], true);
    assert_eq!(login["member_session"]["authentication_factors"].as_array().unwrap().len(), 2);
}

#[test]
fn a_recovery_code_works_once_in_place_of_the_app() {
    let emulator = Emulator::new();
    let (ids, created, login) = registered(&emulator);
    let session = json!({ "session_token": login["session_token"] });
    let body = with(&ids, with(&session, json!({ "recovery_code": created["recovery_codes"][3] })));
    let recovered = ok(recover(&emulator, body.clone()));
    assert_eq!(recovered["recovery_codes_remaining"], 9);
    let factors = recovered["member_session"]["authentication_factors"].as_array().unwrap();
    assert_eq!(
        (&factors[2]["type"], &factors[2]["delivery_method"]),
        (&json!("recovery_codes"), &json!("recovery_code"))
    );
    fails(recover(&emulator, body), 401, "unable_to_authenticate_recovery_code");
    let path = |ids: &Value| {
        let id = |name: &str| ids[name].as_str().unwrap().to_owned();
        format!("/v1/b2b/recovery_codes/{}/{}", id("organization_id"), id("member_id"))
    };
    let kept = ok(get(&emulator, &path(&ids)));
    assert_eq!(kept["recovery_codes"].as_array().unwrap().len(), 9);
    assert_eq!(kept["recovery_codes"][3], created["recovery_codes"][4]);

    let rotated = ok(post(&emulator, "/v1/b2b/recovery_codes/rotate", ids.clone()));
    assert_eq!(rotated["recovery_codes"].as_array().unwrap().len(), 10);
    let body = |code: &Value| with(&ids, with(&session, json!({ "recovery_code": code })));
    fails(recover(&emulator, body(&created["recovery_codes"][0])), 401, "unable_to_authenticate_recovery_code");
    assert_eq!(ok(recover(&emulator, body(&rotated["recovery_codes"][9])))["recovery_codes_remaining"], 9);
    fails(recover(&emulator, body(&json!("123456"))), 400, "totp_code_used_as_recovery_code");
    fails(recover(&emulator, body(&json!("x"))), 400, "invalid_recovery_code");

    let bob = member(&emulator, ids["organization_id"].as_str().unwrap(), json!({ "email_address": "b@acme.example" }));
    let ids = json!({ "organization_id": ids["organization_id"], "member_id": bob["member_id"] });
    fails(get(&emulator, &path(&ids)), 404, "recovery_codes_not_found");
    fails(post(&emulator, "/v1/b2b/recovery_codes/rotate", ids), 404, "recovery_codes_not_found");
}

#[test]
fn one_app_at_a_time() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ids = json!({ "organization_id": acme, "member_id": ada(&emulator, &acme) });
    let first = ok(create(&emulator, with(&ids, json!({ "expiration_minutes": 5 }))));
    fails(create(&emulator, ids.clone()), 400, "pending_totp_exists");
    emulator.advance(Duration::from_secs(300));
    let session = emulator.start_member_session(&acme, ids["member_id"].as_str().unwrap(), 60).unwrap();
    let session = json!({ "session_token": session.session_token });
    let code = emulator.totp_code(first["secret"].as_str().unwrap());
    let body = with(&ids, with(&session, json!({ "code": code })));
    fails(authenticate(&emulator, body), 400, "expired_totp");
    let second = ok(create(&emulator, ids.clone()));
    let code = emulator.totp_code(second["secret"].as_str().unwrap());
    ok(authenticate(&emulator, with(&ids, with(&session, json!({ "code": code })))));
    fails(create(&emulator, ids.clone()), 400, "active_totp_exists");

    let path = format!("{ORGANIZATIONS}/{acme}/members/{}/totp", ids["member_id"].as_str().unwrap());
    let deleted = ok(delete(&emulator, &path));
    assert_eq!(
        (&deleted["member"]["totp_registration_id"], &deleted["member"]["default_mfa_method"]),
        (&json!(""), &json!(""))
    );
    fails(delete(&emulator, &path), 404, "totp_not_found");
    fails(authenticate(&emulator, with(&ids, with(&session, json!({ "code": "123456" })))), 404, "totp_not_found");
    fails(create(&emulator, with(&ids, json!({ "expiration_minutes": 4 }))), 400, "invalid_expiration");
}

#[test]
fn who_has_a_second_factor_needs_it_to_add_another() {
    let emulator = Emulator::new();
    let (ids, _, login) = registered(&emulator);
    let acme = ids["organization_id"].as_str().unwrap();
    let send = |more: Value| {
        let body = with(&ids, with(&more, json!({ "mfa_phone_number": PHONE })));
        post(&emulator, "/v1/b2b/otps/sms/send", body)
    };
    fails(send(json!({})), 401, "insufficient_factors");
    let weak = emulator.start_member_session(acme, ids["member_id"].as_str().unwrap(), 60).unwrap();
    fails(send(json!({ "session_token": weak.session_token })), 401, "insufficient_factors");
    ok(send(json!({ "session_token": login["session_token"] })));
    // The default method does not send a code.
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "mfa_policy": "REQUIRED_FOR_ALL" })));
    let path = format!("{ORGANIZATIONS}/{acme}/members/{}", ids["member_id"].as_str().unwrap());
    ok(put(&emulator, &path, json!({ "mfa_enrolled": true })));
    let begun = link_login(&emulator, acme, ADA, json!({}));
    assert_eq!(begun["mfa_required"]["secondary_auth_initiated"], Value::Null);
    assert_eq!(begun["mfa_required"]["member_options"]["mfa_phone_number"], PHONE);
    ok(put(&emulator, &path, json!({ "default_mfa_method": "sms_otp" })));
    let begun = link_login(&emulator, acme, ADA, json!({}));
    assert_eq!(begun["mfa_required"]["secondary_auth_initiated"], "sms_otp");
}

#[test]
fn wrong_codes_lock_the_member() {
    let emulator = Emulator::new();
    let (ids, created, login) = registered(&emulator);
    let session = json!({ "session_token": login["session_token"] });
    let right = emulator.totp_code(created["secret"].as_str().unwrap()).unwrap();
    let wrong = if right.expose() == "000000" { "000001" } else { "000000" };
    for _ in 0..10 {
        let body = with(&ids, with(&session, json!({ "code": wrong })));
        fails(authenticate(&emulator, body), 401, "unable_to_authenticate_totp");
    }
    let body = with(&ids, with(&session, json!({ "recovery_code": created["recovery_codes"][0] })));
    fails(recover(&emulator, body), 429, "user_lock_limit_reached");
}

#[test]
fn apps_of_another_system() {
    let emulator = Emulator::starting_at(59);
    let acme = acme(&emulator);
    let ids = json!({ "organization_id": acme, "member_id": ada(&emulator, &acme) });
    let migrate = |more| post(&emulator, "/v1/b2b/totp/migrate", with(&ids, more));
    fails(migrate(json!({ "secret": "!", "recovery_codes": [] })), 400, "bad_request");
    let body = json!({ "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "recovery_codes": ["first", "second"] });
    let migrated = ok(migrate(body.clone()));
    assert_eq!(migrated["recovery_codes"], json!(["first", "second"]));
    assert_eq!(migrated["member"]["totp_registration_id"], migrated["totp_registration_id"]);
    fails(migrate(body), 400, "active_totp_exists");
    let session = emulator.start_member_session(&acme, ids["member_id"].as_str().unwrap(), 60).unwrap();
    let session = json!({ "session_token": session.session_token });
    ok(authenticate(&emulator, with(&ids, with(&session, json!({ "code": "287082" })))));
    let recovered = ok(recover(&emulator, with(&ids, with(&session, json!({ "recovery_code": "second" })))));
    assert_eq!(recovered["recovery_codes_remaining"], 1);

    let bob = member(&emulator, &acme, json!({ "email_address": "bob@acme.example" }));
    let body = json!({
        "organization_id": acme, "member_id": bob["member_id"], "secret": "GEZDGNBV", "recovery_codes": [],
    });
    let migrated = ok(post(&emulator, "/v1/b2b/totp/migrate", body));
    assert_eq!(migrated["recovery_codes"].as_array().unwrap().len(), 10);
}
