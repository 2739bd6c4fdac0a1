//! Groups of an identity provider.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::format::export;
use crate::model::contact;
use crate::model::member::within;
use crate::table::Row;

/// A group that a provider has pushed. Its members know that they belong to it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    pub(crate) connection_id: String,
    pub(crate) name: String,
    /// The id of the group at the provider.
    pub(crate) external_id: Option<String>,
    #[serde(with = "export::time")]
    pub(crate) created_at: Duration,
    #[serde(with = "export::time")]
    pub(crate) updated_at: Duration,
}

/// What groups are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    Id,
    Connection,
    /// The name as [`contact::key`], [within] the connection.
    Name,
    /// The id at the provider, [within] the connection.
    ExternalId,
}

impl Row for Group {
    type By = By;

    fn keys(&self) -> Vec<(By, String)> {
        let within = |key: &str| within(&self.connection_id, key);
        let external_id = self.external_id.as_ref().map(|id| (By::ExternalId, within(id)));
        let keys = [
            (By::Id, self.id.clone()),
            (By::Connection, self.connection_id.clone()),
            (By::Name, within(&contact::key(&self.name))),
        ];
        keys.into_iter().chain(external_id).collect()
    }

    fn is_unique(by: By) -> bool {
        by == By::Id
    }
}

impl Group {
    /// The group in Stytch's responses.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "group_id": self.id,
            "group_name": self.name,
            "organization_id": self.organization_id,
            "connection_id": self.connection_id,
        })
    }
}
