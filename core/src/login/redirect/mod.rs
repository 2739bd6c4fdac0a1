//! The redirect that ends a login at an OAuth provider, at an identity provider, or from an email.

mod b2b;
mod consumer;

use std::fmt;

pub use b2b::B2bRedirect;
pub use consumer::ConsumerRedirect;

use crate::error::{BuildError, BuildErrorKind, Error};
use crate::operation::Operation;
use crate::values::Secret;
use crate::values::open_enum::open_enum;

/// A redirect that carries a token, parsed from a URL or from an HTTP request.
///
/// A redirect does not say whether it belongs to a consumer or a B2B project: `oauth` exists in both. Call
/// [`consumer`](Self::consumer) or [`b2b`](Self::b2b) for the request that authenticates the token.
///
/// Redirects can be forged. Do not trust anything in one before Stytch has authenticated the token.
///
/// ```
/// use stytch_core::login::{ConsumerRedirect, Redirect};
///
/// let line = "GET /authenticate?stytch_token_type=oauth&token=abc&state=7 HTTP/1.1";
/// let redirect = Redirect::parse(line)?;
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
    /// The type of the token, which decides how it is authenticated.
    pub token_type: TokenType,
    params: Vec<(String, String)>,
}

open_enum! {
    /// The type of the token in a redirect: its `stytch_token_type`.
    pub enum TokenType {
        /// Consumer: an email magic link was followed.
        MagicLinks = "magic_links",
        /// Consumer and B2B: a login through an OAuth provider.
        OAuth = "oauth",
        /// Consumer: a password reset email was followed.
        ResetPassword = "reset_password",
        /// Consumer: an administrator of the project impersonates a user, from the dashboard.
        Impersonation = "impersonation",
        /// B2B: an email magic link of an organization was followed.
        MultiTenantMagicLinks = "multi_tenant_magic_links",
        /// B2B: a password reset email of an organization was followed.
        MultiTenantPasswords = "multi_tenant_passwords",
        /// B2B: an administrator of the project impersonates a member, from the dashboard.
        MultiTenantImpersonation = "multi_tenant_impersonation",
        /// B2B: a discovery email, for no particular organization, was followed.
        Discovery = "discovery",
        /// B2B: a discovery login through an OAuth provider, for no particular organization.
        DiscoveryOAuth = "discovery_oauth",
        /// B2B: a login through an SSO connection.
        Sso = "sso",
    }
}

impl Redirect {
    /// Parses a URL, its path and query, its query alone, or an HTTP request. Only the first line of an HTTP request is
    /// read.
    ///
    /// Names and values are decoded as in browsers: `+` is a space, and a `%` that starts no escape is kept.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `token` or `stytch_token_type` if it is missing, empty, or present twice.
    /// [`Error::Build`] naming `redirect` if the input is none of the above, or if the HTTP request is not a GET: a
    /// link checker that sends a HEAD must not use up the token. The error quotes no part of the input.
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
                return Err(BuildError::invalid(&name, "is there twice").into());
            }
        }
        let token = required(TOKEN, token)?.into();
        let token_type = required(TOKEN_TYPE, token_type)?.into();
        Ok(Self { token, token_type, params })
    }

    /// Another param of the redirect, such as a `state` in the redirect URL. If the name occurs more than once, the
    /// first value is returned.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All other params of the redirect, in order.
    pub fn params(&self) -> impl DoubleEndedIterator<Item = (&str, &str)> {
        self.params.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The request that authenticates the token of a consumer project.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `stytch_token_type` unless the token has a known type of consumer logins.
    pub fn consumer(&self) -> Result<ConsumerRedirect, Error> {
        ConsumerRedirect::new(self).ok_or_else(|| of_another_vertical("is none of a consumer project"))
    }

    /// The operation that authenticates the token of a consumer project, for calls by name.
    ///
    /// # Errors
    ///
    /// As for [`consumer`](Self::consumer).
    pub fn consumer_operation(&self) -> Result<&'static Operation, Error> {
        ConsumerRedirect::operation(self).ok_or_else(|| of_another_vertical("is none of a consumer project"))
    }

    /// The request that authenticates the token of a B2B project.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `stytch_token_type` unless the token has a known type of B2B logins.
    pub fn b2b(&self) -> Result<B2bRedirect, Error> {
        B2bRedirect::new(self).ok_or_else(|| of_another_vertical("is none of a B2B project"))
    }

    /// The operation that authenticates the token of a B2B project, for calls by name.
    ///
    /// # Errors
    ///
    /// As for [`b2b`](Self::b2b).
    pub fn b2b_operation(&self) -> Result<&'static Operation, Error> {
        B2bRedirect::operation(self).ok_or_else(|| of_another_vertical("is none of a B2B project"))
    }

    /// Discovery password resets have the token type of discovery magic links. Only this param distinguishes them.
    fn is_of_discovery_password(&self) -> bool {
        self.param("stytch_redirect_type") == Some("reset_password")
    }
}

/// Shows the type of the token and the number of other params: their values may be secret.
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

fn of_another_vertical(problem: &'static str) -> Error {
    BuildError::invalid(TOKEN_TYPE, problem).into()
}

/// The URL, path or query in the input.
fn target(input: &str) -> Result<&str, BuildError> {
    let line = input.trim_ascii_start().lines().next().unwrap_or_default().trim_ascii_end();
    let target = match line.split(' ').collect::<Vec<_>>()[..] {
        [target] => target,
        ["GET", target, version] if version.starts_with("HTTP/") => target,
        [_, _, version] if version.starts_with("HTTP/") => {
            return Err(BuildError::invalid("redirect", "is not a GET request"));
        }
        _ => return Err(BuildError::invalid("redirect", "is not a URL, a path, a query or an HTTP request")),
    };
    if target.chars().any(char::is_control) {
        return Err(BuildError::invalid("redirect", "has control characters"));
    }
    Ok(target)
}

/// The query of a URL or a path. Any other text is a query itself, which may contain question marks.
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

fn required(name: &'static str, value: Option<String>) -> Result<String, BuildError> {
    match value {
        None => Err(BuildError::new(BuildErrorKind::MissingParam, name, "is missing")),
        Some(value) if value.is_empty() => Err(BuildError::invalid(name, "must not be empty")),
        Some(value) => Ok(value),
    }
}

#[cfg(test)]
mod tests;
