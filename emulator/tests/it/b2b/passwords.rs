//! Passwords of members.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::login::Pkce;
use stytch_emulator::Emulator;

use super::discovery::exchange;
use super::{ORGANIZATIONS, acme, ada, member, organization};
use crate::support::{NEW_YEAR, PHONE, delete, fails, get, ok, post, put};

const ADA: &str = "ada@acme.example";
const OLD: &str = "correct horse";
const NEW: &str = "battery staple";

fn call(emulator: &Emulator, name: &str, body: Value) -> (u16, Value) {
    post(emulator, &format!("/v1/b2b/passwords/{name}"), body)
}

fn authenticate(emulator: &Emulator, organization_id: &str, password: &str) -> (u16, Value) {
    let body = json!({ "organization_id": organization_id, "email_address": ADA, "password": password });
    call(emulator, "authenticate", body)
}

/// Resets Ada's password by email and returns the response.
fn reset(emulator: &Emulator, organization_id: &str, password: &str) -> Value {
    let body = json!({ "organization_id": organization_id, "email_address": ADA });
    ok(call(emulator, "email/reset/start", body));
    let body = json!({ "password_reset_token": emulator.last_token(ADA), "password": password });
    ok(call(emulator, "email/reset", body))
}

/// Acme and Ada, who has the old password.
fn with_password(emulator: &Emulator) -> (String, String) {
    let acme = acme(emulator);
    let ada = ada(emulator, &acme);
    reset(emulator, &acme, OLD);
    (acme, ada)
}

fn sessions(emulator: &Emulator, organization_id: &str, member_id: &str) -> usize {
    let path = format!("/v1/b2b/sessions?organization_id={organization_id}&member_id={member_id}");
    ok(get(emulator, &path))["member_sessions"].as_array().unwrap().len()
}

#[test]
fn a_password_is_set_by_email() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    fails(authenticate(&emulator, &acme, OLD), 404, "member_password_not_found");
    let before = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let pkce = Pkce::from_entropy([7; 32]);
    let body = json!({
        "organization_id": "acme", "email_address": ADA, "code_challenge": pkce.challenge(),
        "reset_password_redirect_url": "https://app.example/reset",
    });
    let sent = ok(call(&emulator, "email/reset/start", body));
    assert_eq!(sent["member_id"], ada);
    let names: Vec<&str> = sent.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["member", "member_email_id", "member_id", "request_id", "status_code"]);
    let token = emulator.last_token(ADA).unwrap();
    let url = format!("https://app.example/reset?stytch_token_type=multi_tenant_passwords&token={}", token.expose());
    assert_eq!(emulator.last_magic_link(ADA), Some(url));

    let with = |password: &str, verifier: &str| {
        let body = json!({ "password_reset_token": token, "password": password, "code_verifier": verifier });
        call(&emulator, "email/reset", body)
    };
    fails(with(OLD, ""), 400, "pkce_expected_code_verifier");
    fails(with("short", pkce.verifier().expose()), 400, "weak_password");
    let login = ok(with(OLD, pkce.verifier().expose()));
    assert_eq!((&login["member_authenticated"], &login["member_id"]), (&json!(true), &json!(ada)));
    assert_eq!((&login["member_email_id"], &login["organization_id"]), (&sent["member_email_id"], &json!(acme)));
    let id = login["member"]["member_password_id"].as_str().unwrap();
    assert!(id.starts_with("password-test-"), "{id}");
    let factors = login["member_session"]["authentication_factors"].as_array().unwrap();
    let kinds: Vec<&str> = factors.iter().map(|factor| factor["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["magic_link", "password"]);
    let body = json!({ "session_token": before.session_token });
    fails(post(&emulator, "/v1/b2b/sessions/authenticate", body), 404, "session_not_found");
    fails(with(OLD, pkce.verifier().expose()), 401, "unable_to_auth_password_reset_token");
    fails(call(&emulator, "email/reset", json!({ "password_reset_token": "x" })), 404, "magic_link_not_found");

    let login = ok(authenticate(&emulator, &acme, OLD));
    assert_eq!((&login["member_id"], &login["organization_id"]), (&json!(ada), &json!(acme)));
    let factor = json!({
        "type": "password",
        "delivery_method": "knowledge",
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "last_authenticated_at": "2025-01-01T00:00:00Z",
    });
    assert_eq!(login["member_session"]["authentication_factors"], json!([factor]));
}

#[test]
fn a_person_signs_up_with_a_password() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let start = || call(&emulator, "email/reset/start", json!({ "organization_id": acme, "email_address": ADA }));
    fails(start(), 400, "email_jit_provisioning_not_allowed");
    let body = json!({ "email_jit_provisioning": "RESTRICTED", "email_allowed_domains": ["acme.example"] });
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    assert_eq!(ok(start())["member"]["status"], "pending");
    let body = json!({ "password_reset_token": emulator.last_token(ADA), "password": OLD });
    let login = ok(call(&emulator, "email/reset", body));
    assert_eq!(
        (&login["member"]["status"], &login["member"]["email_address_verified"]),
        (&json!("active"), &json!(true))
    );
    ok(start());
    emulator.advance(Duration::from_secs(1800));
    let body = json!({ "password_reset_token": emulator.last_token(ADA), "password": OLD });
    fails(call(&emulator, "email/reset", body), 401, "unable_to_auth_password_reset_token");
}

#[test]
fn wrong_passwords_lock_the_member() {
    let emulator = Emulator::new();
    let (acme, _) = with_password(&emulator);
    for _ in 0..10 {
        fails(authenticate(&emulator, &acme, NEW), 401, "unauthorized_credentials");
    }
    fails(authenticate(&emulator, &acme, OLD), 429, "user_lock_limit_reached");
    emulator.advance(Duration::from_secs(3600));
    ok(authenticate(&emulator, &acme, OLD));
    let body = json!({ "organization_id": acme, "email_address": "bob@acme.example", "password": OLD });
    fails(call(&emulator, "authenticate", body), 404, "member_not_found");
    let path = format!("{ORGANIZATIONS}/{acme}");
    ok(put(&emulator, &path, json!({ "auth_methods": "RESTRICTED", "allowed_auth_methods": ["sso"] })));
    fails(authenticate(&emulator, &acme, OLD), 400, "operation_restricted_by_organization_auth_methods");
}

#[test]
fn a_password_needs_a_second_factor_where_it_is_required() {
    let emulator = Emulator::new();
    let (acme, ada) = with_password(&emulator);
    let path = format!("{ORGANIZATIONS}/{acme}/members/{ada}");
    ok(put(&emulator, &path, json!({ "mfa_enrolled": true, "mfa_phone_number": PHONE })));
    let begun = ok(authenticate(&emulator, &acme, OLD));
    assert_eq!((&begun["member_authenticated"], &begun["primary_required"]), (&json!(false), &Value::Null));
    assert_eq!(begun["mfa_required"]["secondary_auth_initiated"], "sms_otp");
    // The password is of one organization, and does not lead into another.
    let other = organization(
        &emulator,
        json!({
            "organization_name": "Other", "auth_methods": "RESTRICTED", "allowed_auth_methods": ["password"],
        }),
    );
    let other = other["organization_id"].as_str().unwrap();
    member(&emulator, other, json!({ "email_address": ADA }));
    let elsewhere = ok(exchange(&emulator, &begun["intermediate_session_token"], other));
    assert_eq!(elsewhere["primary_required"], json!({ "allowed_auth_methods": ["password"] }));
}

#[test]
fn an_existing_password_is_replaced() {
    let emulator = Emulator::new();
    let (acme, ada) = with_password(&emulator);
    let kept = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let body = |existing: &str, new: &str| {
        json!({
            "organization_id": acme, "email_address": ADA, "existing_password": existing, "new_password": new,
            "session_token": kept.session_token,
        })
    };
    fails(call(&emulator, "existing_password/reset", body(NEW, NEW)), 401, "unauthorized_credentials");
    fails(call(&emulator, "existing_password/reset", body(OLD, "password123")), 400, "breached_password");
    assert_eq!(sessions(&emulator, &acme, &ada), 2);
    let login = ok(call(&emulator, "existing_password/reset", body(OLD, NEW)));
    assert_eq!(login["session_token"], kept.session_token.expose());
    assert_eq!(sessions(&emulator, &acme, &ada), 1);
    fails(authenticate(&emulator, &acme, OLD), 401, "unauthorized_credentials");
    ok(authenticate(&emulator, &acme, NEW));
}

#[test]
fn a_fresh_session_sets_a_password() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let other = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let body = |organization_id: &str| json!({ "organization_id": organization_id, "password": OLD, "session_token": session.session_token });
    fails(
        call(&emulator, "session/reset", json!({ "organization_id": acme, "password": OLD })),
        400,
        "no_session_arguments",
    );
    let elsewhere = organization(&emulator, json!({ "organization_name": "Other" }));
    let elsewhere = elsewhere["organization_id"].as_str().unwrap();
    fails(call(&emulator, "session/reset", body(elsewhere)), 400, "member_does_not_exist_in_organization");
    emulator.advance(Duration::from_secs(300));
    let login = ok(call(&emulator, "session/reset", body(&acme)));
    assert_eq!(login["member_session"]["authentication_factors"].as_array().unwrap().len(), 2);
    let gone = json!({ "session_token": other.session_token });
    fails(post(&emulator, "/v1/b2b/sessions/authenticate", gone), 404, "session_not_found");
    ok(authenticate(&emulator, &acme, OLD));
    emulator.advance(Duration::from_secs(301));
    fails(call(&emulator, "session/reset", body(&acme)), 400, "session_too_old_to_reset_password");
}

#[test]
fn passwords_are_deleted_and_searched_for() {
    let emulator = Emulator::new();
    let (acme, ada) = with_password(&emulator);
    member(&emulator, &acme, json!({ "email_address": "bob@acme.example" }));
    let search = || {
        let operands = json!([{ "filter_name": "member_password_exists", "filter_value": true }]);
        let body = json!({ "organization_ids": [acme], "query": { "operator": "AND", "operands": operands } });
        let found = ok(post(&emulator, &format!("{ORGANIZATIONS}/members/search"), body))["members"].take();
        found.as_array().unwrap().iter().map(|member| member["member_id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(search(), [json!(ada)]);
    let member = ok(get(&emulator, &format!("{ORGANIZATIONS}/{acme}/member?member_id={ada}")));
    let id = member["member"]["member_password_id"].as_str().unwrap();
    let path = format!("{ORGANIZATIONS}/{acme}/members/passwords/{id}");
    let deleted = ok(delete(&emulator, &path));
    assert_eq!((&deleted["member_id"], &deleted["member"]["member_password_id"]), (&json!(ada), &json!("")));
    fails(delete(&emulator, &path), 404, "member_password_not_found");
    assert_eq!(search(), [json!(null); 0]);
}

#[test]
fn strength() {
    let emulator = Emulator::new();
    let check =
        |password: &str| ok(call(&emulator, "strength_check", json!({ "email_address": ADA, "password": password })));
    let weak = check("Ab1!");
    assert_eq!((&weak["valid_password"], &weak["breached_password"]), (&json!(false), &json!(false)));
    let feedback = json!({
        "has_lower_case": true, "has_upper_case": true, "has_digit": true, "has_symbol": true,
        "missing_complexity": 0, "missing_characters": 4,
    });
    assert_eq!((&weak["luds_feedback"], &weak["strength_policy"]), (&feedback, &json!("luds")));
    assert_eq!(weak["zxcvbn_feedback"], json!({ "warning": "This password is too short.", "suggestions": [] }));
    assert_eq!(check("password123")["breached_password"], true);
    assert_eq!(check(OLD)["valid_password"], true);
}

#[test]
fn passwords_of_another_system() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    // MD5 of "salt" and the old password.
    let hash = json!({
        "organization_id": acme, "email_address": ADA, "name": "Ada", "roles": ["editor"], "external_id": "ada",
        "mfa_phone_number": PHONE, "set_phone_number_verified": true,
        "hash": "de8498eb12b0309737310c8971cfc7a2", "hash_type": "md_5",
        "md_5_config": { "prepend_salt": "salt", "append_salt": "" },
    });
    let migrated = ok(call(&emulator, "migrate", hash.clone()));
    let member = &migrated["member"];
    assert_eq!((&migrated["member_created"], &member["status"]), (&json!(true), &json!("active")));
    assert_eq!((&member["email_address_verified"], &member["mfa_phone_number_verified"]), (&json!(true), &json!(true)));
    assert_eq!((&member["name"], &member["external_id"]), (&json!("Ada"), &json!("ada")));
    fails(call(&emulator, "migrate", hash.clone()), 400, "password_already_exists");
    fails(authenticate(&emulator, &acme, NEW), 401, "unauthorized_credentials");
    assert_eq!(ok(authenticate(&emulator, &acme, OLD))["member_authenticated"], true);

    let bob = super::member(&emulator, &acme, json!({ "email_address": "bob@acme.example" }));
    let body = json!({
        "organization_id": acme, "email_address": "bob@acme.example", "hash": "x", "hash_type": "bcrypt",
    });
    fails(call(&emulator, "migrate", body), 400, "invalid_bcrypt_hash");
    let mut body = hash;
    for name in ["email_address", "external_id", "mfa_phone_number"] {
        body[name] = Value::Null;
    }
    body["email_address"] = json!("bob@acme.example");
    let migrated = ok(call(&emulator, "migrate", body));
    assert_eq!((&migrated["member_created"], &migrated["member_id"]), (&json!(false), &bob["member_id"]));
}

#[test]
fn a_shared_password_discovers() {
    let emulator = Emulator::new();
    let start = || call(&emulator, "discovery/email/reset/start", json!({ "email_address": ADA }));
    let log_in = |password: &str| {
        call(&emulator, "discovery/authenticate", json!({ "email_address": ADA, "password": password }))
    };
    fails(start(), 400, "cross_org_passwords_not_enabled");
    fails(log_in(OLD), 400, "cross_org_passwords_not_enabled");
    fails(
        call(&emulator, "email/require_reset", json!({ "email_address": ADA })),
        400,
        "cross_org_passwords_not_enabled",
    );
    emulator.share_passwords(true);
    fails(log_in(OLD), 404, "member_password_not_found");

    let acme = acme(&emulator);
    ada(&emulator, &acme);
    ok(start());
    let with = |password: &str| {
        call(
            &emulator,
            "discovery/email/reset",
            json!({ "password_reset_token": emulator.last_token(ADA), "password": password }),
        )
    };
    fails(with("short"), 400, "weak_password");
    let begun = ok(with(OLD));
    assert_eq!(
        (&begun["email_address"], &begun["discovered_organizations"][0]["member_authenticated"]),
        (&json!(ADA), &json!(true))
    );
    let login = ok(exchange(&emulator, &begun["intermediate_session_token"], &acme));
    let factors = login["member_session"]["authentication_factors"].as_array().unwrap();
    assert_eq!(factors.len(), 2);

    // It is the password in every organization, also in a later one, where the address has not been verified.
    ok(authenticate(&emulator, &acme, OLD));
    let other = organization(&emulator, json!({ "organization_name": "Other" }));
    let other = other["organization_id"].as_str().unwrap();
    member(&emulator, other, json!({ "email_address": ADA }));
    let begun = ok(authenticate(&emulator, other, OLD));
    assert_eq!(begun["primary_required"]["allowed_auth_methods"][0], "magic_link");
    fails(log_in(NEW), 401, "unauthorized_credentials");
    let begun = ok(log_in(OLD));
    assert_eq!(begun["discovered_organizations"].as_array().unwrap().len(), 2);
    let login = ok(exchange(&emulator, &begun["intermediate_session_token"], &acme));
    assert_eq!(login["member_authenticated"], true);

    let id = login["member"]["member_password_id"].as_str().unwrap();
    let path = format!("{ORGANIZATIONS}/{acme}/members/passwords/{id}");
    fails(delete(&emulator, &path), 400, "cross_org_passwords_enabled");
}

#[test]
fn a_shared_password_is_reset_on_demand() {
    let emulator = Emulator::new();
    emulator.share_passwords(true);
    let (acme, ada) = with_password(&emulator);
    let other = organization(&emulator, json!({ "organization_name": "Other" }));
    let other = other["organization_id"].as_str().unwrap();
    let bob = member(&emulator, other, json!({ "email_address": ADA }));
    let require = |body: Value| call(&emulator, "email/require_reset", body);
    fails(require(json!({ "email_address": "bob@acme.example" })), 404, "member_password_not_found");
    fails(require(json!({ "email_address": ADA, "organization_id": acme, "member_id": "x" })), 404, "member_not_found");
    // With two members, the password stays, and is of no use.
    let answer = ok(require(json!({ "email_address": ADA })));
    assert_eq!(answer.get("member_id"), None);
    fails(authenticate(&emulator, &acme, OLD), 400, "member_reset_password");
    let log_in = || call(&emulator, "discovery/authenticate", json!({ "email_address": ADA, "password": OLD }));
    fails(log_in(), 400, "member_reset_password");
    reset(&emulator, &acme, NEW);
    ok(authenticate(&emulator, &acme, NEW));

    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{other}/members/{}", bob["member_id"].as_str().unwrap())));
    let answer = ok(require(json!({ "email_address": ADA, "organization_id": acme, "member_id": ada })));
    assert_eq!((&answer["member_id"], &answer["member"]["member_password_id"]), (&json!(ada), &json!("")));
    fails(authenticate(&emulator, &acme, NEW), 404, "member_password_not_found");
}
