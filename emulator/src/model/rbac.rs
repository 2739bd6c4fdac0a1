//! RBAC policies: the roles and their permissions.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::model::member::DEFAULT_ROLE as MEMBER;
use crate::model::user::DEFAULT_ROLE as USER;

/// The policy of the project.
#[derive(Debug, Serialize, Deserialize)]
#[serde(from = "Lists")]
pub(crate) struct Policy(Value);

/// A policy in an exported state.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    roles: Vec<Value>,
    resources: Vec<Value>,
    scopes: Vec<Value>,
}

impl From<Lists> for Policy {
    fn from(Lists { roles, resources, scopes }: Lists) -> Self {
        Self(json!({ "roles": roles, "resources": resources, "scopes": scopes }))
    }
}

impl Policy {
    /// Takes a policy without validation; missing lists are empty.
    pub(crate) fn new(policy: Value) -> Self {
        let mut given = match policy {
            Value::Object(policy) => policy,
            _ => Map::new(),
        };
        let mut list = |name| match given.remove(name) {
            Some(Value::Array(items)) => items,
            _ => Vec::new(),
        };
        Self(json!({ "roles": list("roles"), "resources": list("resources"), "scopes": list("scopes") }))
    }

    pub(crate) fn to_json(&self) -> Value {
        self.0.clone()
    }

    pub(crate) fn roles(&self) -> &[Value] {
        roles_in(&self.0)
    }

    /// The scopes that Connected Apps can request, in addition to those of OpenID Connect.
    pub(crate) fn scopes(&self) -> &[Value] {
        self.0["scopes"].as_array().map_or(&[], Vec::as_slice)
    }
}

impl Default for Policy {
    /// The roles of every user and member, without permissions.
    fn default() -> Self {
        let role = |id| json!({ "role_id": id, "description": "", "permissions": [] });
        Self::new(json!({ "roles": [role(USER), role(MEMBER)] }))
    }
}

/// The roles in a policy.
pub(crate) fn roles_in(policy: &Value) -> &[Value] {
    policy["roles"].as_array().map_or(&[], Vec::as_slice)
}

/// The roles among `held` that allow an action, by their definitions in `known`.
pub(crate) fn granting_roles<'a>(
    known: impl IntoIterator<Item = &'a Value>,
    held: &[String],
    resource_id: &str,
    action: &str,
) -> Vec<String> {
    let allows = |role: &Value| {
        let mut permissions = role["permissions"].as_array().into_iter().flatten();
        permissions.any(|permission| {
            let mut actions = permission["actions"].as_array().into_iter().flatten();
            permission["resource_id"] == resource_id && actions.any(|a| a == "*" || a == action)
        })
    };
    let mut granting = Vec::new();
    for role in known {
        let id = role["role_id"].as_str().unwrap_or_default();
        // The project and the organization may both define a role.
        if held.iter().any(|role| role == id) && allows(role) && !granting.iter().any(|role| role == id) {
            granting.push(id.to_owned());
        }
    }
    granting
}
