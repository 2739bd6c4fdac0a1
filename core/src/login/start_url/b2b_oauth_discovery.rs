//! Where a login through an OAuth provider begins when the organization is not known yet.

use std::fmt;

use super::provider_path;
use crate::api::b2b::oauth::Provider;
use crate::error::Error;
use crate::login::Pkce;
use crate::wire::Project;

/// The URL that starts a login through an OAuth provider, after which the member chooses an organization. `Display`
/// writes it, for a link or a redirect.
///
/// The login ends at the discovery redirect URL, where [`Redirect`](crate::login::Redirect) reads the token for
/// [`discovery::Authenticate`](crate::b2b::oauth::discovery::Authenticate).
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
pub struct StartUrl(super::StartUrl);

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
        let path = provider_path("/v1/b2b/public/oauth/", provider.into().as_str(), "/discovery/start")?;
        Ok(Self(super::StartUrl::new(project, &path, public_token.into())?))
    }

    /// The URL that receives the token. Default: the project's. Must be one of the discovery redirect URLs in the
    /// dashboard.
    pub fn discovery_redirect_url(self, url: impl Into<String>) -> Self {
        Self(self.0.set("discovery_redirect_url", url))
    }

    /// Requests these scopes from the provider, in addition to those that Stytch needs.
    pub fn custom_scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_scopes(scopes))
    }

    /// Binds the login to this verifier, which must then be sent with the token, as `pkce_code_verifier`.
    pub fn pkce(self, pkce: &Pkce) -> Self {
        Self(self.0.set("pkce_code_challenge", pkce.challenge()))
    }

    /// Passes a param to the provider: `login_hint` becomes `provider_login_hint` in the URL.
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
