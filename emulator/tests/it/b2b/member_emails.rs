//! Changes of the email addresses of members.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, link_login, member};
use crate::support::{acting, delete, fails, get, ok, post, put};

const ADA: &str = "ada@acme.example";
const NEW: &str = "lovelace@acme.example";

fn start(emulator: &Emulator, organization_id: &str, member_id: &str, body: Value) -> (u16, Value) {
    post(emulator, &format!("{ORGANIZATIONS}/{organization_id}/members/{member_id}/start_email_update"), body)
}

fn unlink(emulator: &Emulator, organization_id: &str, member_id: &str, body: Value) -> (u16, Value) {
    post(emulator, &format!("{ORGANIZATIONS}/{organization_id}/members/{member_id}/unlink_retired_email"), body)
}

fn addresses(member: &Value) -> Vec<&str> {
    let retired = member["retired_email_addresses"].as_array().unwrap().iter();
    retired.map(|email| email["email_address"].as_str().unwrap()).collect()
}

#[test]
fn a_member_verifies_a_new_address_by_link() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let body = json!({ "email_address": NEW, "login_redirect_url": "https://app.example/new" });
    fails(start(&emulator, &acme, &ada, body.clone()), 400, "member_has_no_active_verified_email");
    link_login(&emulator, &acme, ADA, json!({}));
    let started = ok(start(&emulator, &acme, &ada, body));
    assert_eq!(started["member"]["email_address"], ADA);
    let token = emulator.last_token(NEW).unwrap();
    let url = format!("https://app.example/new?stytch_token_type=multi_tenant_magic_links&token={}", token.expose());
    assert_eq!(emulator.last_magic_link(NEW), Some(url));
    let old = json!({ "organization_id": acme, "email_address": ADA });
    ok(post(&emulator, "/v1/b2b/magic_links/email/login_or_signup", old));
    let old = emulator.last_token(ADA);

    let login = ok(post(&emulator, "/v1/b2b/magic_links/authenticate", json!({ "magic_links_token": token })));
    let member = &login["member"];
    assert_eq!((&member["email_address"], &member["email_address_verified"]), (&json!(NEW), &json!(true)));
    assert_eq!(addresses(member), [ADA]);
    let email = &login["member_session"]["authentication_factors"][0]["email_factor"];
    assert_eq!((&email["email_address"], &email["email_id"]), (&json!(NEW), &login["method_id"]));
    // The old address is no longer the member's.
    let body = json!({ "magic_links_token": old });
    fails(post(&emulator, "/v1/b2b/magic_links/authenticate", body), 404, "magic_link_not_found");
}

#[test]
fn a_member_verifies_a_new_address_by_passcode() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    link_login(&emulator, &acme, ADA, json!({}));
    let body = json!({ "email_address": NEW, "delivery_method": "EMAIL_OTP" });
    ok(start(&emulator, &acme, &ada, body.clone()));
    let authenticate = || {
        let body = json!({ "organization_id": acme, "email_address": NEW, "code": emulator.last_passcode(NEW) });
        post(&emulator, "/v1/b2b/otps/email/authenticate", body)
    };
    emulator.advance(Duration::from_secs(300));
    fails(authenticate(), 404, "otp_code_not_found");
    ok(start(&emulator, &acme, &ada, body));
    let login = ok(authenticate());
    assert_eq!((&login["member_id"], &login["member"]["email_address"]), (&json!(ada), &json!(NEW)));
    fails(start(&emulator, &acme, &ada, json!({ "email_address": ADA, "delivery_method": "SMS" })), 400, "bad_request");
}

#[test]
fn an_address_is_wanted_by_one_member_at_a_time() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    link_login(&emulator, &acme, ADA, json!({}));
    let bob = member(&emulator, &acme, json!({ "email_address": "bob@acme.example" }));
    let bob = bob["member_id"].as_str().unwrap();
    link_login(&emulator, &acme, "bob@acme.example", json!({}));
    let to = |member_id: &str, email: &str| start(&emulator, &acme, member_id, json!({ "email_address": email }));
    ok(to(&ada, NEW));
    fails(to(bob, NEW), 400, "desired_email_updating_for_different_member");
    fails(to(bob, ADA), 400, "duplicate_member_email");
    fails(to(&ada, ADA), 400, "duplicate_member_email");
    let first = emulator.last_token(NEW);
    emulator.advance(Duration::from_secs(299));
    // A later start replaces an earlier one.
    ok(to(&ada, "countess@acme.example"));
    let body = json!({ "magic_links_token": first });
    fails(post(&emulator, "/v1/b2b/magic_links/authenticate", body), 400, "unable_to_verify_member_email_update");
    ok(to(bob, NEW));
    let pending =
        member(&emulator, &acme, json!({ "email_address": "p@acme.example", "create_member_as_pending": true }));
    let pending = pending["member_id"].as_str().unwrap();
    fails(to(pending, "q@acme.example"), 400, "email_updates_available_only_for_active_members");
}

#[test]
fn an_update_retires_or_unlinks_the_old_address() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let body = json!({ "organization_id": acme, "email_address": ADA });
    ok(post(&emulator, "/v1/b2b/passwords/email/reset/start", body));
    let body = json!({ "password_reset_token": emulator.last_token(ADA), "password": "correct horse" });
    ok(post(&emulator, "/v1/b2b/passwords/email/reset", body));
    let path = format!("{ORGANIZATIONS}/{acme}/members/{ada}");
    let updated = ok(put(&emulator, &path, json!({ "email_address": NEW })))["member"].take();
    assert_eq!((&updated["email_address"], &updated["email_address_verified"]), (&json!(NEW), &json!(false)));
    assert_eq!((addresses(&updated), &updated["member_password_id"]), (vec![ADA], &json!("")));

    // No other member can have it until it is unlinked.
    let members = format!("{ORGANIZATIONS}/{acme}/members");
    fails(post(&emulator, &members, json!({ "email_address": ADA })), 400, "retired_member_email");
    let invite = json!({ "organization_id": acme, "email_address": ADA });
    fails(post(&emulator, "/v1/b2b/magic_links/email/invite", invite), 400, "retired_member_email");
    let id = updated["retired_email_addresses"][0]["email_id"].as_str().unwrap();
    fails(unlink(&emulator, &acme, &ada, json!({})), 400, "retired_email_missing_email_identifiers");
    fails(unlink(&emulator, &acme, &ada, json!({ "email_address": NEW })), 404, "email_not_found");
    let both = json!({ "email_address": NEW, "email_id": id });
    fails(unlink(&emulator, &acme, &ada, both), 404, "email_not_found");
    let unlinked = ok(unlink(&emulator, &acme, &ada, json!({ "email_address": ADA, "email_id": id })));
    assert_eq!((&unlinked["organization_id"], addresses(&unlinked["member"])), (&json!(acme), vec![]));
    let eve = ok(post(&emulator, &members, json!({ "email_address": ADA })))["member_id"].take();

    fails(put(&emulator, &path, json!({ "email_address": ADA })), 400, "duplicate_member_email");
    let body = json!({ "email_address": "c@acme.example", "unlink_email": true });
    assert_eq!(addresses(&ok(put(&emulator, &path, body))["member"]), [""; 0]);
    let session = emulator.start_member_session(&acme, eve.as_str().unwrap(), 60).unwrap();
    let credential = ("X-Stytch-Member-Session", session.session_token.expose());
    ok(acting(&emulator, credential, "PUT", &path, &json!({ "email_address": NEW })));
    let own = format!("{members}/{}", eve.as_str().unwrap());
    let refused = acting(&emulator, credential, "PUT", &own, &json!({ "email_address": "e@acme.example" }));
    fails(refused, 403, "member_cannot_update_their_email_address");
}

#[test]
fn a_deleted_member_returns() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let path = format!("{ORGANIZATIONS}/{acme}/members/{ada}");
    let reactivate = || put(&emulator, &format!("{path}/reactivate"), json!({}));
    fails(reactivate(), 404, "no_deleted_member_found_for_reactivation");
    ok(delete(&emulator, &path));
    fails(reactivate(), 400, "email_unverified_for_reactivation");
    let ada = member(&emulator, &acme, json!({ "email_address": ADA, "external_id": "ada" }));
    let ada = ada["member_id"].as_str().unwrap();
    link_login(&emulator, &acme, ADA, json!({}));
    let path = format!("{ORGANIZATIONS}/{acme}/members/{ada}");
    let reactivate = || put(&emulator, &format!("{path}/reactivate"), json!({}));
    ok(delete(&emulator, &path));
    let eve = member(&emulator, &acme, json!({ "email_address": ADA, "external_id": "ada" }));
    fails(reactivate(), 400, "reactivation_email_belongs_to_another_member");
    let body = json!({ "email_address": "eve@acme.example", "unlink_email": true });
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{}", eve["member_id"].as_str().unwrap()), body));
    let member = ok(reactivate())["member"].take();
    assert_eq!((&member["status"], &member["external_id"]), (&json!("active"), &Value::Null));
    ok(get(&emulator, &format!("{ORGANIZATIONS}/{acme}/member?email_address={ADA}")));
}
