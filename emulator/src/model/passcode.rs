//! A one-time passcode.

use std::time::Duration;

use crate::model::binding::Binding;
use crate::model::contact;
use crate::table::Row;

/// A one-time passcode that was sent.
#[derive(Debug)]
pub(crate) struct Passcode {
    pub(crate) contact_id: String,
    pub(crate) address: String,
    pub(crate) delivery_method: &'static str,
    pub(crate) code: String,
    pub(crate) binding: Binding,
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
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
}
