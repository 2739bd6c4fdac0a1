//! Where a user's login through an OAuth provider begins.

use std::fmt;

use super::provider_path;
use crate::error::Error;
use crate::login::Pkce;
use crate::values::Secret;
use crate::values::open_enum::open_enum;
use crate::wire::Project;

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

/// The URL at which a user's login through an OAuth provider begins: `Display` writes it, for a link or a redirect.
///
/// The provider sends the browser to Stytch, and Stytch to the login or sign-up redirect URL, where
/// [`Redirect`](crate::login::Redirect) reads the token that [`Authenticate`](crate::consumer::oauth::Authenticate) takes.
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
    /// A URL on the project's host, with the public token from the dashboard, which is no secret.
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

    /// Where a user who exists arrives with the token; the project's default when unset. Must be one of the login
    /// redirect URLs in the dashboard.
    pub fn login_redirect_url(mut self, url: impl Into<String>) -> Self {
        self.url = self.url.set("login_redirect_url", url);
        self
    }

    /// Where a new user arrives with the token; the project's default when unset. Must be one of the sign-up redirect
    /// URLs in the dashboard.
    pub fn signup_redirect_url(mut self, url: impl Into<String>) -> Self {
        self.url = self.url.set("signup_redirect_url", url);
        self
    }

    /// Asks the provider for these scopes besides the ones that Stytch needs.
    pub fn custom_scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.url = self.url.set_scopes(scopes);
        self
    }

    /// Ties the login to this verifier: authenticating its token then needs it as `code_verifier`.
    pub fn pkce(mut self, pkce: &Pkce) -> Self {
        self.url = self.url.set("code_challenge", pkce.challenge());
        self
    }

    /// Passes a param on to the provider: `login_hint` here is `provider_login_hint` in the URL.
    pub fn provider_param(mut self, name: &str, value: impl Into<String>) -> Self {
        self.url = self.url.set(format!("provider_{name}"), value);
        self
    }

    /// Adds the provider's account to the user that the token of [`Attach`](crate::consumer::oauth::Attach) is of, so
    /// that it becomes no user of its own. The URL then holds a secret.
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
