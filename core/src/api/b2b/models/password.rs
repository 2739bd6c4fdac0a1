//! Types about password.

use serde::Deserialize;

use crate::values::or_default;

/// A warning and tips from zxcvbn on a password, for showing to the member.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ZxcvbnFeedback {
    /// Warning to show the end user when the password is valid yet not strong enough; filled by `zxcvbn` checks.
    #[serde(default, deserialize_with = "or_default")]
    pub warning: String,
    /// Tips for a stronger password, suitable for the end user; filled by `zxcvbn` checks.
    #[serde(default, deserialize_with = "or_default")]
    pub suggestions: Vec<String>,
}
