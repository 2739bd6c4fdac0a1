//! Sign-In with Ethereum (EIP-4361).

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;

/// The parameters of a message.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Siwe {
    pub(crate) domain: String,
    pub(crate) uri: String,
    pub(crate) resources: Vec<String>,
    pub(crate) chain_id: u64,
    pub(crate) statement: Option<String>,
    pub(crate) message_request_id: Option<String>,
    #[serde(with = "export::time")]
    pub(crate) issued_at: Duration,
    #[serde(with = "export::time")]
    pub(crate) not_before: Duration,
}

impl Siwe {
    /// The message for an address, which is in the form with a checksum.
    pub(crate) fn message(&self, address: &str, nonce: &str, expires_at: Duration) -> String {
        let mut message = format!("{} wants you to sign in with your Ethereum account:\n{address}\n\n", self.domain);
        if let Some(statement) = &self.statement {
            message += &format!("{statement}\n");
        }
        message += &format!("\nURI: {}\nVersion: 1\nChain ID: {}\nNonce: {nonce}", self.uri, self.chain_id);
        message += &format!("\nIssued At: {}", to_rfc3339(self.issued_at));
        message += &format!("\nExpiration Time: {}", to_rfc3339(expires_at));
        message += &format!("\nNot Before: {}", to_rfc3339(self.not_before));
        if let Some(id) = &self.message_request_id {
            message += &format!("\nRequest ID: {id}");
        }
        if !self.resources.is_empty() {
            message += &format!("\nResources:\n- {}", self.resources.join("\n- "));
        }
        message
    }

    /// The parameters in the response to the login.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "domain": self.domain,
            "uri": self.uri,
            "chain_id": self.chain_id.to_string(),
            "resources": self.resources,
            "issued_at": to_rfc3339(self.issued_at),
            "message_request_id": self.message_request_id,
            // The published schema has one here too, and the official SDK for Python requires both.
            "status_code": 200,
            "request_id": "",
        })
    }
}
