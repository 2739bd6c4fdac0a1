//! Types about oauth.

use serde::Deserialize;

use crate::values::{Secret, Timestamp, or_default};

/// Tokens and scopes that an OAuth provider issued for a user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OAuthProviderValues {
    /// OAuth access token for calling the provider's API on behalf of the User or Member.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token: Secret,
    /// Provider's refresh token, for getting a new `access_token` for its API.
    #[serde(default, deserialize_with = "or_default")]
    pub refresh_token: Secret,
    /// OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider.
    #[serde(default, deserialize_with = "or_default")]
    pub id_token: Secret,
    /// OAuth scopes that the provider granted.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// Expiry time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub expires_at: Option<Timestamp>,
}
