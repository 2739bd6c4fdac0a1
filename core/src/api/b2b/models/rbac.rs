//! Types about rbac.

use serde::{Deserialize, Serialize};

use crate::api::models::PolicyRole;
use crate::values::or_default;

/// Roles that exist in one organization on top of the policy of the project.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OrgPolicy {
    /// Roles defined for this Organization only.
    #[serde(default, deserialize_with = "or_default")]
    pub roles: Vec<PolicyRole>,
}

impl OrgPolicy {
    /// A value with the required fields.
    pub fn new(roles: impl IntoIterator<Item = PolicyRole>) -> Self {
        Self { roles: roles.into_iter().collect() }
    }
}
