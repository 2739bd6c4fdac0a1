//! Where a login through an OAuth provider begins that does not know its organization yet.

use std::fmt;

use super::b2b_oauth::Provider;
use super::provider_path;
use crate::error::Error;
use crate::login::Pkce;
use crate::wire::Project;

/// The URL at which a login through an OAuth provider begins, to be followed by the choice of an organization:
/// `Display` writes it, for a link or a redirect.
///
/// The browser comes back to the discovery redirect URL, where [`Redirect`](crate::login::Redirect) reads the token that
/// [`discovery::Authenticate`](crate::b2b::oauth::discovery::Authenticate) takes.
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/oauth/discovery/start-google).
///
/// ```
/// use stytch_core::Project;
/// use stytch_core::b2b::oauth::{Provider, discovery::StartUrl};
///
/// let project = Project::new("project-test-1", "secret-test-1")?;
/// let url = StartUrl::new(&project, Provider::Google, "public-token-test-1")?.custom_scopes(["calendar"]);
/// assert_eq!(
///     url.to_string(),
///     "https://test.stytch.com/v1/b2b/public/oauth/google/discovery/start\
///      ?public_token=public-token-test-1&custom_scopes=calendar"
/// );
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it does nothing until a browser opens it"]
pub struct StartUrl(super::StartUrl);

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
        let path = provider_path("/v1/b2b/public/oauth/", provider.into().as_str(), "/discovery/start")?;
        Ok(Self(super::StartUrl::new(project, &path, public_token.into())?))
    }

    /// Where the browser arrives with the token; the project's default when unset. Must be one of the discovery
    /// redirect URLs in the dashboard.
    pub fn discovery_redirect_url(self, url: impl Into<String>) -> Self {
        Self(self.0.set("discovery_redirect_url", url))
    }

    /// Asks the provider for these scopes besides the ones that Stytch needs.
    pub fn custom_scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_scopes(scopes))
    }

    /// Ties the login to this verifier: authenticating its token then needs it as `pkce_code_verifier`.
    pub fn pkce(self, pkce: &Pkce) -> Self {
        Self(self.0.set("pkce_code_challenge", pkce.challenge()))
    }

    /// Passes a param on to the provider: `login_hint` here is `provider_login_hint` in the URL.
    pub fn provider_param(self, name: &str, value: impl Into<String>) -> Self {
        Self(self.0.set(format!("provider_{name}"), value))
    }
}

/// The URL.
impl fmt::Display for StartUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
