//! Types about idp.

use serde::Deserialize;

use crate::values::or_default;

/// One scope that an OAuth client asked for, and whether the person signing in is able to grant it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScopeResult {
    /// Name of the scope.
    #[serde(default, deserialize_with = "or_default")]
    pub scope: String,
    /// Readable description of the scope, as written in the RBAC policy.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Whether the Member has the permissions needed to grant the scope.
    #[serde(default, deserialize_with = "or_default")]
    pub is_grantable: bool,
}
