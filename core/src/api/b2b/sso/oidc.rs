//! OpenID Connect connections.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{OidcConnection, SsoIdentityProvider};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, MemberCredential, Secret, lenient_integer};
use crate::wire::{Encoder, Endpoint};

/// Creates an OIDC connection.
///
/// It becomes active once `update_connection` has filled in the provider's details.
///
/// `POST /v1/b2b/sso/oidc/{organization_id}`, returns [`CreateConnectionResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/create-oidc-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct CreateConnection {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Readable name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<SsoIdentityProvider>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl CreateConnection {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            display_name: None,
            identity_provider: None,
            member_credential: None,
        }
    }

    /// Readable name of the connection.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    pub fn identity_provider(mut self, identity_provider: impl Into<SsoIdentityProvider>) -> Self {
        self.identity_provider = Some(identity_provider.into());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for CreateConnection {
    type Response = CreateConnectionResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.sso.oidc.create_connection", "/v1/b2b/sso/oidc/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`CreateConnection`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CreateConnectionResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// OIDC connection that was created or updated.
    pub connection: Option<OidcConnection>,
}

/// Updates an OIDC connection.
///
/// A new `issuer` makes Stytch read the provider's metadata and fill in `authorization_url`, `token_url`,
/// `userinfo_url` and `jwks_url`; values in the request win. `client_id` and `client_secret` are never inferred.
/// The connection turns active when these seven are set.
///
/// `PUT /v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}`, returns [`UpdateConnectionResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/update-oidc-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct UpdateConnection {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Unique ID of the OIDC connection.
    #[serde(skip)]
    pub connection_id: String,
    /// Readable name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// OAuth 2.0 client ID that the IdP issued for this connection, used in login attempts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// OAuth 2.0 client secret that the IdP issued for this connection, used in login attempts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
    /// Case-sensitive `https://` URL that identifies the IdP; the IdP supplies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// IdP's URL that starts an OAuth login.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// URL of the identity provider's token endpoint, which issues OAuth 2.0 access tokens and OIDC ID tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// URL of the identity provider's OIDC UserInfo endpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub userinfo_url: Option<String>,
    /// URL of the key set (JWKS) that verifies tokens of the IdP; the IdP supplies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks_url: Option<String>,
    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<SsoIdentityProvider>,
    /// Space-separated scopes to ask the IdP for, URL encoded with `%20` for each space, such as `openid%20email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_scopes: Option<String>,
    /// Map between IdP user attributes and Stytch values; the results are stored in the Member's trusted metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_mapping: Option<JsonObject>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl UpdateConnection {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            connection_id: connection_id.into(),
            display_name: None,
            client_id: None,
            client_secret: None,
            issuer: None,
            authorization_url: None,
            token_url: None,
            userinfo_url: None,
            jwks_url: None,
            identity_provider: None,
            custom_scopes: None,
            attribute_mapping: None,
            member_credential: None,
        }
    }

    /// Readable name of the connection.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// OAuth 2.0 client ID that the IdP issued for this connection, used in login attempts.
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

    /// OAuth 2.0 client secret that the IdP issued for this connection, used in login attempts.
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }

    /// Case-sensitive `https://` URL that identifies the IdP; the IdP supplies it.
    pub fn issuer(mut self, issuer: impl Into<String>) -> Self {
        self.issuer = Some(issuer.into());
        self
    }

    /// IdP's URL that starts an OAuth login.
    pub fn authorization_url(mut self, authorization_url: impl Into<String>) -> Self {
        self.authorization_url = Some(authorization_url.into());
        self
    }

    /// URL of the identity provider's token endpoint, which issues OAuth 2.0 access tokens and OIDC ID tokens.
    pub fn token_url(mut self, token_url: impl Into<String>) -> Self {
        self.token_url = Some(token_url.into());
        self
    }

    /// URL of the identity provider's OIDC UserInfo endpoint.
    pub fn userinfo_url(mut self, userinfo_url: impl Into<String>) -> Self {
        self.userinfo_url = Some(userinfo_url.into());
        self
    }

    /// URL of the key set (JWKS) that verifies tokens of the IdP; the IdP supplies it.
    pub fn jwks_url(mut self, jwks_url: impl Into<String>) -> Self {
        self.jwks_url = Some(jwks_url.into());
        self
    }

    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    pub fn identity_provider(mut self, identity_provider: impl Into<SsoIdentityProvider>) -> Self {
        self.identity_provider = Some(identity_provider.into());
        self
    }

    /// Space-separated scopes to ask the IdP for, URL encoded with `%20` for each space, such as `openid%20email`.
    pub fn custom_scopes(mut self, custom_scopes: impl Into<String>) -> Self {
        self.custom_scopes = Some(custom_scopes.into());
        self
    }

    /// Map between IdP user attributes and Stytch values; the results are stored in the Member's trusted metadata.
    pub fn attribute_mapping(
        mut self,
        attribute_mapping: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.attribute_mapping =
            Some(attribute_mapping.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for UpdateConnection {
    type Response = UpdateConnectionResponse;

    const OPERATION: &'static Operation = &Operation::put(
        "b2b.sso.oidc.update_connection",
        "/v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`UpdateConnection`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UpdateConnectionResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// OIDC connection that was created or updated.
    pub connection: Option<OidcConnection>,
    /// Problem found when Stytch could not read the issuer's well-known metadata document; the update itself still
    /// succeeds.
    pub warning: Option<String>,
}
