//! Where a user's login through an OAuth provider begins.

use std::fmt;

use super::provider_path;
use crate::api::consumer::oauth::Provider;
use crate::error::Error;
use crate::login::Pkce;
use crate::values::Secret;
use crate::wire::Project;

/// The URL that starts a user's login through an OAuth provider. `Display` writes it, for a link or a redirect.
///
/// The provider sends the browser to Stytch, and Stytch to the login or sign-up redirect URL, where
/// [`Redirect`](crate::login::Redirect) reads the token for [`Authenticate`](crate::consumer::oauth::Authenticate).
/// [Documentation](https://stytch.com/docs/api-reference/consumer/api/oauth/start).
///
/// ```
/// use stytch_core::consumer::oauth::{Provider, StartUrl};
/// use stytch_core::Project;
/// use stytch_core::login::Pkce;
///
/// # fn random() -> [u8; 32] { [7; 32] }
/// let project = Project::new("project-test-1", "secret-test-1")?;
/// let pkce = Pkce::from_entropy(random());
/// let url = StartUrl::new(&project, Provider::Google, "public-token-test-1")?
///     .login_redirect_url("http://localhost:3000/authenticate")
///     .pkce(&pkce);
/// println!("Log in at {url}");
/// # let start = "https://test.stytch.com/v1/public/oauth/google/start?public_token=public-token-test-1&login_redirect_url=";
/// # assert!(url.to_string().starts_with(start));
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it does nothing until a browser opens it"]
pub struct StartUrl {
    url: super::StartUrl,
    attach_token: Option<Secret>,
}

impl StartUrl {
    /// Creates a URL on the project's host. The public token is in the dashboard, and is not secret.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `provider` or `public_token` if one is empty, or the provider's name is `.` or `..`.
    pub fn new(
        project: &Project,
        provider: impl Into<Provider>,
        public_token: impl Into<String>,
    ) -> Result<Self, Error> {
        let path = provider_path("/v1/public/oauth/", provider.into().as_str(), "/start")?;
        Ok(Self { url: super::StartUrl::new(project, &path, public_token.into())?, attach_token: None })
    }

    /// The URL that receives the token of an existing user. Default: the project's. Must be one of the login redirect
    /// URLs in the dashboard.
    pub fn login_redirect_url(mut self, url: impl Into<String>) -> Self {
        self.url = self.url.set("login_redirect_url", url);
        self
    }

    /// The URL that receives the token of a new user. Default: the project's. Must be one of the sign-up redirect URLs
    /// in the dashboard.
    pub fn signup_redirect_url(mut self, url: impl Into<String>) -> Self {
        self.url = self.url.set("signup_redirect_url", url);
        self
    }

    /// Requests these scopes from the provider, in addition to those that Stytch needs.
    pub fn custom_scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.url = self.url.set_scopes(scopes);
        self
    }

    /// Binds the login to this verifier, which must then be sent with the token, as `code_verifier`.
    pub fn pkce(mut self, pkce: &Pkce) -> Self {
        self.url = self.url.set("code_challenge", pkce.challenge());
        self
    }

    /// Passes a param to the provider: `login_hint` becomes `provider_login_hint` in the URL.
    pub fn provider_param(mut self, name: &str, value: impl Into<String>) -> Self {
        self.url = self.url.set(format!("provider_{name}"), value);
        self
    }

    /// Adds the provider's account to the user of this token from [`Attach`](crate::consumer::oauth::Attach), instead
    /// of creating a user. The URL then contains a secret.
    pub fn attach_token(mut self, oauth_attach_token: impl Into<Secret>) -> Self {
        self.attach_token = Some(oauth_attach_token.into());
        self
    }
}

/// The URL, with the attach token if there is one.
impl fmt::Display for StartUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.attach_token {
            Some(token) => write!(f, "{}", self.url.clone().set("oauth_attach_token", token.expose())),
            None => write!(f, "{}", self.url),
        }
    }
}
