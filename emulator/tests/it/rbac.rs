//! The policy of the project, and authorization checks of user sessions.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::support::{NEW_YEAR, PHONE, fails, get, ok, post, put, sms_login};

/// A policy in which all users read documents, editors write them, and owners do everything with them.
fn policy() -> Value {
    let role = |id: &str, actions: &[&str]| {
        let permission = json!({ "resource_id": "document", "actions": actions });
        json!({ "role_id": id, "description": id, "permissions": [permission] })
    };
    let resource = json!({ "resource_id": "document", "description": "", "actions": ["read", "write", "delete"] });
    let roles = [role("stytch_user", &["read"]), role("editor", &["read", "write"]), role("owner", &["*"])];
    json!({ "roles": roles, "resources": [resource], "scopes": [] })
}

#[test]
fn the_policy_is_what_was_set() {
    let emulator = Emulator::new();
    let role = |id| json!({ "role_id": id, "description": "", "permissions": [] });
    let default = json!({ "roles": [role("stytch_user"), role("stytch_member")], "resources": [], "scopes": [] });
    assert_eq!(ok(get(&emulator, "/v1/rbac/policy"))["policy"], default);

    emulator.set_policy(policy());
    for path in ["/v1/rbac/policy", "/v1/b2b/rbac/policy"] {
        assert_eq!(ok(get(&emulator, path))["policy"], policy());
    }
    emulator.set_policy(json!({ "roles": null }));
    let empty = json!({ "roles": [], "resources": [], "scopes": [] });
    assert_eq!(ok(get(&emulator, "/v1/rbac/policy"))["policy"], empty);
}

#[test]
fn an_authorization_check_names_the_roles_that_allow() {
    let emulator = Emulator::new();
    emulator.set_policy(policy());
    let login = sms_login(&emulator, PHONE);
    let check = |resource: &str, action: &str| {
        let check = json!({ "resource_id": resource, "action": action });
        let body = json!({ "session_token": login["session_token"], "authorization_check": check });
        post(&emulator, "/v1/sessions/authenticate", body)
    };
    let granting = |resource, action| ok(check(resource, action))["verdict"].take();
    let denied = "consumer_session_authorization_error";
    assert_eq!(granting("document", "read"), json!({ "authorized": true, "granting_roles": ["stytch_user"] }));
    let message = fails(check("document", "write"), 403, denied);
    assert_eq!(message, "No role of the user allows write on document.");

    let path = format!("/v1/users/{}", login["user_id"].as_str().unwrap());
    ok(put(&emulator, &path, json!({ "roles": ["owner", "editor", "unknown"] })));
    let roles = |names: &[&str]| json!({ "authorized": true, "granting_roles": names });
    assert_eq!(granting("document", "read"), roles(&["stytch_user", "editor", "owner"]));
    assert_eq!(granting("document", "write"), roles(&["editor", "owner"]));
    assert_eq!(granting("document", "anything"), roles(&["owner"]));
    // `*` is an action, and neither a resource nor every action that can be asked for.
    fails(check("file", "read"), 403, denied);
    fails(check("*", "read"), 403, denied);
    ok(put(&emulator, &path, json!({ "roles": ["editor"] })));
    fails(check("document", "*"), 403, denied);
    fails(check("Document", "read"), 403, denied);

    fails(check("", "read"), 400, "bad_request");
    let body = json!({ "session_token": login["session_token"], "authorization_check": "read" });
    fails(post(&emulator, "/v1/sessions/authenticate", body), 400, "bad_request");
    let without = json!({ "session_token": login["session_token"] });
    assert!(!ok(post(&emulator, "/v1/sessions/authenticate", without)).as_object().unwrap().contains_key("verdict"));
}

#[test]
fn a_denied_check_does_not_extend_the_session() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let login = sms_login(&emulator, PHONE);
    emulator.advance(Duration::from_secs(60));
    let body = json!({
        "session_token": login["session_token"],
        "session_duration_minutes": 120,
        "authorization_check": { "resource_id": "document", "action": "read" },
    });
    fails(post(&emulator, "/v1/sessions/authenticate", body), 403, "consumer_session_authorization_error");
    let path = format!("/v1/sessions?user_id={}", login["user_id"].as_str().unwrap());
    assert_eq!(ok(get(&emulator, &path))["sessions"], json!([login["session"]]));
}
