//! Policies of organizations, and authorization checks of member sessions.

use serde_json::{Value, json};
use stytch_core::Secret;
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, member, organization};
use crate::support::{fails, get, ok, post, put};

const RBAC: &str = "/v1/b2b/rbac/organizations";

fn role(id: &str, actions: &[&str]) -> Value {
    let permission = json!({ "resource_id": "document", "actions": actions });
    json!({ "role_id": id, "description": id, "permissions": [permission] })
}

/// Acme and Umbrella, with an editor each; their sessions.
fn two_organizations(emulator: &Emulator) -> [Secret; 2] {
    acme(emulator);
    organization(emulator, json!({ "organization_name": "Umbrella", "organization_slug": "umbrella" }));
    ["acme", "umbrella"].map(|slug| {
        let body = json!({ "email_address": "ada@acme.example", "roles": ["editor", "auditor"] });
        let ada = member(emulator, slug, body);
        emulator.start_member_session(slug, ada["member_id"].as_str().unwrap(), 60).unwrap().session_token
    })
}

fn check(emulator: &Emulator, token: &Secret, organization: &str, action: &str) -> (u16, Value) {
    let check = json!({ "organization_id": organization, "resource_id": "document", "action": action });
    let body = json!({ "session_token": token, "authorization_check": check });
    post(emulator, "/v1/b2b/sessions/authenticate", body)
}

#[track_caller]
fn granted(answer: (u16, Value), roles: &[&str]) {
    assert_eq!(ok(answer)["verdict"], json!({ "authorized": true, "granting_roles": roles }));
}

#[test]
fn roles_of_the_project_count_everywhere() {
    let emulator = Emulator::new();
    let roles = [role("stytch_member", &["read"]), role("editor", &["read", "write"]), role("owner", &["*"])];
    emulator.set_policy(json!({ "roles": roles }));
    for (slug, token) in ["acme", "umbrella"].into_iter().zip(two_organizations(&emulator)) {
        granted(check(&emulator, &token, slug, "read"), &["stytch_member", "editor"]);
        granted(check(&emulator, &token, slug, "write"), &["editor"]);
        let message = fails(check(&emulator, &token, slug, "delete"), 403, "session_authorization_error");
        assert_eq!(message, "No role of the member allows delete on document.");
    }
}

#[test]
fn another_organization_is_off_limits() {
    let emulator = Emulator::new();
    emulator.set_policy(json!({ "roles": [role("stytch_member", &["*"])] }));
    let [acme, umbrella] = two_organizations(&emulator);
    granted(check(&emulator, &acme, "acme", "read"), &["stytch_member"]);
    for (token, other) in [(&acme, "umbrella"), (&umbrella, "acme"), (&acme, "nobody")] {
        fails(check(&emulator, token, other, "read"), 403, "session_authorization_tenancy_error");
    }
    fails(check(&emulator, &acme, "", "read"), 400, "bad_request");
}

#[test]
fn roles_of_an_organization_count_there_only() {
    let emulator = Emulator::new();
    emulator.set_policy(json!({ "roles": [role("editor", &["read"])] }));
    let [acme, umbrella] = two_organizations(&emulator);
    let policy = json!({ "roles": [role("auditor", &["audit", "read"]), role("editor", &["read", "write"])] });
    let set = ok(put(&emulator, &format!("{RBAC}/acme"), json!({ "org_policy": policy })));
    assert_eq!(set["org_policy"], policy);
    assert_eq!(ok(get(&emulator, &format!("{RBAC}/acme")))["org_policy"], policy);
    assert_eq!(ok(get(&emulator, &format!("{ORGANIZATIONS}/acme")))["organization"]["custom_roles"], policy["roles"]);
    assert_eq!(ok(get(&emulator, &format!("{RBAC}/umbrella")))["org_policy"], json!({ "roles": [] }));

    granted(check(&emulator, &acme, "acme", "audit"), &["auditor"]);
    granted(check(&emulator, &acme, "acme", "write"), &["editor"]);
    granted(check(&emulator, &acme, "acme", "read"), &["editor", "auditor"]);
    for action in ["audit", "write"] {
        fails(check(&emulator, &umbrella, "umbrella", action), 403, "session_authorization_error");
    }
    granted(check(&emulator, &umbrella, "umbrella", "read"), &["editor"]);
    // The policy of the project is what it was.
    let roles = ok(get(&emulator, "/v1/b2b/rbac/policy"))["policy"]["roles"].take();
    assert_eq!(roles, json!([role("editor", &["read"])]));

    ok(put(&emulator, &format!("{RBAC}/acme"), json!({ "org_policy": { "roles": [] } })));
    fails(check(&emulator, &acme, "acme", "audit"), 403, "session_authorization_error");
}

#[test]
fn what_is_wrong_with_a_policy_is_named() {
    let emulator = Emulator::new();
    acme(&emulator);
    let cases = [
        (json!({}), "bad_request"),
        (json!({ "org_policy": [] }), "bad_request"),
        (json!({ "org_policy": { "roles": {} } }), "bad_request"),
        (json!({ "org_policy": { "roles": ["editor"] } }), "empty_rbac_role_id"),
        (json!({ "org_policy": { "roles": [role("", &[])] } }), "empty_rbac_role_id"),
        (json!({ "org_policy": { "roles": [{ "role_id": "a" }] } }), "bad_request"),
        (json!({ "org_policy": { "roles": [{ "role_id": "a", "permissions": [{}] }] } }), "bad_request"),
    ];
    for (body, error_type) in cases {
        fails(put(&emulator, &format!("{RBAC}/acme"), body), 400, error_type);
    }
    let body = json!({ "org_policy": { "roles": [] } });
    fails(put(&emulator, &format!("{RBAC}/nobody"), body), 404, "organization_not_found");
}
