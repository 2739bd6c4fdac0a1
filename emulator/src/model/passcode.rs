//! A one-time passcode.

use std::time::Duration;

/// A one-time passcode that was sent.
#[derive(Debug)]
pub(crate) struct Passcode {
    pub(crate) contact_id: String,
    pub(crate) address: String,
    pub(crate) delivery_method: &'static str,
    pub(crate) code: String,
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}
