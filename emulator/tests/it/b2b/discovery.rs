//! Discovery: logins of people who have yet to choose an organization.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::login::Pkce;
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, link_login, member, organization};
use crate::support::{NEW_YEAR, PHONE, fails, ok, post, put};

const ADA: &str = "ada@acme.example";

/// Begins a discovery by magic link and returns the response.
pub(crate) fn discover(emulator: &Emulator, email: &str) -> Value {
    ok(post(emulator, "/v1/b2b/magic_links/email/discovery/send", json!({ "email_address": email })));
    let body = json!({ "discovery_magic_links_token": emulator.last_token(email) });
    ok(post(emulator, "/v1/b2b/magic_links/discovery/authenticate", body))
}

pub(crate) fn exchange(emulator: &Emulator, token: &Value, organization_id: &str) -> (u16, Value) {
    let body = json!({ "intermediate_session_token": token, "organization_id": organization_id });
    post(emulator, "/v1/b2b/discovery/intermediate_sessions/exchange", body)
}

fn list(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/discovery/organizations", body)
}

/// The slugs of discovered organizations, with the kind of membership.
fn summary(answer: &Value) -> Vec<(&str, &str)> {
    let found = answer["discovered_organizations"].as_array().unwrap().iter();
    let text = |value: &'_ Value| value.as_str().unwrap().to_owned();
    let found = found.map(|one| (text(&one["organization"]["organization_slug"]), text(&one["membership"]["type"])));
    found.map(|(slug, kind)| (&*slug.leak(), &*kind.leak())).collect()
}

#[test]
fn a_link_leads_to_all_organizations_of_a_person() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let body = json!({
        "organization_name": "Open", "organization_slug": "open", "mfa_policy": "REQUIRED_FOR_ALL",
        "email_jit_provisioning": "RESTRICTED", "email_allowed_domains": ["ACME.example"],
    });
    organization(&emulator, body);
    let pending = organization(&emulator, json!({ "organization_name": "P", "organization_slug": "pending" }));
    let body = json!({ "email_address": "Ada@acme.example", "create_member_as_pending": true });
    member(&emulator, pending["organization_id"].as_str().unwrap(), body);
    let closed = organization(&emulator, json!({ "organization_name": "C", "organization_slug": "closed" }));
    member(&emulator, closed["organization_id"].as_str().unwrap(), json!({ "email_address": "bob@acme.example" }));

    let send = "/v1/b2b/magic_links/email/discovery/send";
    let body = json!({ "email_address": ADA, "discovery_redirect_url": "https://app.example/discovery" });
    ok(post(&emulator, send, body));
    let token = emulator.last_token(ADA).unwrap();
    let url = format!("https://app.example/discovery?stytch_token_type=discovery&token={}", token.expose());
    assert_eq!(emulator.last_magic_link(ADA), Some(url));
    let body = json!({ "discovery_magic_links_token": token });
    let answer = ok(post(&emulator, "/v1/b2b/magic_links/discovery/authenticate", body.clone()));
    assert_eq!(answer["email_address"], ADA);
    assert_eq!(answer["intermediate_session_token_expires_at"], "2025-01-01T00:10:00Z");
    let expected =
        [("acme", "active_member"), ("pending", "pending_member"), ("open", "eligible_to_join_by_email_domain")];
    assert_eq!(summary(&answer), expected);
    let [first, _, open] = [0, 1, 2].map(|place| &answer["discovered_organizations"][place]);
    assert_eq!((&first["member_authenticated"], &first["mfa_required"]), (&json!(true), &Value::Null));
    assert_eq!(first["membership"]["member"]["member_id"], ada);
    assert_eq!((&open["member_authenticated"], &open["membership"]["member"]), (&json!(false), &Value::Null));
    assert_eq!(open["mfa_required"], json!({ "member_options": null, "secondary_auth_initiated": null }));
    assert_eq!(open["membership"]["details"], json!({ "domain": "acme.example" }));
    fails(post(&emulator, "/v1/b2b/magic_links/discovery/authenticate", body), 401, "unable_to_auth_magic_link");

    // The list does not use the intermediate session up.
    let token = &answer["intermediate_session_token"];
    let again = ok(list(&emulator, json!({ "intermediate_session_token": token })));
    assert_eq!(again["discovered_organizations"], answer["discovered_organizations"]);
    assert_eq!((&again["email_address"], &again["organization_id_hint"]), (&json!(ADA), &Value::Null));
    let login = ok(exchange(&emulator, token, &acme));
    assert_eq!((&login["member_authenticated"], &login["member_id"]), (&json!(true), &json!(ada)));
    let factor = &login["member_session"]["authentication_factors"][0];
    assert_eq!((&factor["type"], &factor["email_factor"]["email_address"]), (&json!("magic_link"), &json!(ADA)));
    fails(exchange(&emulator, token, &acme), 404, "intermediate_session_not_found");
}

#[test]
fn a_session_lists_memberships_only() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let open = json!({ "email_jit_provisioning": "RESTRICTED", "email_allowed_domains": ["acme.example"] });
    let mut other = json!({ "organization_name": "Other", "organization_slug": "other" });
    other.as_object_mut().unwrap().extend(open.as_object().unwrap().clone());
    organization(&emulator, other);
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    for body in [json!({ "session_token": session.session_token }), json!({ "session_jwt": session.session_jwt })] {
        assert_eq!(summary(&ok(list(&emulator, body))), [("acme", "active_member")]);
    }
    fails(list(&emulator, json!({})), 400, "no_session_arguments");
    fails(list(&emulator, json!({ "session_token": "a", "session_jwt": "b" })), 400, "too_many_session_arguments");
    fails(list(&emulator, json!({ "intermediate_session_token": "x" })), 404, "intermediate_session_not_found");
}

#[test]
fn passcodes_discover_too() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    ada(&emulator, &acme);
    let send = |body| post(&emulator, "/v1/b2b/otps/email/discovery/send", body);
    let authenticate = |code: &str| {
        let body = json!({ "email_address": "ADA@acme.example", "code": code });
        post(&emulator, "/v1/b2b/otps/email/discovery/authenticate", body)
    };
    fails(authenticate("123456"), 404, "otp_code_not_found");
    fails(send(json!({ "email_address": ADA, "discovery_expiration_minutes": 16 })), 400, "invalid_expiration_otp");
    ok(send(json!({ "email_address": ADA })));
    fails(authenticate("000000"), 404, "otp_code_not_found");
    let code = emulator.last_passcode(ADA).unwrap();
    let answer = ok(authenticate(code.expose()));
    assert_eq!(summary(&answer), [("acme", "active_member")]);
    fails(authenticate(code.expose()), 401, "unable_to_auth_otp_code");
    let login = ok(exchange(&emulator, &answer["intermediate_session_token"], &acme));
    assert_eq!(login["member_session"]["authentication_factors"][0]["type"], "email_otp");

    ok(send(json!({ "email_address": ADA, "discovery_expiration_minutes": 2 })));
    let code = emulator.last_passcode(ADA).unwrap();
    emulator.advance(Duration::from_secs(120));
    fails(authenticate(code.expose()), 401, "unable_to_auth_otp_code");
}

#[test]
fn links_of_discovery_are_none_of_members() {
    let emulator = Emulator::new();
    let pkce = Pkce::from_entropy([7; 32]);
    let send = |body| post(&emulator, "/v1/b2b/magic_links/email/discovery/send", body);
    fails(send(json!({ "email_address": "x" })), 400, "invalid_email");
    fails(send(json!({ "email_address": ADA, "discovery_redirect_url": "x" })), 400, "invalid_discovery_redirect_url");
    ok(send(json!({ "email_address": ADA, "pkce_code_challenge": pkce.challenge() })));
    let token = emulator.last_token(ADA);
    let body = json!({ "magic_links_token": token });
    fails(post(&emulator, "/v1/b2b/magic_links/authenticate", body), 404, "magic_link_not_found");
    let with = |verifier: &str| {
        let body = json!({ "discovery_magic_links_token": token, "pkce_code_verifier": verifier });
        post(&emulator, "/v1/b2b/magic_links/discovery/authenticate", body)
    };
    fails(with(""), 400, "pkce_expected_code_verifier");
    assert_eq!(summary(&ok(with(pkce.verifier().expose()))), []);
}

#[test]
fn a_person_joins_by_the_domain_of_their_email() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let token = discover(&emulator, ADA)["intermediate_session_token"].take();
    fails(exchange(&emulator, &token, &acme), 400, "email_jit_provisioning_not_allowed");
    let path = format!("{ORGANIZATIONS}/{acme}");
    let open = json!({ "email_jit_provisioning": "RESTRICTED", "email_allowed_domains": ["umbrella.example"] });
    ok(put(&emulator, &path, open));
    fails(exchange(&emulator, &token, &acme), 400, "invalid_email_for_jit_provisioning");
    fails(exchange(&emulator, &token, "nowhere"), 404, "organization_not_found");
    ok(put(&emulator, &path, json!({ "email_allowed_domains": ["acme.example"] })));
    let login = ok(exchange(&emulator, &token, "acme"));
    let member = &login["member"];
    assert_eq!((&member["email_address"], &member["status"]), (&json!(ADA), &json!("active")));
    assert_eq!(member["email_address_verified"], true);
    assert_eq!(summary(&discover(&emulator, ADA)), [("acme", "active_member")]);
}

#[test]
fn an_organization_can_ask_for_another_method_and_a_second_factor() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let body = json!({ "email_address": ADA, "mfa_phone_number": PHONE, "mfa_enrolled": true });
    let ada = member(&emulator, &acme, body)["member_id"].as_str().unwrap().to_owned();
    let path = format!("{ORGANIZATIONS}/{acme}");
    let set = |methods: Value| {
        ok(put(&emulator, &path, json!({ "auth_methods": "RESTRICTED", "allowed_auth_methods": methods })));
    };
    set(json!(["email_otp", "sso"]));
    let token = discover(&emulator, ADA)["intermediate_session_token"].take();
    let begun = ok(exchange(&emulator, &token, &acme));
    assert_eq!((&begun["member_authenticated"], &begun["intermediate_session_token"]), (&json!(false), &token));
    assert_eq!(begun["primary_required"], json!({ "allowed_auth_methods": ["email_otp", "sso"] }));
    assert_eq!(begun["mfa_required"]["secondary_auth_initiated"], Value::Null);
    assert_eq!(emulator.last_passcode(PHONE), None);

    ok(post(&emulator, "/v1/b2b/otps/email/login_or_signup", json!({ "organization_id": acme, "email_address": ADA })));
    let body = json!({
        "organization_id": acme, "email_address": ADA, "code": emulator.last_passcode(ADA),
        "intermediate_session_token": token,
    });
    let begun = ok(post(&emulator, "/v1/b2b/otps/email/authenticate", body));
    assert_eq!((&begun["intermediate_session_token"], &begun["primary_required"]), (&token, &Value::Null));
    assert_eq!(begun["mfa_required"]["secondary_auth_initiated"], "sms_otp");
    let body = json!({
        "organization_id": acme, "member_id": ada, "code": emulator.last_passcode(PHONE),
        "intermediate_session_token": token,
    });
    let login = ok(post(&emulator, "/v1/b2b/otps/sms/authenticate", body));
    let factors = login["member_session"]["authentication_factors"].as_array().unwrap();
    let kinds: Vec<&str> = factors.iter().map(|factor| factor["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["magic_link", "email_otp", "otp"]);
}

#[test]
fn a_new_organization() {
    let emulator = Emulator::new();
    let create = |body| post(&emulator, "/v1/b2b/discovery/organizations/create", body);
    let token = discover(&emulator, ADA)["intermediate_session_token"].take();
    fails(create(json!({ "organization_name": "Acme" })), 400, "bad_request");
    fails(create(json!({ "intermediate_session_token": "x" })), 404, "intermediate_session_not_found");
    let body = json!({ "intermediate_session_token": token, "organization_slug": "x" });
    fails(create(body), 400, "invalid_organization_slug");
    let body = json!({
        "intermediate_session_token": token, "session_duration_minutes": 5, "email_invites": "NOT_ALLOWED",
    });
    let login = ok(create(body));
    let organization = &login["organization"];
    assert_eq!(
        (&organization["organization_name"], &organization["organization_slug"]),
        (&json!("acme"), &json!("acme"))
    );
    assert_eq!(organization["email_invites"], "NOT_ALLOWED");
    assert_eq!((&login["member"]["is_admin"], &login["member"]["status"]), (&json!(true), &json!("active")));
    assert_eq!(login["member_session"]["roles"], json!(["stytch_member", "stytch_admin"]));

    // An address at a provider for everyone says only whose organization it is.
    let token = discover(&emulator, "ada@gmail.com")["intermediate_session_token"].take();
    let body = json!({ "intermediate_session_token": token, "mfa_policy": "REQUIRED_FOR_ALL" });
    let begun = ok(create(body));
    assert_eq!(begun["organization"]["organization_name"], "ada");
    assert_eq!((&begun["member_authenticated"], &begun["intermediate_session_token"]), (&json!(false), &token));
    assert_eq!(begun["mfa_required"]["member_options"], Value::Null);
}

#[test]
fn an_intermediate_session_of_one_organization_leads_to_another() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    ada(&emulator, &acme);
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "mfa_policy": "REQUIRED_FOR_ALL" })));
    let other = organization(&emulator, json!({ "organization_name": "Other" }));
    let other = other["organization_id"].as_str().unwrap();
    member(&emulator, other, json!({ "email_address": ADA }));
    let token = link_login(&emulator, &acme, ADA, json!({}))["intermediate_session_token"].take();
    let login = ok(exchange(&emulator, &token, other));
    assert_eq!(
        (&login["member_authenticated"], &login["organization"]["organization_id"]),
        (&json!(true), &json!(other))
    );
    let email = &login["member_session"]["authentication_factors"][0]["email_factor"];
    assert_eq!(email["email_address"], ADA);
}
