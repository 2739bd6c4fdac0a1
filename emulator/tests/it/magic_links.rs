//! Magic links.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::Secret;
use stytch_emulator::Emulator;

use crate::support::{EMAIL, delete, fails, get, ok, post, user};

fn login_or_create(emulator: &Emulator) -> Value {
    ok(post(emulator, "/v1/magic_links/email/login_or_create", json!({ "email": EMAIL })))
}

fn authenticate(emulator: &Emulator, token: impl Into<Secret>) -> (u16, Value) {
    post(emulator, "/v1/magic_links/authenticate", json!({ "token": token.into(), "session_duration_minutes": 60 }))
}

fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

#[test]
fn a_login_by_email() {
    let emulator = Emulator::new();
    let sent = login_or_create(&emulator);
    assert_eq!(sent["user_created"], true);

    let token = emulator.last_token(EMAIL).unwrap();
    let url = emulator.last_magic_link(EMAIL).unwrap();
    assert_eq!(
        url,
        format!("http://localhost:3000/authenticate?stytch_token_type=magic_links&token={}", token.expose())
    );

    let login = ok(authenticate(&emulator, &token));
    assert_eq!((&login["user_id"], &login["method_id"]), (&sent["user_id"], &sent["email_id"]));
    assert_eq!(login["user"]["emails"][0]["verified"], true);
    let factor = &login["session"]["authentication_factors"][0];
    assert_eq!((&factor["type"], &factor["delivery_method"]), (&json!("magic_link"), &json!("email")));
    assert_eq!(factor["email_factor"]["email_address"], EMAIL);

    fails(authenticate(&emulator, &token), 401, "unable_to_auth_magic_link");
    fails(authenticate(&emulator, "unknown"), 404, "magic_link_not_found");
}

#[test]
fn new_and_known_users_get_different_links() {
    let emulator = Emulator::new();
    let body = json!({
        "email": EMAIL, "create_user_as_pending": true,
        "login_magic_link_url": "https://app.example/login?a=b", "login_expiration_minutes": 5,
        "signup_magic_link_url": "https://app.example/signup", "signup_expiration_minutes": 10,
    });
    let send = || ok(post(&emulator, "/v1/magic_links/email/login_or_create", body.clone()));

    send();
    // Pending users have not signed up yet.
    assert_eq!(send()["user_created"], false);
    assert!(emulator.last_magic_link(EMAIL).unwrap().starts_with("https://app.example/signup?stytch_token_type="));
    emulator.advance(minutes(9));
    ok(authenticate(&emulator, emulator.last_token(EMAIL).unwrap()));

    send();
    assert!(emulator.last_magic_link(EMAIL).unwrap().starts_with("https://app.example/login?a=b&stytch_token_type="));
    emulator.advance(minutes(5));
    fails(authenticate(&emulator, emulator.last_token(EMAIL).unwrap()), 401, "unable_to_auth_magic_link");
}

#[test]
fn send_is_for_known_emails_or_users() {
    let emulator = Emulator::new();
    fails(post(&emulator, "/v1/magic_links/email/send", json!({ "email": EMAIL })), 404, "email_not_found");
    let known = user(&emulator, EMAIL);
    let sent = ok(post(&emulator, "/v1/magic_links/email/send", json!({ "email": EMAIL })));
    assert_eq!((&sent["user_id"], &sent["email_id"]), (&known["user_id"], &known["email_id"]));

    let body = json!({ "email": "second@example.com", "user_id": known["user_id"] });
    ok(post(&emulator, "/v1/magic_links/email/send", body));
    emulator.advance(minutes(5));
    // The address was not verified in time and has been removed.
    let token = emulator.last_token("second@example.com").unwrap();
    fails(authenticate(&emulator, &token), 404, "magic_link_not_found");
}

#[test]
fn urls_and_expirations_are_checked() {
    let emulator = Emulator::new();
    let cases = [
        (json!({ "login_magic_link_url": "/relative" }), "invalid_login_magic_link_url"),
        (json!({ "signup_magic_link_url": "not a url" }), "invalid_signup_magic_link_url"),
        (json!({ "login_expiration_minutes": 4 }), "invalid_expiration"),
        (json!({ "signup_expiration_minutes": 10_081 }), "invalid_expiration"),
    ];
    for (mut body, error_type) in cases {
        body["email"] = json!(EMAIL);
        fails(post(&emulator, "/v1/magic_links/email/login_or_create", body), 400, error_type);
    }
    assert_eq!(emulator.last_magic_link(EMAIL), None);
}

#[test]
fn an_invitation_makes_a_pending_user_active() {
    let emulator = Emulator::new();
    let body = json!({
        "email": EMAIL, "name": { "first_name": "Ada" }, "trusted_metadata": { "a": 1 },
        "invite_magic_link_url": "https://app.example/invite",
    });
    let sent = ok(post(&emulator, "/v1/magic_links/email/invite", body.clone()));
    let path = format!("/v1/users/{}", sent["user_id"].as_str().unwrap());
    let invited = ok(get(&emulator, &path));
    assert_eq!((&invited["status"], &invited["name"]["first_name"]), (&json!("pending"), &json!("Ada")));
    assert_eq!(invited["trusted_metadata"], json!({ "a": 1 }));

    // Again is fine, as long as it has not been accepted.
    assert_eq!(ok(post(&emulator, "/v1/magic_links/email/invite", body.clone()))["user_id"], sent["user_id"]);
    let login = ok(authenticate(&emulator, emulator.last_token(EMAIL).unwrap()));
    assert_eq!(login["user"]["status"], "active");
    fails(post(&emulator, "/v1/magic_links/email/invite", body), 400, "duplicate_email");
}

#[test]
fn a_revoked_invitation_is_void() {
    let emulator = Emulator::new();
    let email = || json!({ "email": EMAIL });
    fails(post(&emulator, "/v1/magic_links/email/revoke_invite", email()), 404, "email_not_found");
    ok(post(&emulator, "/v1/magic_links/email/invite", email()));
    let token = emulator.last_token(EMAIL).unwrap();
    ok(post(&emulator, "/v1/magic_links/email/revoke_invite", email()));
    fails(authenticate(&emulator, &token), 404, "magic_link_not_found");
    fails(post(&emulator, "/v1/magic_links/email/revoke_invite", email()), 404, "magic_link_not_found");
}

#[test]
fn an_embeddable_link_verifies_nothing() {
    let emulator = Emulator::new();
    let known = user(&emulator, EMAIL);
    let body = json!({ "user_id": known["user_id"], "expiration_minutes": 5 });
    let link = ok(post(&emulator, "/v1/magic_links", body.clone()));
    assert_eq!(emulator.last_magic_link(EMAIL), None);
    let login = ok(authenticate(&emulator, link["token"].as_str().unwrap()));
    let factor = &login["session"]["authentication_factors"][0];
    assert_eq!(factor["delivery_method"], "embedded");
    assert_eq!(factor["embeddable_magic_link_factor"]["embedded_id"], login["method_id"]);
    assert_eq!(login["user"]["emails"][0]["verified"], false);

    let link = ok(post(&emulator, "/v1/magic_links", body));
    emulator.advance(minutes(5));
    fails(authenticate(&emulator, link["token"].as_str().unwrap()), 401, "unable_to_auth_magic_link");
    fails(post(&emulator, "/v1/magic_links", json!({ "user_id": "nobody" })), 404, "user_not_found");
}

#[test]
fn a_verifier_without_a_challenge_is_refused() {
    let emulator = Emulator::new();
    login_or_create(&emulator);
    let body = json!({ "token": emulator.last_token(EMAIL), "code_verifier": "abc" });
    fails(post(&emulator, "/v1/magic_links/authenticate", body), 400, "pkce_did_not_expect_code_verifier");
}

#[test]
fn links_of_a_deleted_user_are_void() {
    let emulator = Emulator::new();
    let sent = login_or_create(&emulator);
    let token = emulator.last_token(EMAIL).unwrap();
    ok(delete(&emulator, &format!("/v1/users/{}", sent["user_id"].as_str().unwrap())));
    fails(authenticate(&emulator, &token), 404, "magic_link_not_found");
}
