//! Users' logins through OAuth providers.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::consumer::{OAuthProviderValues, Session, User};
use crate::api::models::DeviceInfo;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Pkce, Secret, lenient_integer, open_enum, or_default};
use crate::wire::{Encoder, Endpoint, Project, start_url};

/// Creates a token that ties the next OAuth flow to an existing user.
///
/// Needs exactly one of `user_id`, `session_token` and `session_jwt`. Pass the token to the start URL of the same
/// provider. Only needed where no verified email address from the provider identifies the user.
///
/// `POST /v1/oauth/attach`, returns [`AttachResponse`]. [Documentation](https://stytch.com/docs/api/oauth-attach).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Attach {
    /// Name of the OAuth provider, such as `google`.
    pub provider: String,
    /// ID of the User, or the User's `external_id` if one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Token of the User's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the User's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
}

impl Attach {
    /// A request with the required fields.
    pub fn new(provider: impl Into<String>) -> Self {
        Self { provider: provider.into(), user_id: None, session_token: None, session_jwt: None }
    }

    /// ID of the User, or the User's `external_id` if one is set.
    pub fn user_id(mut self, user_id: impl Into<String>) -> Self {
        self.user_id = Some(user_id.into());
        self
    }

    /// Token of the User's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the User's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }
}

impl Endpoint for Attach {
    type Response = AttachResponse;

    const OPERATION: &'static Operation = &Operation::post("consumer.oauth.attach", "/v1/oauth/attach");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Attach`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AttachResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Single-use token that ties this User to the OAuth start request it is passed to.
    #[serde(default, deserialize_with = "or_default")]
    pub oauth_attach_token: Secret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Logs a user in with the token from a finished OAuth flow.
///
/// A Stytch session starts only if `session_duration_minutes` is set.
///
/// `POST /v1/oauth/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/api/oauth-authenticate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// OAuth token to authenticate, from the `token` query parameter of the redirect URL, whose `stytch_token_type`
    /// is `oauth`.
    pub token: Secret,
    /// Token of a session to add the OAuth factor to, rather than start a new one; ignored when it is another
    /// User's. Excludes `session_jwt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No
    /// session is started when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// JWT of a session to add the OAuth factor to, rather than start a new one; ignored when it is another User's.
    /// Excludes `session_token`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<Secret>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            session_token: None,
            session_duration_minutes: None,
            session_jwt: None,
            session_custom_claims: None,
            code_verifier: None,
            telemetry_id: None,
        }
    }

    /// Token of a session to add the OAuth factor to, rather than start a new one; ignored when it is another
    /// User's. Excludes `session_jwt`.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No
    /// session is started when unset.
    pub fn session_duration_minutes(mut self, session_duration_minutes: i32) -> Self {
        self.session_duration_minutes = Some(session_duration_minutes);
        self
    }

    /// JWT of a session to add the OAuth factor to, rather than start a new one; ignored when it is another User's.
    /// Excludes `session_token`.
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

    /// PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow.
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
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

    const OPERATION: &'static Operation = &Operation::post("consumer.oauth.authenticate", "/v1/oauth/authenticate");

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
    /// ID of the User.
    pub user_id: String,
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
    /// Tokens, scopes and other values from the OAuth provider; for example, only OIDC providers return an
    /// `id_token`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_values: OAuthProviderValues,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// Whether the User's other sessions should be reset. Stytch revokes its own sessions for you, so act on it
    /// only if you manage sessions yourself.
    #[serde(default, deserialize_with = "or_default")]
    pub reset_sessions: bool,
    /// Unique ID of the User's OAuth registration.
    #[serde(default, deserialize_with = "or_default")]
    pub oauth_user_registration_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Session that the OAuth login started or updated; an ordinary session object that keeps this name for old
    /// clients.
    pub user_session: Option<Session>,
    /// Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found.
    pub user_device: Option<DeviceInfo>,
}

open_enum! {
    /// An OAuth provider that users can log in with, if the project has it set up.
    pub enum Provider {
        /// Amazon.
        Amazon = "amazon",
        /// Apple.
        Apple = "apple",
        /// Bitbucket.
        Bitbucket = "bitbucket",
        /// Coinbase.
        Coinbase = "coinbase",
        /// Discord.
        Discord = "discord",
        /// Facebook.
        Facebook = "facebook",
        /// Figma.
        Figma = "figma",
        /// GitHub.
        GitHub = "github",
        /// GitLab.
        GitLab = "gitlab",
        /// Google.
        Google = "google",
        /// LinkedIn.
        LinkedIn = "linkedin",
        /// Microsoft.
        Microsoft = "microsoft",
        /// Salesforce.
        Salesforce = "salesforce",
        /// Slack.
        Slack = "slack",
        /// Snapchat.
        Snapchat = "snapchat",
        /// TikTok.
        TikTok = "tiktok",
        /// Twitch.
        Twitch = "twitch",
        /// Twitter, by now X.
        Twitter = "twitter",
        /// Yahoo.
        Yahoo = "yahoo",
    }
}

/// The URL at which a user's OAuth login begins. `Display` writes it, for a link or a redirect.
///
/// Stytch sends the browser on to the provider, and after the login to the login or sign-up redirect URL. There,
/// [`Redirect`](crate::login::Redirect) reads the token that [`Authenticate`] takes.
/// [Documentation](https://stytch.com/docs/api-reference/consumer/api/oauth/start).
///
/// ```
/// use stytch_core::Project;
/// use stytch_core::consumer::oauth::{Provider, StartUrl};
/// use stytch_core::login::Pkce;
///
/// # fn random() -> [u8; 32] { [7; 32] }
/// let project = Project::new("project-test-1", "secret-test-1")?;
/// let pkce = Pkce::from_entropy(random());
/// let url = StartUrl::new(&project, Provider::Google, "public-token-test-1")?
///     .login_redirect_url("http://localhost:3000/authenticate")
///     .pkce(&pkce);
/// println!("Log in at {url}");
/// # let start = "https://test.stytch.com/v1/public/oauth/google/start\
/// #              ?public_token=public-token-test-1&login_redirect_url=";
/// # assert!(url.to_string().starts_with(start));
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it does nothing until a browser opens it"]
pub struct StartUrl {
    url: start_url::StartUrl,
    attach_token: Option<Secret>,
}

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
        let path = start_url::provider_path("/v1/public/oauth/{provider}/start", provider.into().as_str())?;
        let url = start_url::StartUrl::new(project, &path, public_token.into())?;
        Ok(Self { url, attach_token: None })
    }

    /// URL at which existing users arrive with the token; one of the login redirect URLs in the dashboard. Default:
    /// the project's default login redirect URL.
    pub fn login_redirect_url(mut self, url: impl Into<String>) -> Self {
        self.url = self.url.set("login_redirect_url", url);
        self
    }

    /// URL at which new users arrive with the token; one of the sign-up redirect URLs in the dashboard. Default:
    /// the project's default sign-up redirect URL.
    pub fn signup_redirect_url(mut self, url: impl Into<String>) -> Self {
        self.url = self.url.set("signup_redirect_url", url);
        self
    }

    /// Scopes to request from the provider, in addition to those that Stytch needs.
    pub fn custom_scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.url = self.url.set_scopes("custom_scopes", scopes);
        self
    }

    /// Ties the login to this verifier: authenticating the token then requires it as `code_verifier`.
    pub fn pkce(mut self, pkce: &Pkce) -> Self {
        self.url = self.url.set("code_challenge", pkce.challenge());
        self
    }

    /// Adds a param for the provider. Its name gets a prefix in the URL: `login_hint` becomes
    /// `provider_login_hint`.
    pub fn provider_param(mut self, name: &str, value: impl Into<String>) -> Self {
        self.url = self.url.set(format!("provider_{name}"), value);
        self
    }

    /// Token returned by [`Attach`]. Adds the provider's account to the token's user instead of creating a new
    /// user. The URL then contains a secret.
    pub fn attach_token(mut self, oauth_attach_token: impl Into<Secret>) -> Self {
        self.attach_token = Some(oauth_attach_token.into());
        self
    }
}

/// Writes the URL, including its secrets.
impl fmt::Display for StartUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.url.clone();
        if let Some(attach_token) = &self.attach_token {
            url = url.set("oauth_attach_token", attach_token.expose());
        }
        url.fmt(f)
    }
}
