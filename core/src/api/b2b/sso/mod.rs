//! Single sign-on and its connections.

pub mod external;
pub mod oidc;
pub mod saml;

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{
    ExternalConnection, Member, MemberSession, MfaRequired, OidcConnection, Organization, PrimaryRequired,
    SamlConnection,
};
use crate::api::models::{DeviceInfo, Locale};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, MemberCredential, Pkce, Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Project, start_url};

/// Logs a member in with the token from a finished SSO flow.
///
/// The session lasts 60 minutes unless `session_duration_minutes` says otherwise; pass `session_token` or
/// `session_jwt` to add to an existing one. When `member_authenticated` is `false`, there is only an
/// `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
/// `recovery_codes.recover`.
///
/// `POST /v1/b2b/sso/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/sso-authenticate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// SSO token to authenticate.
    pub sso_token: Secret,
    /// PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device
    /// that started it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pkce_code_verifier: Option<Secret>,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English
    /// when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Intermediate session token to add this factor to. It turns into a session once the Organization's login and
    /// MFA rules are met; otherwise the same token is returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intermediate_session_token: Option<Secret>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(sso_token: impl Into<Secret>) -> Self {
        Self {
            sso_token: sso_token.into(),
            pkce_code_verifier: None,
            session_token: None,
            session_jwt: None,
            session_duration_minutes: None,
            session_custom_claims: None,
            locale: None,
            intermediate_session_token: None,
            telemetry_id: None,
        }
    }

    /// PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device
    /// that started it.
    pub fn pkce_code_verifier(mut self, pkce_code_verifier: impl Into<Secret>) -> Self {
        self.pkce_code_verifier = Some(pkce_code_verifier.into());
        self
    }

    /// Token of the Member's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the Member's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    pub fn session_duration_minutes(mut self, session_duration_minutes: i32) -> Self {
        self.session_duration_minutes = Some(session_duration_minutes);
        self
    }

    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    pub fn session_custom_claims(
        mut self,
        session_custom_claims: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.session_custom_claims =
            Some(session_custom_claims.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English
    /// when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Intermediate session token to add this factor to. It turns into a session once the Organization's login and
    /// MFA rules are met; otherwise the same token is returned.
    pub fn intermediate_session_token(mut self, intermediate_session_token: impl Into<Secret>) -> Self {
        self.intermediate_session_token = Some(intermediate_session_token.into());
        self
    }

    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    pub fn telemetry_id(mut self, telemetry_id: impl Into<String>) -> Self {
        self.telemetry_id = Some(telemetry_id.into());
        self
    }
}

impl Endpoint for Authenticate {
    type Response = AuthenticateResponse;

    const OPERATION: &'static Operation = &Operation::post("b2b.sso.authenticate", "/v1/b2b/sso/authenticate");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Authenticate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AuthenticateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// Unique ID of the Organization.
    pub organization_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// Deprecated; do not rely on it.
    #[serde(default, deserialize_with = "or_default")]
    pub reset_session: bool,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// Intermediate session token holding the SSO factor, valid for 10 minutes by default; if not empty, the Member
    /// must still complete an MFA step. Discovery calls refuse it.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// Whether the Member is fully logged in; `false` means an MFA step is still due.
    #[serde(default, deserialize_with = "or_default")]
    pub member_authenticated: bool,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// The Member's session; absent while an MFA step is still due.
    pub member_session: Option<MemberSession>,
    /// What MFA the Organization asks for and how the Member can complete it.
    pub mfa_required: Option<MfaRequired>,
    /// Primary authentication the Member must still complete to log in to the Organization.
    pub primary_required: Option<PrimaryRequired>,
    /// Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint
    /// was found.
    pub member_device: Option<DeviceInfo>,
    /// Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none.
    pub intermediate_session_token_expires_at: Option<Timestamp>,
}

/// Deletes an SSO connection of any kind.
///
/// `DELETE /v1/b2b/sso/{organization_id}/connections/{connection_id}`, returns [`DeleteConnectionResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/delete-sso-connection).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteConnection {
    /// ID of the Organization that owns the SSO connection; its slug or external ID works too.
    pub organization_id: String,
    /// ID of the SSO connection to delete: SAML, OIDC or External.
    pub connection_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl DeleteConnection {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), connection_id: connection_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for DeleteConnection {
    type Response = DeleteConnectionResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("b2b.sso.delete_connection", "/v1/b2b/sso/{organization_id}/connections/{connection_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`DeleteConnection`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteConnectionResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the deleted SSO connection.
    pub connection_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Lists an organization's SAML, OIDC and external SSO connections.
///
/// `GET /v1/b2b/sso/{organization_id}`, returns [`GetConnectionsResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/get-sso-connections).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct GetConnections {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl GetConnections {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for GetConnections {
    type Response = GetConnectionsResponse;

    const OPERATION: &'static Operation = &Operation::get("b2b.sso.get_connections", "/v1/b2b/sso/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`GetConnections`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetConnectionsResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// SAML connections of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub saml_connections: Vec<SamlConnection>,
    /// OIDC connections of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub oidc_connections: Vec<OidcConnection>,
    /// External SSO connections the Organization owns.
    #[serde(default, deserialize_with = "or_default")]
    pub external_connections: Vec<ExternalConnection>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// The URL at which a login through an SSO connection (SAML or OIDC) begins. `Display` writes it, for a link or a
/// redirect.
///
/// After the login, the browser arrives at the login or sign-up redirect URL. There,
/// [`Redirect`](crate::login::Redirect) reads the token that [`Authenticate`] takes. A login through a connection
/// that was created after the project got its custom domain must begin on that domain; see
/// [`Project::with_base_url`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/sso/shared/start-sso-authenticate).
///
/// ```
/// use stytch_core::{Project, b2b::sso::StartUrl};
///
/// let project = Project::new("project-test-1", "secret-test-1")?;
/// let url = StartUrl::of_connection(&project, "public-token-test-1", "saml-connection-1")?;
/// assert_eq!(
///     url.to_string(),
///     "https://test.stytch.com/v1/public/sso/start\
///      ?public_token=public-token-test-1&connection_id=saml-connection-1"
/// );
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it does nothing until a browser opens it"]
pub struct StartUrl(start_url::StartUrl);

impl StartUrl {
    /// Creates the URL for a login through the connection with this id. The public token is in the dashboard, and
    /// is not a secret.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::Build`], which names the argument, if `public_token` or `connection_id` is empty, or if
    /// the public token is certainly none, such as a secret or one of another environment.
    pub fn of_connection(
        project: &Project,
        public_token: impl Into<String>,
        connection_id: impl Into<String>,
    ) -> Result<Self, Error> {
        let url = start_url::StartUrl::new(project, "/v1/public/sso/start", public_token.into())?;
        let url = url.set_required("connection_id", connection_id.into())?;
        Ok(Self(url))
    }

    /// Creates the URL for a login through the default connection of the organization with this id or external id.
    /// The public token is in the dashboard, and is not a secret.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::Build`], which names the argument, if `public_token` or `organization_id` is empty, or
    /// if the public token is certainly none, such as a secret or one of another environment.
    pub fn of_organization(
        project: &Project,
        public_token: impl Into<String>,
        organization_id: impl Into<String>,
    ) -> Result<Self, Error> {
        let url = start_url::StartUrl::new(project, "/v1/public/sso/start", public_token.into())?;
        let url = url.set_required("organization_id", organization_id.into())?;
        Ok(Self(url))
    }

    /// URL at which existing members arrive with the token; one of the login redirect URLs in the dashboard.
    /// Default: the project's default login redirect URL.
    pub fn login_redirect_url(self, url: impl Into<String>) -> Self {
        Self(self.0.set("login_redirect_url", url))
    }

    /// URL at which new members arrive with the token; one of the sign-up redirect URLs in the dashboard. Default:
    /// the project's default sign-up redirect URL.
    pub fn signup_redirect_url(self, url: impl Into<String>) -> Self {
        Self(self.0.set("signup_redirect_url", url))
    }

    /// Scopes to request from the identity provider, in addition to those that Stytch needs.
    pub fn custom_scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_scopes("custom_scopes", scopes))
    }

    /// Ties the login to this verifier: authenticating the token then requires it as `pkce_code_verifier`.
    pub fn pkce(self, pkce: &Pkce) -> Self {
        Self(self.0.set("pkce_code_challenge", pkce.challenge()))
    }
}

/// Writes the URL.
impl fmt::Display for StartUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
