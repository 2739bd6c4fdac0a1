//! Second factors, and the intermediate sessions that wait for them.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, link_login, member, organization};
use crate::support::{NEW_YEAR, PHONE, delete, fails, get, ok, post, put};

const ADA: &str = "ada@acme.example";

fn send(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/otps/sms/send", body)
}

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/otps/sms/authenticate", body)
}

/// The organization with a policy of second factors, and Ada in it.
fn strict(emulator: &Emulator) -> (String, String) {
    let acme = acme(emulator);
    ok(put(emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "mfa_policy": "REQUIRED_FOR_ALL" })));
    let ada = ada(emulator, &acme);
    (acme, ada)
}

#[test]
fn a_login_with_a_second_factor() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let (acme, ada) = strict(&emulator);
    let first = link_login(&emulator, &acme, ADA, json!({}));
    assert_eq!((&first["member_id"], &first["organization_id"]), (&json!(ada), &json!(acme)));
    assert_eq!((&first["member_authenticated"], &first["member_session"]), (&json!(false), &Value::Null));
    assert_eq!((&first["session_token"], &first["session_jwt"]), (&json!(""), &json!("")));
    assert_eq!(first["mfa_required"], json!({ "member_options": null, "secondary_auth_initiated": null }));
    assert_eq!(first["primary_required"], Value::Null);
    assert_eq!(first["intermediate_session_token_expires_at"], "2025-01-01T00:10:00Z");
    assert_eq!(first["member"]["email_address_verified"], true);
    let token = first["intermediate_session_token"].as_str().unwrap();
    assert_eq!(token.len(), 43);

    let ids = json!({ "organization_id": acme, "member_id": ada, "mfa_phone_number": PHONE });
    let sent = ok(send(&emulator, ids));
    assert_eq!(sent["member"]["mfa_phone_number"], PHONE);
    assert_eq!(sent["member"]["mfa_phone_number_verified"], false);
    let body = |code: &str| {
        json!({
            "organization_id": acme, "member_id": ada, "code": code, "intermediate_session_token": token,
            "session_duration_minutes": 30, "session_custom_claims": { "plan": "gold" },
        })
    };
    fails(authenticate(&emulator, body("000000")), 404, "otp_code_not_found");
    let code = emulator.last_passcode(PHONE).unwrap();
    let login = ok(authenticate(&emulator, body(code.expose())));
    let member = &login["member"];
    assert_eq!((&member["mfa_enrolled"], &member["mfa_phone_number_verified"]), (&json!(true), &json!(true)));
    assert_eq!(member["default_mfa_method"], "sms_otp");
    let session = &login["member_session"];
    assert_eq!(
        (&session["expires_at"], &session["custom_claims"]["plan"]),
        (&json!("2025-01-01T00:30:00Z"), &json!("gold"))
    );
    let factors = session["authentication_factors"].as_array().unwrap();
    let kinds: Vec<_> =
        factors.iter().map(|f| (f["type"].as_str().unwrap(), f["delivery_method"].as_str().unwrap())).collect();
    assert_eq!(kinds, [("magic_link", "email"), ("otp", "sms")]);
    assert_eq!(factors[1]["phone_number_factor"]["phone_number"], PHONE);
    assert!(factors[1]["phone_number_factor"]["phone_id"].as_str().unwrap().starts_with("phone-number-test-"));
    assert_eq!((login.get("mfa_required"), login.get("intermediate_session_token")), (None, None));
    // The token is used up.
    fails(authenticate(&emulator, body(code.expose())), 404, "intermediate_session_not_found");
}

#[test]
fn enrolled_members_are_sent_a_code_at_once() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let body = json!({ "email_address": ADA, "mfa_phone_number": PHONE, "mfa_enrolled": true });
    let ada = member(&emulator, &acme, body)["member_id"].as_str().unwrap().to_owned();
    let first = link_login(&emulator, &acme, ADA, json!({}));
    let options = json!({ "mfa_phone_number": PHONE, "totp_registration_id": "" });
    let expected = json!({ "member_options": options, "secondary_auth_initiated": "sms_otp" });
    assert_eq!(first["mfa_required"], expected);
    let body = json!({
        "organization_id": acme, "member_id": ada, "code": emulator.last_passcode(PHONE),
        "intermediate_session_token": first["intermediate_session_token"], "set_mfa_enrollment": "unenroll",
    });
    let login = ok(authenticate(&emulator, body));
    assert_eq!(login["member"]["mfa_enrolled"], false);
    assert_eq!(link_login(&emulator, &acme, ADA, json!({}))["member_authenticated"], true);

    // Not if the organization does not allow it.
    let path = format!("{ORGANIZATIONS}/{acme}/members/{ada}");
    ok(put(&emulator, &path, json!({ "mfa_enrolled": true })));
    let body = json!({ "mfa_methods": "RESTRICTED", "allowed_mfa_methods": ["totp"] });
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    let first = link_login(&emulator, &acme, ADA, json!({}));
    assert_eq!(first["mfa_required"], json!({ "member_options": null, "secondary_auth_initiated": null }));
    let ids = json!({ "organization_id": acme, "member_id": ada });
    fails(send(&emulator, ids.clone()), 400, "operation_restricted_by_organization_mfa_methods");
    ok(put(&emulator, &path, json!({ "is_breakglass": true })));
    ok(send(&emulator, ids));
}

#[test]
fn intermediate_sessions_end_and_are_of_one_person() {
    let emulator = Emulator::new();
    let (acme, ada) = strict(&emulator);
    let first = link_login(&emulator, &acme, ADA, json!({}));
    let token = &first["intermediate_session_token"];
    let bob = member(&emulator, &acme, json!({ "email_address": "bob@acme.example", "mfa_phone_number": PHONE }));
    let as_bob = json!({
        "organization_id": acme, "member_id": bob["member_id"], "code": "1", "intermediate_session_token": token,
    });
    fails(authenticate(&emulator, as_bob), 400, "invalid_intermediate_session_token_for_organization");
    let as_bob = json!({ "organization_id": acme, "member_id": bob["member_id"], "intermediate_session_token": token });
    fails(send(&emulator, as_bob), 400, "invalid_intermediate_session_token_for_organization");

    let body = |token: &Value| json!({ "organization_id": acme, "member_id": ada, "code": "1", "intermediate_session_token": token });
    fails(authenticate(&emulator, body(&Value::Null)), 400, "no_session_arguments");
    fails(authenticate(&emulator, body(&json!("x"))), 404, "intermediate_session_not_found");
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let mut both = body(token);
    both["session_token"] = json!(session.session_token);
    fails(authenticate(&emulator, both), 400, "too_many_session_arguments");
    fails(authenticate(&emulator, body(token)), 404, "member_phone_number_not_found");
    emulator.advance(Duration::from_secs(600));
    fails(authenticate(&emulator, body(token)), 404, "intermediate_session_not_found");
}

#[test]
fn a_repeated_login_keeps_its_intermediate_session() {
    let emulator = Emulator::new();
    let (acme, _) = strict(&emulator);
    let token = link_login(&emulator, &acme, ADA, json!({}))["intermediate_session_token"].take();
    let again = link_login(&emulator, &acme, ADA, json!({ "intermediate_session_token": token }));
    assert_eq!(again["intermediate_session_token"], token);
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "mfa_policy": "OPTIONAL" })));
    let login = link_login(&emulator, &acme, ADA, json!({ "intermediate_session_token": token }));
    assert_eq!((&login["member_authenticated"], &login["intermediate_session_token"]), (&json!(true), &json!("")));
    assert_eq!(login["member_session"]["authentication_factors"].as_array().unwrap().len(), 1);
}

#[test]
fn a_session_takes_a_second_factor_for_a_step_up() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let (acme, ada) = strict(&emulator);
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    // Who has a session needs no second factor to log in again.
    let again = link_login(&emulator, &acme, ADA, json!({ "session_token": session.session_token }));
    assert_eq!(again["member_authenticated"], true);
    ok(send(&emulator, json!({ "organization_id": acme, "member_id": ada, "mfa_phone_number": PHONE })));
    let body = json!({
        "organization_id": acme, "member_id": ada, "code": emulator.last_passcode(PHONE),
        "session_jwt": session.session_jwt,
    });
    let login = ok(authenticate(&emulator, body.clone()));
    assert_eq!(login["session_token"], session.session_token.expose());
    assert_eq!(login["member_session"]["authentication_factors"].as_array().unwrap().len(), 2);
    assert_eq!(login["member_session"]["expires_at"], "2025-01-01T01:00:00Z");
    fails(authenticate(&emulator, body), 401, "unable_to_auth_otp_code");

    let bob = member(&emulator, &acme, json!({ "email_address": "bob@acme.example" }));
    let other = emulator.start_member_session(&acme, bob["member_id"].as_str().unwrap(), 60).unwrap();
    let body = json!({ "organization_id": acme, "member_id": ada, "session_token": other.session_token, "code": "1" });
    fails(authenticate(&emulator, body), 400, "member_session_member_id_mismatch");
}

#[test]
fn numbers_are_added_and_deleted() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let body = json!({ "email_address": ADA, "create_member_as_pending": true });
    let ada = member(&emulator, &acme, body)["member_id"].as_str().unwrap().to_owned();
    let ids = json!({ "organization_id": acme, "member_id": ada });
    fails(send(&emulator, ids.clone()), 404, "member_phone_number_not_found");
    let with = |number: &str| json!({ "organization_id": acme, "member_id": ada, "mfa_phone_number": number });
    fails(send(&emulator, with("12")), 400, "invalid_phone_number");
    fails(send(&emulator, with(PHONE)), 400, "action_available_only_for_active_members");
    link_login(&emulator, &acme, ADA, json!({}));
    ok(send(&emulator, with(PHONE)));
    ok(send(&emulator, ids));
    fails(send(&emulator, with("+12025550163")), 400, "duplicate_member_phone_number_for_member");

    let path = format!("{ORGANIZATIONS}/{acme}/members/mfa_phone_numbers/{ada}");
    let deleted = ok(delete(&emulator, &path));
    assert_eq!((&deleted["member_id"], &deleted["member"]["mfa_phone_number"]), (&json!(ada), &json!("")));
    fails(delete(&emulator, &path), 404, "member_phone_number_not_found");
    ok(send(&emulator, with("+12025550163")));
}

#[test]
fn codes_expire_and_wrong_ones_lock_the_member() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let session = emulator.start_member_session(&acme, &ada, 120).unwrap();
    ok(send(&emulator, json!({ "organization_id": acme, "member_id": ada, "mfa_phone_number": PHONE })));
    let body = |code: &str| json!({ "organization_id": acme, "member_id": ada, "code": code, "session_token": session.session_token });
    let code = emulator.last_passcode(PHONE).unwrap();
    emulator.advance(Duration::from_secs(120));
    fails(authenticate(&emulator, body(code.expose())), 401, "unable_to_auth_otp_code");
    for _ in 0..10 {
        fails(authenticate(&emulator, body("000000")), 404, "otp_code_not_found");
    }
    fails(authenticate(&emulator, body("000000")), 429, "user_lock_limit_reached");
    let path = format!("{ORGANIZATIONS}/{acme}/member?member_id={ada}");
    let member = ok(get(&emulator, &path))["member"].take();
    assert_eq!((&member["is_locked"], &member["lock_created_at"]), (&json!(true), &json!("2025-01-01T00:02:00Z")));
    assert_eq!(member["lock_expires_at"], "2025-01-01T01:02:00Z");
    emulator.advance(Duration::from_secs(3600));
    let member = ok(get(&emulator, &path))["member"].take();
    assert_eq!((&member["is_locked"], &member["lock_expires_at"]), (&json!(false), &Value::Null));
    fails(authenticate(&emulator, body("000000")), 404, "otp_code_not_found");
}

#[test]
fn the_second_factor_comes_after_the_first() {
    let emulator = Emulator::new();
    let acme = organization(&emulator, json!({ "organization_name": "Acme", "mfa_policy": "REQUIRED_FOR_ALL" }));
    let acme = acme["organization_id"].as_str().unwrap();
    let ada = ada(&emulator, acme);
    let token = link_login(&emulator, acme, ADA, json!({}))["intermediate_session_token"].take();
    let body = json!({ "auth_methods": "RESTRICTED", "allowed_auth_methods": ["password"] });
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    let ids = json!({ "organization_id": acme, "member_id": ada, "mfa_phone_number": PHONE });
    ok(send(&emulator, ids));
    let body = json!({
        "organization_id": acme, "member_id": ada, "code": emulator.last_passcode(PHONE),
        "intermediate_session_token": token,
    });
    fails(authenticate(&emulator, body), 400, "action_available_only_once_primary_authentication_is_met");
    let body = json!({
        "organization_id": acme, "member_id": ada, "code": "1", "set_mfa_enrollment": "x",
        "session_token": emulator.start_member_session(acme, &ada, 60).unwrap().session_token,
    });
    fails(authenticate(&emulator, body), 400, "bad_request");
}
