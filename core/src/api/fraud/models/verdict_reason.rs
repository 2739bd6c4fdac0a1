//! Types about verdict reason.

use serde::Deserialize;

use crate::api::fraud::VerdictAction;
use crate::values::{Timestamp, or_default};

/// The action tied to a verdict reason: the default, and your override if there is one.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct VerdictReasonAction {
    /// Verdict reason, a warning flag of Device Fingerprinting.
    #[serde(default, deserialize_with = "or_default")]
    pub verdict_reason: String,
    /// Action a fingerprint lookup returns for this verdict reason unless an override is set.
    #[serde(default, deserialize_with = "or_default")]
    pub default_action: VerdictAction,
    /// Action that fingerprint lookups return for this verdict reason in place of the default; empty when not
    /// overridden.
    pub override_action: Option<VerdictAction>,
    /// When the override was made, as an RFC 3339 UTC time; empty when there is no override.
    pub override_created_at: Option<Timestamp>,
    /// Note on the override; empty when there is none.
    pub override_description: Option<String>,
}

/// An override that affected a verdict.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct VerdictReasonOverride {
    /// Verdict reason that was overridden.
    #[serde(default, deserialize_with = "or_default")]
    pub verdict_reason: String,
    /// Action that was applied for the verdict reason.
    #[serde(default, deserialize_with = "or_default")]
    pub override_action: VerdictAction,
}
