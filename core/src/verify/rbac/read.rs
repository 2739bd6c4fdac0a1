//! Policies in responses.

use serde_json::Value;

use crate::api::b2b::OrgPolicy;
use crate::api::models::{Permission, Policy, PolicyResource, PolicyRole, PolicyScope};
use crate::wire::fields::{Misfit, objects, text, texts};

pub(super) fn policy(policy: &Value) -> Result<Policy, Misfit> {
    Ok(Policy {
        roles: objects(policy, "roles", role)?,
        resources: objects(policy, "resources", resource)?,
        scopes: objects(policy, "scopes", scope)?,
    })
}

pub(super) fn org_policy(policy: &Value) -> Result<OrgPolicy, Misfit> {
    Ok(OrgPolicy { roles: objects(policy, "roles", role)? })
}

fn role(role: &Value) -> Result<PolicyRole, Misfit> {
    Ok(PolicyRole {
        role_id: text(role, "role_id")?.unwrap_or_default(),
        description: text(role, "description")?.unwrap_or_default(),
        permissions: objects(role, "permissions", permission)?,
    })
}

fn resource(resource: &Value) -> Result<PolicyResource, Misfit> {
    Ok(PolicyResource {
        resource_id: text(resource, "resource_id")?.unwrap_or_default(),
        description: text(resource, "description")?.unwrap_or_default(),
        actions: texts(resource, "actions")?,
    })
}

fn scope(scope: &Value) -> Result<PolicyScope, Misfit> {
    Ok(PolicyScope {
        scope: text(scope, "scope")?.unwrap_or_default(),
        description: text(scope, "description")?.unwrap_or_default(),
        permissions: objects(scope, "permissions", permission)?,
    })
}

fn permission(permission: &Value) -> Result<Permission, Misfit> {
    Ok(Permission {
        resource_id: text(permission, "resource_id")?.unwrap_or_default(),
        actions: texts(permission, "actions")?,
    })
}
