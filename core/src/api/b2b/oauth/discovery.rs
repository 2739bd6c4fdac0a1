//! Discovery through OAuth providers.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::DiscoveredOrganization;
use crate::api::b2b::oauth::Provider;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Pkce, Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Project, start_url};

/// Exchanges a discovery OAuth token for an intermediate session.
///
/// The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
/// create an organization with it.
///
/// `POST /v1/b2b/oauth/discovery/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-oauth).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// Token from the discovery OAuth redirect.
    pub discovery_oauth_token: Secret,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. The
    /// `session_jwt` itself always lasts five minutes.
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
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(discovery_oauth_token: impl Into<Secret>) -> Self {
        Self {
            discovery_oauth_token: discovery_oauth_token.into(),
            session_token: None,
            session_duration_minutes: None,
            session_jwt: None,
            session_custom_claims: None,
            pkce_code_verifier: None,
        }
    }

    /// Token of the Member's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. The
    /// `session_jwt` itself always lasts five minutes.
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
}

impl Endpoint for Authenticate {
    type Response = AuthenticateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.oauth.discovery.authenticate", "/v1/b2b/oauth/discovery/authenticate");

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
    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// Email address of the Member or end user.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address: String,
    /// Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a
    /// shared email domain.
    #[serde(default, deserialize_with = "or_default")]
    pub discovered_organizations: Vec<DiscoveredOrganization>,
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly one, so
    /// prefer `provider_tenant_ids`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_tenant_id: String,
    /// Every tenant ID the OAuth provider returned, such as HubSpot Hub IDs or GitHub organization IDs; some
    /// providers return none.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_tenant_ids: Vec<String>,
    /// Full name of the authenticated person, when known.
    #[serde(default, deserialize_with = "or_default")]
    pub full_name: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none.
    pub intermediate_session_token_expires_at: Option<Timestamp>,
}

/// The URL at which an OAuth login begins if the organization is not known yet. `Display` writes it, for a link or
/// a redirect.
///
/// After the login, the browser arrives at the discovery redirect URL. There, [`Redirect`](crate::login::Redirect)
/// reads the token that [`Authenticate`] takes. The member then chooses an organization.
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/oauth/discovery/start-google).
///
/// ```
/// use stytch_core::Project;
/// use stytch_core::b2b::oauth::{Provider, discovery::StartUrl};
///
/// let project = Project::new("project-test-1", "secret-test-1")?;
/// let url = StartUrl::new(&project, Provider::Google, "public-token-test-1")?
///     .custom_scopes(["calendar"]);
/// assert_eq!(
///     url.to_string(),
///     "https://test.stytch.com/v1/b2b/public/oauth/google/discovery/start\
///      ?public_token=public-token-test-1&custom_scopes=calendar"
/// );
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it does nothing until a browser opens it"]
pub struct StartUrl(start_url::StartUrl);

impl StartUrl {
    /// Creates the URL on the project's host. The public token is in the dashboard, and is not a secret.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::Build`], which names the argument, if `provider` or `public_token` is empty, or if
    /// `provider` is named `.` or `..`, or if the public token is certainly none, such as a secret or one of
    /// another environment.
    pub fn new(
        project: &Project,
        provider: impl Into<Provider>,
        public_token: impl Into<String>,
    ) -> Result<Self, Error> {
        let path =
            start_url::provider_path("/v1/b2b/public/oauth/{provider}/discovery/start", provider.into().as_str())?;
        let url = start_url::StartUrl::new(project, &path, public_token.into())?;
        Ok(Self(url))
    }

    /// URL at which the browser arrives with the token; one of the discovery redirect URLs in the dashboard.
    /// Default: the project's default discovery redirect URL.
    pub fn discovery_redirect_url(self, url: impl Into<String>) -> Self {
        Self(self.0.set("discovery_redirect_url", url))
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
