//! Types about password.

use serde::Deserialize;

use crate::api::models::LudsFeedback;
use crate::values::or_default;

/// Advice on making a password stronger, for showing to the user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PasswordFeedback {
    /// Warning to show the end user when the password is valid yet not strong enough; filled by `zxcvbn` checks.
    #[serde(default, deserialize_with = "or_default")]
    pub warning: String,
    /// Tips for a stronger password, suitable for the end user; filled by `zxcvbn` checks.
    #[serde(default, deserialize_with = "or_default")]
    pub suggestions: Vec<String>,
    /// Which LUDS requirements the password meets and which it still lacks, for telling the person what to change.
    pub luds_requirements: Option<LudsFeedback>,
}
