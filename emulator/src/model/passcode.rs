//! A one-time passcode.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};

use crate::format::export;
use crate::model::binding::Binding;
use crate::model::contact;
use crate::table::Row;

/// A one-time passcode that was sent.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Passcode {
    pub(crate) contact_id: String,
    pub(crate) address: String,
    #[serde(deserialize_with = "delivery_method")]
    pub(crate) delivery_method: export::Word,
    pub(crate) code: String,
    pub(crate) binding: Binding,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

fn delivery_method<'de, D: Deserializer<'de>>(deserializer: D) -> Result<export::Word, D::Error> {
    export::one_of(deserializer, &["email", "sms", "whatsapp"])
}

/// What passcodes are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    ContactId,
    /// The address as [`contact::key`].
    Address,
}

impl Row for Passcode {
    type By = By;

    fn keys(&self) -> Vec<(By, String)> {
        vec![(By::ContactId, self.contact_id.clone()), (By::Address, contact::key(&self.address))]
    }

    fn is_unique(by: By) -> bool {
        by == By::Address
    }
}
