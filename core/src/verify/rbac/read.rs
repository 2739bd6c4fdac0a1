//! Policies in responses.
//!
//! What lists no roles is no policy, and neither is one whose roles, scopes or permissions have no id: to read it would be to
//! deny everything. Other lists may be left out, and are then empty.

use serde_json::Value;

use crate::api::b2b::OrgPolicy;
use crate::api::models::{Permission, Policy, PolicyResource, PolicyRole, PolicyScope};
use crate::wire::fields::{Misfit, objects, present, required_text, text, texts};

pub(super) fn policy(policy: &Value) -> Result<Policy, Misfit> {
    present(policy, "roles")?;
    Ok(Policy {
        roles: objects(policy, "roles", role)?,
        resources: objects(policy, "resources", resource)?,
        scopes: objects(policy, "scopes", scope)?,
    })
}

pub(super) fn org_policy(policy: &Value) -> Result<OrgPolicy, Misfit> {
    present(policy, "roles")?;
    Ok(OrgPolicy { roles: objects(policy, "roles", role)? })
}

fn role(role: &Value) -> Result<PolicyRole, Misfit> {
    Ok(PolicyRole {
        role_id: required_text(role, "role_id")?,
        description: text(role, "description")?.unwrap_or_default(),
        permissions: objects(role, "permissions", permission)?,
    })
}

fn resource(resource: &Value) -> Result<PolicyResource, Misfit> {
    Ok(PolicyResource {
        resource_id: required_text(resource, "resource_id")?,
        description: text(resource, "description")?.unwrap_or_default(),
        actions: texts(resource, "actions")?,
    })
}

fn scope(scope: &Value) -> Result<PolicyScope, Misfit> {
    Ok(PolicyScope {
        scope: required_text(scope, "scope")?,
        description: text(scope, "description")?.unwrap_or_default(),
        permissions: objects(scope, "permissions", permission)?,
    })
}

fn permission(permission: &Value) -> Result<Permission, Misfit> {
    Ok(Permission { resource_id: required_text(permission, "resource_id")?, actions: texts(permission, "actions")? })
}
