//! Members' logins through OAuth providers.

pub mod discovery;

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{Member, MemberSession, MfaRequired, OAuthProviderValues, Organization, PrimaryRequired};
use crate::api::models::{DeviceInfo, Locale};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Pkce, Secret, Timestamp, lenient_integer, open_enum, or_default};
use crate::wire::{Encoder, Endpoint, Project, start_url};

/// Logs a member in with the token from a finished OAuth flow.
///
/// The session lasts 60 minutes unless `session_duration_minutes` says otherwise. When `member_authenticated` is
/// `false`, there is only an `intermediate_session_token`: see `mfa_required`, or `primary_required` if the
/// provider does not verify email addresses.
///
/// `POST /v1/b2b/oauth/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/authenticate-oauth).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// OAuth token to authenticate, from the `token` query parameter of your redirect URL.
    pub oauth_token: Secret,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// JWT of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device
    /// that started it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pkce_code_verifier: Option<Secret>,
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
    pub fn new(oauth_token: impl Into<Secret>) -> Self {
        Self {
            oauth_token: oauth_token.into(),
            session_token: None,
            session_duration_minutes: None,
            session_jwt: None,
            session_custom_claims: None,
            pkce_code_verifier: None,
            locale: None,
            intermediate_session_token: None,
            telemetry_id: None,
        }
    }

    /// Token of the Member's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    pub fn session_duration_minutes(mut self, session_duration_minutes: i32) -> Self {
        self.session_duration_minutes = Some(session_duration_minutes);
        self
    }

    /// JWT of the Member's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
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

    /// PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device
    /// that started it.
    pub fn pkce_code_verifier(mut self, pkce_code_verifier: impl Into<Secret>) -> Self {
        self.pkce_code_verifier = Some(pkce_code_verifier.into());
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

    const OPERATION: &'static Operation = &Operation::post("b2b.oauth.authenticate", "/v1/b2b/oauth/authenticate");

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
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// Unique ID of the Organization.
    pub organization_id: String,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// Deprecated; do not rely on it.
    #[serde(default, deserialize_with = "or_default")]
    pub reset_sessions: bool,
    /// Whether the Member is fully logged in; `false` means an MFA step is still due.
    #[serde(default, deserialize_with = "or_default")]
    pub member_authenticated: bool,
    /// Intermediate session token holding the OAuth factor, valid for 10 minutes by default; if not empty, the
    /// Member must still complete an MFA step.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// The Member's session; absent while an MFA step is still due.
    pub member_session: Option<MemberSession>,
    /// Tokens, scopes and other values from the OAuth provider. Only Microsoft returns an `id_token`; Google One
    /// Tap returns no access or refresh token.
    pub provider_values: Option<OAuthProviderValues>,
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

open_enum! {
    /// An OAuth provider that members can log in with, if the project has it set up and the organization allows it.
    pub enum Provider {
        /// GitHub.
        GitHub = "github",
        /// Google.
        Google = "google",
        /// HubSpot.
        HubSpot = "hubspot",
        /// Microsoft.
        Microsoft = "microsoft",
        /// Slack.
        Slack = "slack",
    }
}

/// The URL at which an OAuth login to a known organization begins. `Display` writes it, for a link or a redirect.
///
/// After the login, the browser arrives at the login or sign-up redirect URL. There,
/// [`Redirect`](crate::login::Redirect) reads the token that [`Authenticate`] takes. If the organization is not
/// known yet, use [`discovery::StartUrl`] instead.
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/oauth/overview).
///
/// ```
/// use stytch_core::Project;
/// use stytch_core::b2b::oauth::{Provider, StartUrl};
///
/// let project = Project::new("project-live-1", "secret-live-1")?
///     .with_base_url("https://login.example.com")?;
/// let provider = Provider::Microsoft;
/// let url = StartUrl::of_slug(&project, provider, "public-token-live-1", "acme")?;
/// assert_eq!(
///     url.to_string(),
///     "https://login.example.com/v1/b2b/public/oauth/microsoft/start\
///      ?public_token=public-token-live-1&slug=acme"
/// );
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it does nothing until a browser opens it"]
pub struct StartUrl(start_url::StartUrl);

impl StartUrl {
    /// Creates the URL for a login to the organization with this id. The public token is in the dashboard, and is
    /// not a secret.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::Build`], which names the argument, if `provider`, `public_token` or `organization_id` is
    /// empty, or if `provider` is named `.` or `..`, or if the public token is certainly none, such as a secret or
    /// one of another environment.
    pub fn of_organization(
        project: &Project,
        provider: impl Into<Provider>,
        public_token: impl Into<String>,
        organization_id: impl Into<String>,
    ) -> Result<Self, Error> {
        let path = start_url::provider_path("/v1/b2b/public/oauth/{provider}/start", provider.into().as_str())?;
        let url = start_url::StartUrl::new(project, &path, public_token.into())?;
        let url = url.set_required("organization_id", organization_id.into())?;
        Ok(Self(url))
    }

    /// Creates the URL for a login to the organization with this slug. The public token is in the dashboard, and is
    /// not a secret.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::Build`], which names the argument, if `provider`, `public_token` or `slug` is empty, or
    /// if `provider` is named `.` or `..`, or if the public token is certainly none, such as a secret or one of
    /// another environment.
    pub fn of_slug(
        project: &Project,
        provider: impl Into<Provider>,
        public_token: impl Into<String>,
        slug: impl Into<String>,
    ) -> Result<Self, Error> {
        let path = start_url::provider_path("/v1/b2b/public/oauth/{provider}/start", provider.into().as_str())?;
        let url = start_url::StartUrl::new(project, &path, public_token.into())?;
        let url = url.set_required("slug", slug.into())?;
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

    /// Scopes to request from the provider, in addition to those that Stytch needs.
    pub fn custom_scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_scopes("custom_scopes", scopes))
    }

    /// Ties the login to this verifier: authenticating the token then requires it as `pkce_code_verifier`.
    pub fn pkce(self, pkce: &Pkce) -> Self {
        Self(self.0.set("pkce_code_challenge", pkce.challenge()))
    }

    /// Adds a param for the provider. Its name gets a prefix in the URL: `login_hint` becomes
    /// `provider_login_hint`.
    pub fn provider_param(self, name: &str, value: impl Into<String>) -> Self {
        Self(self.0.set(format!("provider_{name}"), value))
    }
}

/// Writes the URL.
impl fmt::Display for StartUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
