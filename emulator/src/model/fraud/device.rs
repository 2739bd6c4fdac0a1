//! The devices that users and members have logged in with.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::table::{Limit, Row};

/// An attribute of a device with which a user or member has logged in.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Seen {
    pub(crate) owner_id: String,
    /// The name and value of the attribute.
    pub(crate) attribute: String,
    #[serde(with = "export::time")]
    pub(crate) first: Duration,
    #[serde(with = "export::time")]
    pub(crate) last: Duration,
}

/// What seen attributes are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    Owner,
    /// The attribute of a device of the owner, as [`of`].
    Attribute,
}

/// The key of an attribute of a device of this owner.
pub(crate) fn of(owner_id: &str, attribute: &str) -> String {
    format!("{owner_id} {attribute}")
}

impl Row for Seen {
    type By = By;

    const LIMIT: Option<Limit<By>> = Some(Limit::WithKey(By::Owner, 1000));

    fn keys(&self) -> Vec<(By, String)> {
        vec![(By::Owner, self.owner_id.clone()), (By::Attribute, of(&self.owner_id, &self.attribute))]
    }

    fn is_unique(by: By) -> bool {
        by == By::Attribute
    }
}

impl Seen {
    /// The attribute as a part of a device, as it was before this login.
    pub(crate) fn to_json(&self, is_new: bool) -> Value {
        json!({
            "is_new": is_new,
            "first_seen_at": to_rfc3339(self.first),
            "last_seen_at": to_rfc3339(self.last),
        })
    }
}
