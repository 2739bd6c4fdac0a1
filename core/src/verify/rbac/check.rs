//! Whether roles or scopes allow an action.

use crate::api::b2b::OrgPolicy;
use crate::api::models::{Permission, Policy, PolicyRole};

/// Checks that need no request.
impl Policy {
    /// Whether one of these roles allows the action on the resource.
    pub fn permits_roles(&self, roles: &[impl AsRef<str>], resource_id: &str, action: &str) -> bool {
        permits_roles(&self.roles, roles, resource_id, action)
    }

    /// Whether one of these scopes allows the action on the resource.
    pub fn permits_scopes(&self, scopes: &[impl AsRef<str>], resource_id: &str, action: &str) -> bool {
        let is_held = |scope: &str| scopes.iter().any(|held| held.as_ref() == scope);
        self.scopes
            .iter()
            .filter(|scope| is_held(&scope.scope))
            .any(|scope| permits(&scope.permissions, resource_id, action))
    }
}

/// Checks that need no request.
impl OrgPolicy {
    /// Whether one of these roles is the organization's own, and allows the action on the resource.
    pub fn permits_roles(&self, roles: &[impl AsRef<str>], resource_id: &str, action: &str) -> bool {
        permits_roles(&self.roles, roles, resource_id, action)
    }
}

fn permits_roles(policy: &[PolicyRole], roles: &[impl AsRef<str>], resource_id: &str, action: &str) -> bool {
    let is_held = |role_id: &str| roles.iter().any(|held| held.as_ref() == role_id);
    policy.iter().filter(|role| is_held(&role.role_id)).any(|role| permits(&role.permissions, resource_id, action))
}

fn permits(permissions: &[Permission], resource_id: &str, action: &str) -> bool {
    permissions
        .iter()
        .filter(|permission| permission.resource_id == resource_id)
        .flat_map(|permission| &permission.actions)
        .any(|allowed| allowed == "*" || allowed == action)
}
