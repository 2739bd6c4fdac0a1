//! Types about security.

use serde::Serialize;

/// Extra conditions for redeeming a token or code: it must come from the IP address or user agent that asked for
/// it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct SecurityOptions {
    /// Whether the link only works from the IP address that requested it.
    pub ip_match_required: bool,
    /// Whether the magic link must be opened with the same user agent that asked for it.
    pub user_agent_match_required: bool,
}

impl SecurityOptions {
    /// A value with the required fields.
    pub fn new(ip_match_required: bool, user_agent_match_required: bool) -> Self {
        Self { ip_match_required, user_agent_match_required }
    }
}
