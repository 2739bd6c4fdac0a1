//! Where a member's login through an OAuth provider begins.

use std::fmt;

use super::{not_empty, provider_path};
use crate::api::b2b::oauth::Provider;
use crate::error::Error;
use crate::login::Pkce;
use crate::wire::Project;

/// The URL that starts a login to a known organization through an OAuth provider. `Display` writes it, for a link or a
/// redirect.
///
/// The login ends at the login or sign-up redirect URL, where [`Redirect`](crate::login::Redirect) reads the token for
/// [`Authenticate`](crate::b2b::oauth::Authenticate). If the organization is not known yet, use
/// [`discovery::StartUrl`](crate::b2b::oauth::discovery::StartUrl).
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/oauth/overview).
///
/// ```
/// use stytch_core::Project;
/// use stytch_core::b2b::oauth::{Provider, StartUrl};
///
/// let project = Project::new("project-live-1", "secret-live-1")?;
/// let project = project.with_base_url("https://login.example.com")?;
/// let url = StartUrl::of_slug(&project, Provider::GitHub, "public-token-live-1", "acme")?;
/// assert_eq!(
///     url.to_string(),
///     "https://login.example.com/v1/b2b/public/oauth/github/start\
///      ?public_token=public-token-live-1&slug=acme"
/// );
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it does nothing until a browser opens it"]
pub struct StartUrl(super::StartUrl);

impl StartUrl {
    /// A login to the organization with this id.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `provider`, `public_token` or `organization_id` if one is empty, or the provider's name
    /// is `.` or `..`.
    pub fn of_organization(
        project: &Project,
        provider: impl Into<Provider>,
        public_token: impl Into<String>,
        organization_id: impl Into<String>,
    ) -> Result<Self, Error> {
        Self::new(project, &provider.into(), public_token.into(), "organization_id", organization_id.into())
    }

    /// A login to the organization with this slug.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `provider`, `public_token` or `slug` if one is empty, or the provider's name is `.` or
    /// `..`.
    pub fn of_slug(
        project: &Project,
        provider: impl Into<Provider>,
        public_token: impl Into<String>,
        slug: impl Into<String>,
    ) -> Result<Self, Error> {
        Self::new(project, &provider.into(), public_token.into(), "slug", slug.into())
    }

    fn new(
        project: &Project,
        provider: &Provider,
        public_token: String,
        name: &'static str,
        organization: String,
    ) -> Result<Self, Error> {
        let path = provider_path("/v1/b2b/public/oauth/", provider.as_str(), "/start")?;
        let url = super::StartUrl::new(project, &path, public_token)?;
        Ok(Self(url.set(name, not_empty(name, organization)?)))
    }

    /// The URL that receives the token of an existing member. Default: the project's. Must be one of the login redirect
    /// URLs in the dashboard.
    pub fn login_redirect_url(self, url: impl Into<String>) -> Self {
        Self(self.0.set("login_redirect_url", url))
    }

    /// The URL that receives the token of a new member. Default: the project's. Must be one of the sign-up redirect
    /// URLs in the dashboard.
    pub fn signup_redirect_url(self, url: impl Into<String>) -> Self {
        Self(self.0.set("signup_redirect_url", url))
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
