//! Types about oauth.

use serde::Deserialize;

use crate::values::{Secret, Timestamp, or_default};

/// Tokens of a member's GitHub registration.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GithubProviderInfo {
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// Every tenant ID the OAuth provider returned, such as HubSpot Hub IDs or GitHub organization IDs; some
    /// providers return none.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_tenant_ids: Vec<String>,
    /// OAuth access token for calling the provider's API on behalf of the User or Member.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token: Secret,
    /// OAuth scopes that the provider granted.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
}

/// Tokens of a member's HubSpot registration.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct HubspotProviderInfo {
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly one, so
    /// prefer `provider_tenant_ids`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_tenant_id: String,
    /// OAuth access token for calling the provider's API on behalf of the User or Member.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token: Secret,
    /// Seconds left before the provider's access token expires.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_expires_in: i32,
    /// OAuth scopes that the provider granted.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// Provider's refresh token, for getting a new `access_token` for its API.
    pub refresh_token: Option<Secret>,
}

/// Tokens and scopes that an OAuth provider issued for a member.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OAuthProviderValues {
    /// OAuth scopes that the provider granted.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// OAuth access token for calling the provider's API on behalf of the User or Member.
    pub access_token: Option<Secret>,
    /// Provider's refresh token, for getting a new `access_token` for its API.
    pub refresh_token: Option<Secret>,
    /// Expiry time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub expires_at: Option<Timestamp>,
    /// OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider.
    pub id_token: Option<Secret>,
}

/// Tokens of a member's registration at an OIDC SSO connection.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OidcProviderInfo {
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider.
    #[serde(default, deserialize_with = "or_default")]
    pub id_token: Secret,
    /// OAuth access token for calling the provider's API on behalf of the User or Member.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token: Secret,
    /// Seconds left before the provider's access token expires.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_expires_in: i32,
    /// OAuth scopes that the provider granted.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// Unique ID of the SSO connection.
    #[serde(default, deserialize_with = "or_default")]
    pub connection_id: String,
    /// Provider's refresh token, for getting a new `access_token` for its API.
    pub refresh_token: Option<Secret>,
}

/// Tokens of a member's Slack registration, with those of the Slack bot.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SlackProviderInfo {
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly one, so
    /// prefer `provider_tenant_ids`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_tenant_id: String,
    /// OAuth access token for calling the provider's API on behalf of the User or Member.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token: Secret,
    /// OAuth scopes that the provider granted.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// Slack token for calling the API as the bot; `bot_scopes` lists what it may do.
    #[serde(default, deserialize_with = "or_default")]
    pub bot_access_token: Secret,
    /// Slack scopes granted to the bot.
    #[serde(default, deserialize_with = "or_default")]
    pub bot_scopes: Vec<String>,
}
