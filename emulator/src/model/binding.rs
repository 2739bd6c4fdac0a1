//! What ties a link or passcode to the request that sent it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What the request that sent a link or passcode said about who asks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Binding {
    /// The `code_challenge` of PKCE.
    pub(crate) challenge: Option<String>,
    pub(crate) attributes: Attributes,
}

/// What a request says about the device of a person; empty when unknown.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attributes {
    pub(crate) ip_address: String,
    pub(crate) user_agent: String,
}

impl Attributes {
    pub(crate) fn to_json(&self) -> Value {
        json!({ "ip_address": self.ip_address, "user_agent": self.user_agent })
    }
}
