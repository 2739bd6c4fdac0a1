//! Refusals of operations that have few mistakes to make. The conformance run makes sure that each operation has one.

use http::Request;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::b2b::acme;
use crate::support::{EMAIL, delete, fails, get, post, send};

#[test]
fn operations_without_parameters_refuse_strangers() {
    let emulator = Emulator::new();
    for path in ["/v1/debug/whoami", "/v1/projects/metrics", "/v1/rbac/policy", "/v1/b2b/rbac/policy"] {
        // `a:b`
        let request = Request::get(path).header(AUTHORIZATION, "Basic YTpi");
        fails(send(&emulator, request.body(Vec::new()).unwrap()), 401, "unauthorized_credentials");
    }
    let request = Request::post("/v1/verdict_reasons/list")
        .header(AUTHORIZATION, "Basic YTpi")
        .header(CONTENT_TYPE, "application/json");
    fails(send(&emulator, request.body(b"{}".to_vec()).unwrap()), 401, "unauthorized_credentials");
}

#[test]
fn parameters_are_checked_where_there_are_only_few() {
    let emulator = Emulator::new();
    let password = "correct horse battery staple";
    for (path, body, error_type) in [
        ("/v1/connected_apps/clients/search", json!({ "cursor": "x" }), "bad_request"),
        ("/v1/connected_apps/clients/search", json!({ "limit": 1001 }), "bad_request"),
        ("/v1/email/risk", json!({ "email_address": "" }), "bad_request"),
        ("/v1/passwords/strength_check", json!({ "password": "" }), "bad_request"),
        ("/v1/passwords/strength_check", json!({ "password": password, "email": "ada" }), "invalid_email"),
        ("/v1/b2b/passwords/strength_check", json!({ "password": "" }), "bad_request"),
        ("/v1/b2b/passwords/strength_check", json!({ "password": password, "email_address": "x" }), "invalid_email"),
        ("/v1/otps/whatsapp/login_or_create", json!({ "phone_number": EMAIL }), "invalid_phone_number"),
        ("/v1/otps/whatsapp/send", json!({ "phone_number": EMAIL }), "invalid_phone_number"),
    ] {
        fails(post(&emulator, path, body), 400, error_type);
    }
}

#[test]
fn organizations_and_members_must_exist() {
    let emulator = Emulator::new();
    let no_organization = |answer: (u16, Value)| fails(answer, 404, "organization_not_found");
    let nowhere = "/v1/b2b/organizations/nowhere";
    no_organization(delete(&emulator, nowhere));
    no_organization(delete(&emulator, &format!("{nowhere}/external_id")));
    no_organization(get(&emulator, &format!("{nowhere}/connected_apps")));
    no_organization(get(&emulator, "/v1/b2b/rbac/organizations/nowhere"));
    no_organization(post(&emulator, "/v1/b2b/sso/oidc/nowhere", json!({})));

    let acme = acme(&emulator);
    let no_member = |answer: (u16, Value)| fails(answer, 404, "member_not_found");
    let nobody = format!("/v1/b2b/organizations/{acme}/members/nobody");
    no_member(delete(&emulator, &format!("{nobody}/external_id")));
    no_member(get(&emulator, &format!("{nobody}/connected_apps")));
    no_member(get(&emulator, &format!("{nobody}/oidc_providers")));
    let rotation = format!("/v1/b2b/scim/{acme}/connection/scim-connection-test-1/rotate/start");
    fails(post(&emulator, &rotation, json!({})), 404, "no_active_scim_connection");
}
