//! What comes back when a login began elsewhere: at an OAuth provider, an identity provider, or in an email.

mod b2b;
mod consumer;

use std::fmt;

pub use b2b::B2bRedirect;
pub use consumer::ConsumerRedirect;

use crate::error::{BuildError, BuildErrorKind, Error};
use crate::values::Secret;
use crate::values::open_enum::open_enum;

/// The redirect that brings a token back: read from a URL, or from what a web server saw of it.
///
/// It does not say whether it belongs to a consumer or a B2B project, and `oauth` exists in both; the program knows.
/// [`consumer`](Self::consumer) and [`b2b`](Self::b2b) give the request that authenticates the token.
///
/// Anybody can make up a redirect: nothing in it is true before Stytch has authenticated the token.
///
/// ```
/// use stytch_core::login::{ConsumerRedirect, Redirect};
///
/// let redirect = Redirect::parse("GET /authenticate?stytch_token_type=oauth&token=abc&state=7 HTTP/1.1")?;
/// assert_eq!(redirect.param("state"), Some("7"));
/// match redirect.consumer()? {
///     ConsumerRedirect::OAuth(login) => {
///         let request = login.session_duration_minutes(60);
///         // client.send(&request)?
///     }
///     _ => return Ok(()), // not a login that this program began
/// }
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Redirect {
    /// The token, which can be used once.
    pub token: Secret,
    /// What kind of token it is, and so how it is authenticated.
    pub token_type: TokenType,
    params: Vec<(String, String)>,
}

open_enum! {
    /// The kind of token that a redirect brings: its `stytch_token_type`.
    pub enum TokenType {
        /// Consumer: an email magic link was followed.
        MagicLinks = "magic_links",
        /// Consumer and B2B: a login through an OAuth provider.
        OAuth = "oauth",
        /// Consumer: a password reset email was followed.
        ResetPassword = "reset_password",
        /// Consumer: somebody of the project impersonates a user, from the dashboard.
        Impersonation = "impersonation",
        /// B2B: an email magic link of an organization was followed.
        MultiTenantMagicLinks = "multi_tenant_magic_links",
        /// B2B: a password reset email of an organization was followed.
        MultiTenantPasswords = "multi_tenant_passwords",
        /// B2B: somebody of the project impersonates a member, from the dashboard.
        MultiTenantImpersonation = "multi_tenant_impersonation",
        /// B2B: an email was followed that is not about one organization.
        Discovery = "discovery",
        /// B2B: a login through an OAuth provider that is not about one organization.
        DiscoveryOAuth = "discovery_oauth",
        /// B2B: a login through an SSO connection.
        Sso = "sso",
    }
}

impl Redirect {
    /// Reads a whole URL, the path and query of one, a query on its own, or an HTTP request, of which only the first
    /// line counts.
    ///
    /// Names and values are decoded as browsers do: `+` is a space, and a `%` that begins no escape is itself.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `token` or `stytch_token_type` if it is missing, empty, or there twice; or naming
    /// `redirect` if the input is none of the above, or the HTTP request is not a GET: software that only looks at
    /// links must not use up the token. The error quotes nothing of the input.
    pub fn parse(input: &str) -> Result<Self, Error> {
        let (mut token, mut token_type, mut params) = (None, None, Vec::new());
        for (name, value) in form_urlencoded::parse(query(target(input)?).as_bytes()).into_owned() {
            let place = match name.as_str() {
                TOKEN => &mut token,
                TOKEN_TYPE => &mut token_type,
                _ => {
                    params.push((name, value));
                    continue;
                }
            };
            if place.replace(value).is_some() {
                return Err(invalid(&name, "is there twice"));
            }
        }
        let token = required(TOKEN, token)?.into();
        let token_type = required(TOKEN_TYPE, token_type)?.into();
        Ok(Self { token, token_type, params })
    }

    /// Another param of the redirect, such as a `state` that was part of the redirect URL; the first one of the name.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What to send for the redirect of a consumer project.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `stytch_token_type` if no consumer login brings such a token, as far as is known.
    pub fn consumer(&self) -> Result<ConsumerRedirect, Error> {
        ConsumerRedirect::new(self).ok_or_else(|| invalid(TOKEN_TYPE, "is none of a consumer project"))
    }

    /// What to send for the redirect of a B2B project.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `stytch_token_type` if no B2B login brings such a token, as far as is known.
    pub fn b2b(&self) -> Result<B2bRedirect, Error> {
        B2bRedirect::new(self).ok_or_else(|| invalid(TOKEN_TYPE, "is none of a B2B project"))
    }
}

/// Shows the kind of token and how many other params there are: their values may be secrets of the program.
impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redirect")
            .field("token", &self.token)
            .field("token_type", &self.token_type)
            .field("params", &self.params.len())
            .finish()
    }
}

const TOKEN: &str = "token";
const TOKEN_TYPE: &str = "stytch_token_type";

/// The URL, path or query in the input.
fn target(input: &str) -> Result<&str, Error> {
    let line = input.trim_start().lines().next().unwrap_or_default().trim_end();
    let target = match line.split(' ').collect::<Vec<_>>()[..] {
        [target] => target,
        ["GET", target, version] if version.starts_with("HTTP/") => target,
        [_, _, version] if version.starts_with("HTTP/") => return Err(invalid("redirect", "is not a GET request")),
        _ => return Err(invalid("redirect", "is not a URL, a path, a query or an HTTP request")),
    };
    if target.chars().any(char::is_control) {
        return Err(invalid("redirect", "has control characters"));
    }
    Ok(target)
}

/// The query of a URL or a path. What is neither is a query itself, and may hold question marks.
fn query(target: &str) -> &str {
    let target = target.split('#').next().unwrap_or_default();
    if target.starts_with(['/', '?']) || has_scheme(target) {
        target.split_once('?').map_or("", |(_, query)| query)
    } else {
        target
    }
}

/// RFC 3986, section 3.1.
fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
    })
}

fn required(name: &'static str, value: Option<String>) -> Result<String, Error> {
    match value {
        None => Err(BuildError::new(BuildErrorKind::MissingParam, name, "is missing").into()),
        Some(value) if value.is_empty() => Err(invalid(name, "must not be empty")),
        Some(value) => Ok(value),
    }
}

fn invalid(field: &str, problem: &'static str) -> Error {
    BuildError::new(BuildErrorKind::InvalidValue, field, problem).into()
}

#[cfg(test)]
mod tests;
