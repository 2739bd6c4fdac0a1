//! Tokens without a login.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::b2b::{acme, ada};
use crate::control::{act, refused, request};
use crate::support::{EMAIL, ok, post, user};

#[test]
fn a_connected_app_gets_a_token_without_an_authorization() {
    let emulator = Emulator::new();
    let user = &user(&emulator, EMAIL)["user_id"];
    let app = json!({ "client_type": "third_party", "client_name": "Robot" });
    let app = &ok(post(&emulator, "/v1/connected_apps/clients", app))["connected_app"];
    let body = json!({ "client_id": app["client_id"], "user_id": user, "scopes": ["openid"] });
    let token = act(&emulator, "POST", "/emulator/connected_app_tokens", body);
    let parts = token["access_token"].as_str().unwrap().split('.').count();
    assert_eq!(parts, 3);
    let refuse = |body: Value, status, error_type| {
        refused(request(&emulator, "POST", "/emulator/connected_app_tokens", &body), status, error_type)
    };
    refuse(json!({ "client_id": "x", "user_id": user }), 404, "connected_app_not_found");
    refuse(json!({ "client_id": app["client_id"], "user_id": "x" }), 404, "user_not_found");
    refuse(json!({ "client_id": app["client_id"], "member_id": "x" }), 404, "member_not_found");
    let message = refuse(json!({ "client_id": app["client_id"] }), 400, "bad_request");
    assert_eq!(message, "Either user_id or member_id is required.");
    refuse(json!({ "client_id": app["client_id"], "user_id": user, "member_id": "x" }), 400, "bad_request");
}

#[test]
fn the_team_gets_tokens_to_log_in_as_a_user_or_member() {
    const TEAM: &str = "help@team.example";
    let emulator = Emulator::new();
    let (user, member) = (user(&emulator, EMAIL)["user_id"].take(), ada(&emulator, &acme(&emulator)));
    let issue = |body: Value| act(&emulator, "POST", "/emulator/impersonation_tokens", body);

    let issued = issue(json!({ "user_id": user, "impersonator_email": TEAM }));
    assert_eq!(issued["token_type"], "impersonation");
    let body = json!({ "impersonation_token": issued["token"] });
    let login = ok(post(&emulator, "/v1/impersonation/authenticate", body));
    let factor = &login["session"]["authentication_factors"][0]["impersonated_factor"];
    assert_eq!((&login["user_id"], &factor["impersonator_email_address"]), (&user, &json!(TEAM)));

    let issued = issue(json!({ "member_id": member, "impersonator_email": TEAM }));
    assert_eq!(issued["token_type"], "multi_tenant_impersonation");
    let body = json!({ "impersonation_token": issued["token"] });
    assert_eq!(ok(post(&emulator, "/v1/b2b/impersonation/authenticate", body))["member_id"], member);

    let refuse = |body: Value, status, error_type| {
        refused(request(&emulator, "POST", "/emulator/impersonation_tokens", &body), status, error_type)
    };
    refuse(json!({ "user_id": "x", "impersonator_email": TEAM }), 404, "user_not_found");
    refuse(json!({ "member_id": "x", "impersonator_email": TEAM }), 404, "member_not_found");
    let message = refuse(json!({ "user_id": user }), 400, "bad_request");
    assert_eq!(message, "impersonator_email is required.");
    let message = refuse(json!({ "impersonator_email": TEAM }), 400, "bad_request");
    assert_eq!(message, "Either user_id or member_id is required.");
}
