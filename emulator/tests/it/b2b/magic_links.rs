//! Magic links for members.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::Secret;
use stytch_core::login::Pkce;
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, member};
use crate::jwt::{consumer_keys, verified};
use crate::support::{NEW_YEAR, PHONE, fails, get, ok, post, put, sms_login};

const ADA: &str = "ada@acme.example";

fn send(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/magic_links/email/login_or_signup", body)
}

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/magic_links/authenticate", body)
}

#[test]
fn a_member_logs_in() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let urls = json!({
        "organization_id": "acme", "email_address": ADA,
        "login_redirect_url": "https://app.example/login", "signup_redirect_url": "https://app.example/signup",
    });
    let sent = ok(send(&emulator, urls));
    assert_eq!((&sent["member_created"], &sent["member_id"]), (&json!(false), &json!(ada)));
    let token = emulator.last_token(ADA).unwrap();
    let url = format!("https://app.example/login?stytch_token_type=multi_tenant_magic_links&token={}", token.expose());
    assert_eq!(emulator.last_magic_link(ADA), Some(url));

    emulator.advance(Duration::from_secs(60));
    let body = json!({ "magic_links_token": token, "session_custom_claims": { "plan": "gold" } });
    let login = ok(authenticate(&emulator, body.clone()));
    assert_eq!((&login["member_id"], &login["organization_id"]), (&json!(ada), &json!(acme)));
    assert_eq!((&login["member_authenticated"], &login["intermediate_session_token"]), (&json!(true), &json!("")));
    assert_eq!(login["member"]["email_address_verified"], true);
    let factor = json!({
        "type": "magic_link",
        "delivery_method": "email",
        "created_at": "2025-01-01T00:01:00Z",
        "updated_at": "2025-01-01T00:01:00Z",
        "last_authenticated_at": "2025-01-01T00:01:00Z",
        "email_factor": { "email_id": login["method_id"], "email_address": ADA },
    });
    let expected = json!({
        "member_session_id": login["member_session"]["member_session_id"],
        "member_id": ada,
        "organization_id": acme,
        "organization_slug": "acme",
        "started_at": "2025-01-01T00:01:00Z",
        "last_accessed_at": "2025-01-01T00:01:00Z",
        "expires_at": "2025-01-01T01:01:00Z",
        "authentication_factors": [factor],
        "roles": ["stytch_member"],
        "custom_claims": { "plan": "gold" },
    });
    assert_eq!(login["member_session"], expected);
    assert!(verified(&login["session_jwt"], &consumer_keys(&emulator)).is_some());
    fails(authenticate(&emulator, body), 401, "unable_to_auth_magic_link");
}

#[test]
fn who_may_sign_up_is_for_the_organization_to_say() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let signup = |email: &str| send(&emulator, json!({ "organization_id": acme, "email_address": email }));
    fails(signup(ADA), 400, "email_jit_provisioning_not_allowed");
    let body = json!({ "email_jit_provisioning": "RESTRICTED", "email_allowed_domains": ["Acme.example"] });
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    fails(signup("ada@umbrella.example"), 400, "invalid_email_for_jit_provisioning");
    let sent = ok(signup(ADA));
    assert_eq!((&sent["member_created"], &sent["member"]["status"]), (&json!(true), &json!("pending")));
    let again = ok(signup(ADA));
    assert_eq!((&again["member_created"], &again["member_id"]), (&json!(false), &sent["member_id"]));
    let body = json!({ "magic_links_token": emulator.last_token(ADA), "session_duration_minutes": 5 });
    let login = ok(authenticate(&emulator, body));
    assert_eq!(login["member"]["status"], "active");
}

#[test]
fn links_expire_and_are_not_for_others() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    ada(&emulator, &acme);
    ok(send(&emulator, json!({ "organization_id": acme, "email_address": ADA, "login_expiration_minutes": 5 })));
    let token = emulator.last_token(ADA).unwrap();
    fails(post(&emulator, "/v1/magic_links/authenticate", json!({ "token": token })), 404, "magic_link_not_found");
    let body = json!({ "magic_links_token": token, "pkce_code_verifier": "x" });
    fails(authenticate(&emulator, body), 400, "pkce_did_not_expect_code_verifier");
    let body = json!({ "magic_links_token": token, "intermediate_session_token": "x" });
    fails(authenticate(&emulator, body), 404, "intermediate_session_not_found");
    emulator.advance(Duration::from_secs(300));
    fails(authenticate(&emulator, json!({ "magic_links_token": token })), 401, "unable_to_auth_magic_link");
    fails(authenticate(&emulator, json!({ "magic_links_token": "x" })), 404, "magic_link_not_found");

    let body = json!({ "organization_id": acme, "email_address": ADA, "pkce_code_challenge": "x" });
    fails(send(&emulator, body), 400, "invalid_pkce_code_challenge");
    let body = json!({ "organization_id": acme, "email_address": ADA, "login_redirect_url": "/login" });
    fails(send(&emulator, body), 400, "invalid_login_redirect_url");
    // The link of a user is none for members.
    ok(post(&emulator, "/v1/magic_links/email/login_or_create", json!({ "email": "u@acme.example" })));
    let body = json!({ "magic_links_token": emulator.last_token("u@acme.example") });
    fails(authenticate(&emulator, body), 404, "magic_link_not_found");
}

#[test]
fn a_login_adds_to_the_members_own_session() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let bob = member(&emulator, &acme, json!({ "email_address": "bob@acme.example" }));
    let login = |token: &Secret| {
        ok(send(&emulator, json!({ "organization_id": acme, "email_address": ADA })));
        ok(authenticate(&emulator, json!({ "magic_links_token": emulator.last_token(ADA), "session_token": token })))
    };
    let own = emulator.start_member_session(&acme, &ada, 10).unwrap();
    let other = emulator.start_member_session(&acme, bob["member_id"].as_str().unwrap(), 10).unwrap();
    let extended = login(&own.session_token);
    assert_eq!(extended["session_token"], own.session_token.expose());
    assert_eq!(extended["member_session"]["expires_at"], "2025-01-01T00:10:00Z");
    assert_eq!(extended["member_session"]["authentication_factors"].as_array().unwrap().len(), 1);
    let new = login(&other.session_token);
    assert!(![own.session_token, other.session_token].contains(&new["session_token"].as_str().unwrap().into()));
    let path = format!("/v1/b2b/sessions?organization_id={acme}&member_id={ada}");
    assert_eq!(ok(get(&emulator, &path))["member_sessions"].as_array().unwrap().len(), 2);
}

#[test]
fn other_methods_are_for_the_organization_to_allow() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let set = |body| ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    let send = || send(&emulator, json!({ "organization_id": acme, "email_address": ADA }));
    set(json!({ "auth_methods": "RESTRICTED", "allowed_auth_methods": ["sso"] }));
    fails(send(), 400, "operation_restricted_by_organization_auth_methods");
    let path = format!("{ORGANIZATIONS}/{acme}/members/{ada}");
    ok(put(&emulator, &path, json!({ "is_breakglass": true })));
    ok(send());
    ok(put(&emulator, &path, json!({ "is_breakglass": false })));
    // Too late for a link from before.
    let body = json!({ "magic_links_token": emulator.last_token(ADA) });
    fails(authenticate(&emulator, body), 400, "operation_restricted_by_organization_auth_methods");
    set(json!({ "allowed_auth_methods": ["sso", "magic_link"] }));
    ok(send());
    ok(authenticate(&emulator, json!({ "magic_links_token": emulator.last_token(ADA) })));
}

#[test]
fn a_link_with_a_code_challenge_needs_the_verifier() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    ada(&emulator, &acme);
    let pkce = Pkce::from_entropy([7; 32]);
    let body = json!({ "organization_id": acme, "email_address": ADA, "pkce_code_challenge": pkce.challenge() });
    ok(send(&emulator, body));
    let with = |verifier: &str| {
        let body = json!({ "magic_links_token": emulator.last_token(ADA), "pkce_code_verifier": verifier });
        authenticate(&emulator, body)
    };
    fails(with(""), 400, "pkce_expected_code_verifier");
    fails(with(Pkce::from_entropy([8; 32]).verifier().expose()), 400, "pkce_mismatch");
    ok(with(pkce.verifier().expose()));
}

#[test]
fn sessions_of_users_are_none_of_members() {
    let emulator = Emulator::new();
    let user = sms_login(&emulator, PHONE);
    for name in ["session_token", "session_jwt"] {
        let body = json!({ name: user[name] });
        fails(post(&emulator, "/v1/b2b/sessions/authenticate", body), 404, "session_not_found");
    }
    let acme = acme(&emulator);
    let member = emulator.start_member_session(&acme, &ada(&emulator, &acme), 60).unwrap();
    for body in [json!({ "session_token": member.session_token }), json!({ "session_jwt": member.session_jwt })] {
        fails(post(&emulator, "/v1/sessions/authenticate", body), 404, "session_not_found");
    }
}
