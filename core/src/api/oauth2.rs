//! The OAuth 2.0 endpoints of a project: tokens for Connected Apps and M2M clients.

use serde::Deserialize;

use crate::api::models::{GrantType, OrganizationClaim, TokenTypeHint};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, one_or_many, or_default};
use crate::wire::{Encoder, Endpoint};

/// Checks whether a token of a Connected App or M2M client is valid, and returns its claims (RFC 7662).
///
/// A success with `active` set to `false` means that the token is not valid. The client authenticates in the form;
/// the project's secret is not sent.
///
/// `POST /v1/public/{project_id}/oauth2/introspect`, returns [`IntrospectResponse`].
/// [Documentation](https://www.rfc-editor.org/rfc/rfc7662).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Introspect {
    /// ID of the Stytch project.
    pub project_id: Option<String>,
    /// Token to check.
    pub token: Secret,
    /// ID of the calling client.
    pub client_id: String,
    /// Secret of the calling client; public clients have none.
    pub client_secret: Option<Secret>,
    /// Type of the token, to find it faster: `access_token` or `refresh_token`.
    pub token_type_hint: Option<TokenTypeHint>,
}

impl Introspect {
    /// A request with the required fields.
    pub fn new(token: impl Into<Secret>, client_id: impl Into<String>) -> Self {
        Self {
            token: token.into(),
            client_id: client_id.into(),
            project_id: None,
            client_secret: None,
            token_type_hint: None,
        }
    }

    /// ID of the Stytch project.
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Secret of the calling client; public clients have none.
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }

    /// Type of the token, to find it faster: `access_token` or `refresh_token`.
    pub fn token_type_hint(mut self, token_type_hint: impl Into<TokenTypeHint>) -> Self {
        self.token_type_hint = Some(token_type_hint.into());
        self
    }
}

impl Endpoint for Introspect {
    type Response = IntrospectResponse;

    const OPERATION: &'static Operation =
        &Operation::form("oauth2.introspect", "/v1/public/{project_id}/oauth2/introspect");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.project_path("project_id", self.project_id.as_deref())?;
        request.form("token", Some(self.token.expose()));
        request.form("client_id", Some(self.client_id.as_str()));
        request.form("client_secret", self.client_secret.as_ref().map(|value| value.expose()));
        request.form("token_type_hint", self.token_type_hint.as_ref().map(|value| value.as_str()));
        Ok(())
    }
}

/// What [`Introspect`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct IntrospectResponse {
    /// Whether the token is valid; every other field is empty if it is not.
    pub active: bool,
    /// Subject of the token: a User, Member or M2M client id.
    pub sub: Option<String>,
    /// Scopes of the token, separated by spaces.
    pub scope: Option<String>,
    /// Client that the token was given to.
    pub client_id: Option<String>,
    /// Kind of the token, such as `access_token`.
    pub token_type: Option<String>,
    /// Human-readable name of the token's subject.
    pub username: Option<String>,
    /// Audiences that the token is meant for.
    #[serde(default, deserialize_with = "one_or_many")]
    pub aud: Vec<String>,
    /// Expiry of the token, in Unix seconds.
    pub exp: Option<i64>,
    /// Time of issue, in Unix seconds.
    pub iat: Option<i64>,
    /// Time before which the token is not valid, in Unix seconds.
    pub nbf: Option<i64>,
    /// Issuer of the token: `stytch.com/` with the project id, or the project's domain.
    pub iss: Option<String>,
    /// Organization that a Member's token belongs to.
    #[serde(rename = "https://stytch.com/organization")]
    pub organization: Option<OrganizationClaim>,
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    pub status_code: Option<i32>,
    /// Claims of the token that have no separate field.
    #[serde(flatten)]
    pub custom_claims: JsonObject,
}

/// Revokes a token of a Connected App (RFC 7009).
///
/// Revoking a refresh token also revokes the access token it came with. The client authenticates in the form; the
/// project's secret is not sent.
///
/// `POST /v1/public/{project_id}/oauth2/revoke`, returns [`RevokeResponse`].
/// [Documentation](https://www.rfc-editor.org/rfc/rfc7009).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Revoke {
    /// ID of the Stytch project.
    pub project_id: Option<String>,
    /// Token to revoke.
    pub token: Secret,
    /// Client that the token was given to.
    pub client_id: String,
    /// Secret of the client; public clients have none.
    pub client_secret: Option<Secret>,
    /// Type of the token, to find it faster: `access_token` or `refresh_token`.
    pub token_type_hint: Option<TokenTypeHint>,
}

impl Revoke {
    /// A request with the required fields.
    pub fn new(token: impl Into<Secret>, client_id: impl Into<String>) -> Self {
        Self {
            token: token.into(),
            client_id: client_id.into(),
            project_id: None,
            client_secret: None,
            token_type_hint: None,
        }
    }

    /// ID of the Stytch project.
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Secret of the client; public clients have none.
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }

    /// Type of the token, to find it faster: `access_token` or `refresh_token`.
    pub fn token_type_hint(mut self, token_type_hint: impl Into<TokenTypeHint>) -> Self {
        self.token_type_hint = Some(token_type_hint.into());
        self
    }
}

impl Endpoint for Revoke {
    type Response = RevokeResponse;

    const OPERATION: &'static Operation = &Operation::form("oauth2.revoke", "/v1/public/{project_id}/oauth2/revoke");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.project_path("project_id", self.project_id.as_deref())?;
        request.form("token", Some(self.token.expose()));
        request.form("client_id", Some(self.client_id.as_str()));
        request.form("client_secret", self.client_secret.as_ref().map(|value| value.expose()));
        request.form("token_type_hint", self.token_type_hint.as_ref().map(|value| value.as_str()));
        Ok(())
    }
}

/// What [`Revoke`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RevokeResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    pub status_code: Option<i32>,
}

/// Issues tokens to an OAuth 2.0 client (RFC 6749).
///
/// With `client_credentials` pass the `client_secret` and optionally a `scope`; with `authorization_code` the
/// `code`, `redirect_uri` and, for PKCE, `code_verifier`; with `refresh_token` the `refresh_token`. The client
/// authenticates in the form; the project's secret is not sent.
///
/// `POST /v1/public/{project_id}/oauth2/token`, returns [`TokenResponse`].
/// [Documentation](https://www.rfc-editor.org/rfc/rfc6749#section-4).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Token {
    /// ID of the Stytch project.
    pub project_id: Option<String>,
    /// How the token is obtained: with client credentials, an authorization code or a refresh token.
    pub grant_type: GrantType,
    /// Client that requests a token.
    pub client_id: String,
    /// Secret of the client; public clients have none.
    pub client_secret: Option<Secret>,
    /// Scopes to request, separated by spaces; Stytch grants all of the client's when unset.
    pub scope: Option<String>,
    /// Authorization code from the redirect.
    pub code: Option<Secret>,
    /// Redirect URI that started the flow; needed with an authorization code.
    pub redirect_uri: Option<String>,
    /// PKCE verifier (RFC 7636) of the challenge that started the flow.
    pub code_verifier: Option<Secret>,
    /// Refresh token to exchange; needed with that grant.
    pub refresh_token: Option<Secret>,
}

impl Token {
    /// A request with the required fields.
    pub fn new(grant_type: impl Into<GrantType>, client_id: impl Into<String>) -> Self {
        Self {
            grant_type: grant_type.into(),
            client_id: client_id.into(),
            project_id: None,
            client_secret: None,
            scope: None,
            code: None,
            redirect_uri: None,
            code_verifier: None,
            refresh_token: None,
        }
    }

    /// ID of the Stytch project.
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Secret of the client; public clients have none.
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }

    /// Scopes to request, separated by spaces; Stytch grants all of the client's when unset.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// Authorization code from the redirect.
    pub fn code(mut self, code: impl Into<Secret>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// Redirect URI that started the flow; needed with an authorization code.
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(redirect_uri.into());
        self
    }

    /// PKCE verifier (RFC 7636) of the challenge that started the flow.
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }

    /// Refresh token to exchange; needed with that grant.
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }
}

impl Endpoint for Token {
    type Response = TokenResponse;

    const OPERATION: &'static Operation = &Operation::form("oauth2.token", "/v1/public/{project_id}/oauth2/token");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.project_path("project_id", self.project_id.as_deref())?;
        request.form("grant_type", Some(self.grant_type.as_str()));
        request.form("client_id", Some(self.client_id.as_str()));
        request.form("client_secret", self.client_secret.as_ref().map(|value| value.expose()));
        request.form("scope", self.scope.as_deref());
        request.form("code", self.code.as_ref().map(|value| value.expose()));
        request.form("redirect_uri", self.redirect_uri.as_deref());
        request.form("code_verifier", self.code_verifier.as_ref().map(|value| value.expose()));
        request.form("refresh_token", self.refresh_token.as_ref().map(|value| value.expose()));
        Ok(())
    }
}

/// What [`Token`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct TokenResponse {
    /// Access token, to be sent as `Authorization: Bearer`.
    pub access_token: Secret,
    /// How to use the token: `bearer`.
    #[serde(default, deserialize_with = "or_default")]
    pub token_type: String,
    /// Seconds until the access token expires.
    #[serde(default, deserialize_with = "or_default")]
    pub expires_in: i32,
    /// Refresh token, if the scope `offline_access` was requested.
    pub refresh_token: Option<Secret>,
    /// OpenID Connect ID token, if the scope `openid` was requested.
    pub id_token: Option<Secret>,
    /// Granted scopes, separated by spaces.
    pub scope: Option<String>,
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    pub status_code: Option<i32>,
}

/// Returns the claims about the User or Member of an access token (OpenID Connect).
///
/// The scopes of the token determine which claims are returned.
///
/// `GET /v1/public/{project_id}/oauth2/userinfo`, returns [`UserinfoResponse`].
/// [Documentation](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Userinfo {
    /// ID of the Stytch project.
    pub project_id: Option<String>,
    /// Access token of the User or Member, sent as `Authorization: Bearer`.
    pub access_token: Secret,
}

impl Userinfo {
    /// A request with the required fields.
    pub fn new(access_token: impl Into<Secret>) -> Self {
        Self { access_token: access_token.into(), project_id: None }
    }

    /// ID of the Stytch project.
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }
}

impl Endpoint for Userinfo {
    type Response = UserinfoResponse;

    const OPERATION: &'static Operation =
        &Operation::bearer("oauth2.userinfo", "/v1/public/{project_id}/oauth2/userinfo");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.project_path("project_id", self.project_id.as_deref())?;
        request.bearer("access_token", &self.access_token)
    }
}

/// What [`Userinfo`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UserinfoResponse {
    /// Subject of the token: a User or Member id.
    pub sub: String,
    /// Full name, with the scope `profile`.
    pub name: Option<String>,
    /// Given name (first name) of the person.
    pub given_name: Option<String>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Family name (last name).
    pub family_name: Option<String>,
    /// URL of a portrait.
    pub picture: Option<String>,
    /// Language of the person, such as `en-US`.
    pub locale: Option<String>,
    /// Email address, with the scope `email`.
    pub email: Option<String>,
    /// Whether the email address is verified.
    pub email_verified: Option<bool>,
    /// Phone number in E.164 form, with the scope `phone`.
    pub phone_number: Option<String>,
    /// Whether the phone number is verified.
    pub phone_number_verified: Option<bool>,
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    pub status_code: Option<i32>,
    /// Claims that have no separate field.
    #[serde(flatten)]
    pub custom_claims: JsonObject,
}
