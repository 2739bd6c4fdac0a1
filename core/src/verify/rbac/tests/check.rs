//! The rules of a policy that is at hand, one by one.

use serde_json::{Value, json};

use crate::api::b2b::OrgPolicy;
use crate::api::models::Policy;

const NOBODY: [&str; 0] = [];

/// A policy in which a role and a scope of the name `editor` have one permission.
fn policy(resource_id: &str, actions: &[&str]) -> Policy {
    policy_of("editor", &json!([{ "resource_id": resource_id, "actions": actions }]))
}

fn policy_of(name: &str, permissions: &Value) -> Policy {
    let (role, scope) = (json!({ "role_id": name }), json!({ "scope": name }));
    let with = |mut holder: Value| {
        holder["permissions"] = permissions.clone();
        holder
    };
    serde_json::from_value(json!({ "roles": [with(role)], "scopes": [with(scope)] })).unwrap()
}

/// Checks by role and by scope, which must agree.
fn permits(policy: &Policy, held: &[&str], resource_id: &str, action: &str) -> bool {
    let by_role = policy.permits_roles(held, resource_id, action);
    assert_eq!(by_role, policy.permits_scopes(held, resource_id, action));
    let organization = OrgPolicy { roles: policy.roles.clone() };
    assert_eq!(by_role, organization.permits_roles(held, resource_id, action));
    by_role
}

#[test]
fn an_action_is_allowed_by_name() {
    let policy = policy("documents", &["read", "write"]);
    assert!(permits(&policy, &["editor"], "documents", "read"));
    assert!(permits(&policy, &["editor"], "documents", "write"));
    assert!(!permits(&policy, &["editor"], "documents", "delete"));
    assert!(!permits(&policy, &["editor"], "pictures", "read"));
}

#[test]
fn a_star_among_the_actions_allows_every_action_of_that_resource() {
    let policy = policy("documents", &["*"]);
    assert!(permits(&policy, &["editor"], "documents", "read"));
    assert!(permits(&policy, &["editor"], "documents", "whatever"));
    assert!(permits(&policy, &["editor"], "documents", "*"));
    assert!(permits(&policy, &["editor"], "documents", ""));
    assert!(!permits(&policy, &["editor"], "pictures", "read"));
}

#[test]
fn a_star_that_is_required_is_no_wildcard() {
    let policy = policy("documents", &["read", "write"]);
    assert!(!permits(&policy, &["editor"], "documents", "*"));
    assert!(!permits(&policy, &["editor"], "*", "read"));
}

#[test]
fn a_star_as_resource_is_a_name() {
    let policy = policy("*", &["*"]);
    assert!(!permits(&policy, &["editor"], "documents", "read"));
    assert!(permits(&policy, &["editor"], "*", "read"));
}

#[test]
fn a_star_as_role_or_scope_is_a_name() {
    let permissions = json!([{ "resource_id": "documents", "actions": ["read"] }]);
    let policy = policy_of("*", &permissions);
    assert!(!permits(&policy, &["editor"], "documents", "read"));
    assert!(permits(&policy, &["*"], "documents", "read"));
    let policy = policy_of("editor", &permissions);
    assert!(!permits(&policy, &["*"], "documents", "read"));
}

#[test]
fn a_star_within_a_name_is_nothing_special() {
    let policy = policy("doc*", &["re*"]);
    assert!(!permits(&policy, &["editor"], "documents", "read"));
    assert!(!permits(&policy, &["editor"], "doc*", "read"));
    assert!(permits(&policy, &["editor"], "doc*", "re*"));
}

#[test]
fn names_are_compared_as_they_are() {
    let policy = policy("documents", &["read"]);
    for held in ["Editor", "EDITOR", " editor", "editor ", "edit", "editors", ""] {
        assert!(!permits(&policy, &[held], "documents", "read"), "{held:?}");
    }
    for resource_id in ["Documents", "documents ", "document", "documents.drafts", ""] {
        assert!(!permits(&policy, &["editor"], resource_id, "read"), "{resource_id:?}");
    }
    for action in ["Read", "read ", "rea", "reads", "read:all", ""] {
        assert!(!permits(&policy, &["editor"], "documents", action), "{action:?}");
    }
}

#[test]
fn what_is_listed_as_resources_does_not_matter() {
    let mut policy = policy("documents", &["publish"]);
    assert!(permits(&policy, &["editor"], "documents", "publish"));
    policy.resources = serde_json::from_value(json!([
        { "resource_id": "documents", "actions": ["read"] },
        { "resource_id": "pictures", "actions": ["read"] },
    ]))
    .unwrap();
    assert!(permits(&policy, &["editor"], "documents", "publish"));
    assert!(!permits(&policy, &["editor"], "documents", "read"));
    assert!(!permits(&policy, &["editor"], "pictures", "read"));
}

#[test]
fn unknown_roles_and_scopes_allow_nothing_and_do_no_harm() {
    let policy = policy("documents", &["read"]);
    assert!(!permits(&policy, &["owner"], "documents", "read"));
    assert!(permits(&policy, &["owner", "editor", "guest"], "documents", "read"));
    assert!(!permits(&policy, &NOBODY, "documents", "read"));
    assert!(!permits(&Policy::default(), &["editor"], "documents", "read"));
}

#[test]
fn any_permission_of_any_role_that_is_held_suffices() {
    let policy: Policy = serde_json::from_value(json!({ "roles": [
        { "role_id": "reader", "permissions": [{ "resource_id": "documents", "actions": ["read"] }] },
        { "role_id": "writer", "permissions": [
            { "resource_id": "pictures", "actions": ["read"] },
            { "resource_id": "documents", "actions": [] },
            { "resource_id": "documents", "actions": ["write"] },
        ] },
        { "role_id": "reader", "permissions": [{ "resource_id": "pictures", "actions": ["read"] }] },
    ] }))
    .unwrap();
    assert!(policy.permits_roles(&["writer"], "documents", "write"));
    assert!(!policy.permits_roles(&["writer"], "documents", "read"));
    assert!(policy.permits_roles(&["writer", "reader"], "documents", "read"));
    // A role that is there twice is both.
    assert!(policy.permits_roles(&["reader"], "documents", "read"));
    assert!(policy.permits_roles(&["reader"], "pictures", "read"));
    // Two halves of a permission are none.
    assert!(!policy.permits_roles(&["reader", "writer"], "pictures", "write"));
}

#[test]
fn roles_are_no_scopes() {
    let permissions = json!([{ "resource_id": "documents", "actions": ["read"] }]);
    let policy: Policy = serde_json::from_value(json!({
        "roles": [{ "role_id": "editor", "permissions": permissions }],
        "scopes": [{ "scope": "edit", "permissions": permissions }],
    }))
    .unwrap();
    assert!(policy.permits_roles(&["editor"], "documents", "read"));
    assert!(!policy.permits_scopes(&["editor"], "documents", "read"));
    assert!(policy.permits_scopes(&["edit".to_owned()], "documents", "read"));
    assert!(!policy.permits_roles(&["edit".to_owned()], "documents", "read"));
}
