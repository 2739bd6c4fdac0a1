//! The grants of OAuth 2.0 that connected apps use.

use crate::api::models::GrantType;
use crate::api::oauth2::Token;
use crate::values::Secret;

/// A request for each grant.
impl Token {
    /// Exchanges an authorization code for tokens (RFC 6749, section 4.1.3).
    ///
    /// `redirect_uri` must be that of the authorization request. Add a [`client_secret`](Self::client_secret) unless
    /// the client is public, and the [`code_verifier`](Self::code_verifier) if the authorization request had a
    /// challenge (RFC 7636).
    pub fn authorization_code(
        client_id: impl Into<String>,
        code: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        Self::new(GrantType::AuthorizationCode, client_id).code(code).redirect_uri(redirect_uri)
    }

    /// Exchanges a refresh token for a new access token (RFC 6749, section 6).
    ///
    /// Add a [`client_secret`](Self::client_secret) unless the client is public.
    pub fn refresh(client_id: impl Into<String>, refresh_token: impl Into<Secret>) -> Self {
        Self::new(GrantType::RefreshToken, client_id).refresh_token(refresh_token)
    }

    /// Requests a token with the credentials of an M2M client (RFC 6749, section 4.4). The token is not cached;
    /// [`m2m::FetchToken`](crate::m2m::FetchToken) caches it.
    pub fn client_credentials(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self::new(GrantType::ClientCredentials, client_id).client_secret(client_secret)
    }
}
