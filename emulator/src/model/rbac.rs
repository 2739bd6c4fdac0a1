//! RBAC policies: the roles and their permissions.

use std::collections::BTreeMap;

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

    fn resources(&self) -> &[Value] {
        self.0["resources"].as_array().map_or(&[], Vec::as_slice)
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

/// The actions that the roles in `held` allow, by the resources of the policy and of its roles.
pub(crate) fn actions_by_resource(
    policy: &Policy,
    custom_roles: &[Value],
    held: &[String],
) -> BTreeMap<String, Vec<String>> {
    let texts = |value: &Value| -> Vec<String> {
        let texts = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        texts.map(str::to_owned).collect()
    };
    let resources = policy.resources().iter();
    let resources =
        resources.filter_map(|resource| Some((resource["resource_id"].as_str()?, texts(&resource["actions"]))));
    let resources: BTreeMap<&str, Vec<String>> = resources.collect();
    let mut allowed: BTreeMap<String, Vec<String>> =
        resources.keys().map(|resource_id| ((*resource_id).to_owned(), Vec::new())).collect();
    let roles = policy.roles().iter().chain(custom_roles);
    let roles = roles.filter(|role| held.iter().any(|id| role["role_id"] == id.as_str()));
    for permission in roles.flat_map(|role| role["permissions"].as_array().into_iter().flatten()) {
        let resource_id = permission["resource_id"].as_str().unwrap_or_default();
        let known = allowed.entry(resource_id.to_owned()).or_default();
        for action in texts(&permission["actions"]) {
            let all = resources.get(resource_id).filter(|_| action == "*");
            for action in all.cloned().unwrap_or_else(|| vec![action]) {
                if !known.contains(&action) {
                    known.push(action);
                }
            }
        }
    }
    allowed
}
