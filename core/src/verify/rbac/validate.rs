//! Validation of an organization's policy against that of the project.

use std::collections::BTreeSet;

use crate::api::b2b::OrgPolicy;
use crate::api::models::{Permission, Policy};
use crate::error::{BuildError, Error};

/// Validation before an upload.
impl OrgPolicy {
    /// Validates this policy against that of the project, before it is uploaded with
    /// [`SetOrgPolicy`](crate::b2b::rbac::organizations::SetOrgPolicy).
    ///
    /// Each role must have an id that is unique in this policy and that of the project. Permissions must name resources
    /// of the project, and actions of these resources or only `*`.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the first invalid place, such as `org_policy.roles[0].permissions[1].actions[0]`.
    pub fn validate(&self, project: &Policy) -> Result<(), Error> {
        let mut ids: BTreeSet<&str> = project.roles.iter().map(|role| role.role_id.as_str()).collect();
        for (index, role) in self.roles.iter().enumerate() {
            let place = format!("org_policy.roles[{index}]");
            if role.role_id.is_empty() {
                return Err(BuildError::invalid(place + ".role_id", "must not be empty").into());
            }
            if !ids.insert(&role.role_id) {
                return Err(BuildError::invalid(
                    place + ".role_id",
                    "is the id of another role, of the project or of this policy",
                )
                .into());
            }
            for (index, permission) in role.permissions.iter().enumerate() {
                validate_permission(&format!("{place}.permissions[{index}]"), permission, project)?;
            }
        }
        Ok(())
    }
}

fn validate_permission(place: &str, permission: &Permission, project: &Policy) -> Result<(), BuildError> {
    let resource = project.resources.iter().find(|resource| resource.resource_id == permission.resource_id);
    let Some(resource) = resource else {
        return Err(BuildError::invalid(format!("{place}.resource_id"), "is not a resource of the project"));
    };
    if permission.actions.is_empty() {
        return Err(BuildError::invalid(format!("{place}.actions"), "must not be empty"));
    }
    if permission.actions == ["*"] {
        return Ok(());
    }
    for (index, action) in permission.actions.iter().enumerate() {
        let problem = match action.as_str() {
            "*" => "allows everything, so it must be the only action",
            action if action.trim().is_empty() => "must not be empty",
            _ if resource.actions.contains(action) => continue,
            _ => "is not an action of the resource",
        };
        return Err(BuildError::invalid(format!("{place}.actions[{index}]"), problem));
    }
    Ok(())
}
