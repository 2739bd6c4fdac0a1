//! Types about oauth2.

use serde::Deserialize;

use crate::values::{open_enum, or_default};

/// The organization in a Member's token.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OrganizationClaim {
    /// ID of the organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// Slug of the organization, as it stands in its URLs.
    #[serde(alias = "slug", default, deserialize_with = "or_default")]
    pub organization_slug: String,
}

open_enum! {
    /// How an OAuth 2.0 client obtains a token (RFC 6749).
    pub enum GrantType {
        /// The client acts for itself: machine to machine.
        ClientCredentials = "client_credentials",
        /// The client exchanges an authorization code.
        AuthorizationCode = "authorization_code",
        /// The client exchanges a refresh token for a new access token.
        RefreshToken = "refresh_token",
    }
}

open_enum! {
    /// The type of a token (RFC 7009, RFC 7662).
    pub enum TokenTypeHint {
        /// An access token.
        AccessToken = "access_token",
        /// A refresh token.
        RefreshToken = "refresh_token",
    }
}
