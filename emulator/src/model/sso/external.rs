//! Connections of an organization that use one of another organization.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::sso::Assignments;

/// The connection of another organization that is used, and the roles of those who log in with it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct External {
    pub(crate) organization_id: String,
    pub(crate) connection_id: String,
    pub(crate) assignments: Assignments,
}

impl External {
    pub(super) fn to_json(&self) -> Value {
        json!({
            "external_organization_id": self.organization_id,
            "external_connection_id": self.connection_id,
            "external_connection_implicit_role_assignments": self.assignments.all,
            "external_group_implicit_role_assignments": self.assignments.groups,
        })
    }
}
