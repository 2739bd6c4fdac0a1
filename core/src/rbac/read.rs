//! Policies of answers, read by hand for whoever looks one up.

use crate::b2b::OrgPolicy;
use crate::members::{Members, Wrong};
use crate::models::{Permission, Policy, PolicyResource, PolicyRole, PolicyScope};

pub(super) fn policy(mut policy: Members) -> Result<Policy, Wrong> {
    Ok(Policy {
        roles: policy.objects("roles", role)?,
        resources: policy.objects("resources", resource)?,
        scopes: policy.objects("scopes", scope)?,
    })
}

pub(super) fn org_policy(mut policy: Members) -> Result<OrgPolicy, Wrong> {
    Ok(OrgPolicy { roles: policy.objects("roles", role)? })
}

fn role(mut role: Members) -> Result<PolicyRole, Wrong> {
    Ok(PolicyRole {
        role_id: role.text("role_id")?.unwrap_or_default(),
        description: role.text("description")?.unwrap_or_default(),
        permissions: role.objects("permissions", permission)?,
    })
}

fn resource(mut resource: Members) -> Result<PolicyResource, Wrong> {
    Ok(PolicyResource {
        resource_id: resource.text("resource_id")?.unwrap_or_default(),
        description: resource.text("description")?.unwrap_or_default(),
        actions: resource.texts("actions")?,
    })
}

fn scope(mut scope: Members) -> Result<PolicyScope, Wrong> {
    Ok(PolicyScope {
        scope: scope.text("scope")?.unwrap_or_default(),
        description: scope.text("description")?.unwrap_or_default(),
        permissions: scope.objects("permissions", permission)?,
    })
}

fn permission(mut permission: Members) -> Result<Permission, Wrong> {
    Ok(Permission {
        resource_id: permission.text("resource_id")?.unwrap_or_default(),
        actions: permission.texts("actions")?,
    })
}
