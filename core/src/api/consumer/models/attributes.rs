//! Types about attributes.

use serde::{Deserialize, Serialize};

/// The IP address and user agent of an end user, which your server passes on to help Stytch spot fraud.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attributes {
    /// IP address of the end user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// User agent string of the User's client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
}

impl Attributes {
    /// A value with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// IP address of the end user.
    pub fn ip_address(mut self, ip_address: impl Into<String>) -> Self {
        self.ip_address = Some(ip_address.into());
        self
    }

    /// User agent string of the User's client.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }
}
