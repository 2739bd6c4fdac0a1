//! Where a login through an organization's identity provider begins.

use std::fmt;

use super::not_empty;
use crate::error::Error;
use crate::login::Pkce;
use crate::wire::Project;

/// The URL that starts a login through an SSO connection (SAML or OIDC). `Display` writes it, for a link or a redirect.
///
/// The login ends at the login or sign-up redirect URL, where [`Redirect`](crate::login::Redirect) reads the token for
/// [`Authenticate`](crate::b2b::sso::Authenticate). A connection that was created after the project got its custom
/// domain must be started on that domain: set it as the base URL of the [`Project`].
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
pub struct StartUrl(super::StartUrl);

impl StartUrl {
    /// A login through the connection with this id. The project's public token is not secret.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `public_token` or `connection_id` if one is empty.
    pub fn of_connection(
        project: &Project,
        public_token: impl Into<String>,
        connection_id: impl Into<String>,
    ) -> Result<Self, Error> {
        Self::new(project, public_token.into(), "connection_id", connection_id.into())
    }

    /// A login through the default connection of the organization with this id or external id.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `public_token` or `organization_id` if one is empty.
    pub fn of_organization(
        project: &Project,
        public_token: impl Into<String>,
        organization_id: impl Into<String>,
    ) -> Result<Self, Error> {
        Self::new(project, public_token.into(), "organization_id", organization_id.into())
    }

    fn new(project: &Project, public_token: String, name: &'static str, id: String) -> Result<Self, Error> {
        let url = super::StartUrl::new(project, "/v1/public/sso/start", public_token)?;
        Ok(Self(url.set(name, not_empty(name, id)?)))
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

    /// Requests these scopes from the identity provider, in addition to those that Stytch needs.
    pub fn custom_scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_scopes(scopes))
    }

    /// Binds the login to this verifier, which must then be sent with the token, as `pkce_code_verifier`.
    pub fn pkce(self, pkce: &Pkce) -> Self {
        Self(self.0.set("pkce_code_challenge", pkce.challenge()))
    }
}

/// The URL.
impl fmt::Display for StartUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
