//! What an identity provider has pushed about a member.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::model::contact;
use crate::model::scim::attributes::attributes;

/// A member as an identity provider knows them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct User {
    pub(crate) registration_id: String,
    pub(crate) connection_id: String,
    /// The attributes of the standard, without the id and groups.
    pub(crate) resource: Map<String, Value>,
    pub(crate) groups: Vec<Membership>,
}

/// A group that a member belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Membership {
    pub(crate) group_id: String,
    pub(crate) name: String,
}

impl User {
    pub(crate) fn text(&self, attribute: &str) -> Option<&str> {
        self.resource.get(attribute).and_then(Value::as_str)
    }

    /// The user name, as it is compared with others.
    pub(crate) fn name_key(&self) -> String {
        contact::key(self.text("userName").unwrap_or_default())
    }

    pub(crate) fn external_id(&self) -> Option<&str> {
        self.text("externalId")
    }

    /// The groups in resources of the standard.
    pub(crate) fn groups_json(&self) -> Vec<Value> {
        self.groups.iter().map(|group| json!({ "value": group.group_id, "display": group.name })).collect()
    }

    /// What was pushed, as a part of the member.
    pub(crate) fn to_json(&self, member_id: &str) -> Value {
        json!({
            "connection_id": self.connection_id,
            "registration_id": self.registration_id,
            "external_id": self.external_id(),
            "scim_attributes": attributes(self, member_id),
        })
    }
}
