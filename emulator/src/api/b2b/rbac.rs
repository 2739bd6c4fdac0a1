//! The roles that an organization adds to the project's policy.

use serde_json::{Value, json};

use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn get_org_policy(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    Ok(json!({ "org_policy": { "roles": organization.custom_roles } }))
}

pub(crate) fn set_org_policy(state: &mut State, input: &Input) -> Outcome {
    let id = state.organization(input.text("organization_id")?)?.id.clone();
    if !input.has("org_policy") {
        return Err(Failure::malformed("org_policy is required."));
    }
    let policy = input.nested("org_policy")?;
    let roles = policy.array("roles")?;
    for role in roles {
        check(role)?;
    }
    let now = state.now();
    let mut organization = state.organization_mut(&id)?;
    organization.custom_roles = roles.to_vec();
    organization.updated_at = now;
    Ok(json!({ "org_policy": { "roles": roles } }))
}

/// Fails unless the value has the form of a role.
fn check(role: &Value) -> Result<(), Failure> {
    if role["role_id"].as_str().is_none_or(str::is_empty) {
        let message = "Each of the roles needs a role_id.";
        return Err(Failure::invalid("empty_rbac_role_id", message));
    }
    let is_permission = |permission: &Value| {
        let actions = permission["actions"].as_array();
        permission["resource_id"].is_string() && actions.is_some_and(|a| a.iter().all(Value::is_string))
    };
    match role["permissions"].as_array() {
        Some(permissions) if permissions.iter().all(is_permission) => Ok(()),
        _ => Err(Failure::malformed("Each of the permissions needs a resource_id and actions.")),
    }
}
