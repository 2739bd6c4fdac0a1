//! Policies of organizations before they are uploaded.

use serde_json::{Value, json};

use crate::api::b2b::OrgPolicy;
use crate::api::models::Policy;
use crate::error::{BuildErrorKind, Error};

fn project() -> Policy {
    serde_json::from_value(json!({
        "roles": [{ "role_id": "stytch_member" }, { "role_id": "editor" }],
        "resources": [
            { "resource_id": "documents", "actions": ["read", "write"] },
            { "resource_id": "pictures", "actions": ["show"] },
        ],
        "scopes": [{ "scope": "edit" }],
    }))
    .unwrap()
}

fn validate(roles: &Value) -> Result<(), Error> {
    let policy: OrgPolicy = serde_json::from_value(json!({ "roles": roles })).unwrap();
    policy.validate(&project())
}

/// The field that is wrong, and what is wrong with it.
fn problem(roles: &Value) -> (String, String) {
    match validate(roles) {
        Err(Error::Build(error)) => {
            assert_eq!((error.kind, error.operation), (BuildErrorKind::InvalidValue, None));
            (error.field, error.problem.into_owned())
        }
        other => panic!("{other:?}"),
    }
}

fn role(role_id: &str, permissions: &Value) -> Value {
    json!({ "role_id": role_id, "description": "", "permissions": permissions })
}

fn expect(roles: &Value, field: &str, words: &str) {
    assert_eq!(problem(roles), (field.to_owned(), words.to_owned()));
}

#[test]
fn a_good_policy() {
    validate(&json!([
        role(
            "reviewer",
            &json!([
                { "resource_id": "documents", "actions": ["read", "write"] },
                // Even if the resource does not list it.
                { "resource_id": "pictures", "actions": ["*"] },
            ])
        ),
        role("guest", &json!([])),
        // Names differ in case; scopes are not roles.
        role("Editor", &json!([])),
        role("edit", &json!([])),
    ]))
    .unwrap();
    validate(&json!([])).unwrap();
    OrgPolicy::default().validate(&Policy::default()).unwrap();
}

#[test]
fn a_role_must_have_an_id() {
    let roles = json!([role("reviewer", &json!([])), role("", &json!([]))]);
    expect(&roles, "org_policy.roles[1].role_id", "must not be empty");
}

#[test]
fn a_role_must_not_have_the_id_of_another() {
    let words = "is the id of another role, of the project or of this policy";
    expect(&json!([role("editor", &json!([]))]), "org_policy.roles[0].role_id", words);
    let roles = json!([role("a", &json!([])), role("b", &json!([])), role("a", &json!([]))]);
    expect(&roles, "org_policy.roles[2].role_id", words);
}

#[test]
fn a_permission_must_be_on_a_resource_of_the_project() {
    let permissions = |resource_id: &str| json!([{ "resource_id": "documents", "actions": ["read"] }, { "resource_id": resource_id, "actions": ["read"] }]);
    for resource_id in ["videos", "Documents", "*", ""] {
        let roles = json!([role("a", &json!([])), role("b", &permissions(resource_id))]);
        expect(&roles, "org_policy.roles[1].permissions[1].resource_id", "is not a resource of the project");
    }
}

#[test]
fn a_permission_must_have_actions() {
    let roles = json!([role("a", &json!([{ "resource_id": "documents", "actions": [] }]))]);
    expect(&roles, "org_policy.roles[0].permissions[0].actions", "must not be empty");
}

#[test]
fn a_permission_must_have_actions_of_its_resource() {
    for action in ["show", "Read", "**"] {
        let roles = json!([role("a", &json!([{ "resource_id": "documents", "actions": ["read", action] }]))]);
        expect(&roles, "org_policy.roles[0].permissions[0].actions[1]", "is not an action of the resource");
    }
}

#[test]
fn a_wildcard_must_be_the_only_action() {
    for (actions, index) in [(json!(["*", "read"]), 0), (json!(["read", "*"]), 1), (json!(["*", "*"]), 0)] {
        let roles = json!([role("a", &json!([{ "resource_id": "documents", "actions": actions }]))]);
        let field = format!("org_policy.roles[0].permissions[0].actions[{index}]");
        expect(&roles, &field, "allows everything, so it must be the only action");
    }
}

#[test]
fn an_action_must_not_be_blank_even_if_the_resource_has_such_a_one() {
    for action in ["", " ", "\t"] {
        let mut project = project();
        project.resources[0].actions.push(action.to_owned());
        let permissions = json!([{ "resource_id": "documents", "actions": ["read", action] }]);
        let policy: OrgPolicy = serde_json::from_value(json!({ "roles": [role("a", &permissions)] })).unwrap();
        let Err(Error::Build(error)) = policy.validate(&project) else { panic!("{action:?} is fine") };
        assert_eq!(error.field, "org_policy.roles[0].permissions[0].actions[1]");
        assert_eq!(error.problem, "must not be empty");
    }
}

#[test]
fn the_first_problem_is_told() {
    let roles = json!([
        role("a", &json!([{ "resource_id": "documents", "actions": ["fly"] }, { "resource_id": "videos" }])),
        role("", &json!([])),
    ]);
    expect(&roles, "org_policy.roles[0].permissions[0].actions[0]", "is not an action of the resource");
}
