//! Types about totp.

use serde::Deserialize;

use crate::values::{Secret, or_default};

/// A TOTP registration together with its recovery codes.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct TotpWithRecoveryCodes {
    /// ID of the TOTP registration.
    #[serde(default, deserialize_with = "or_default")]
    pub totp_id: String,
    /// Whether the User has authenticated with this factor at least once.
    #[serde(default, deserialize_with = "or_default")]
    pub verified: bool,
    /// Recovery codes that stand in for the authenticator app or other MFA method.
    #[serde(default, deserialize_with = "or_default")]
    pub recovery_codes: Vec<Secret>,
}
