//! Logins through OAuth providers, which always consent: what those of users and of members have in common.

use std::time::Duration;

use http::HeaderValue;

use crate::api::common::links::url;
use crate::format::url::add_query;
use crate::outcome::Failure;
use crate::project::PUBLIC_TOKEN;
use crate::request::input::Input;

/// How long the token of a login is valid.
pub(crate) const TOKEN_LIFETIME: Duration = Duration::from_secs(5 * 60);
/// How long the provider's access token claims to be valid.
pub(crate) const ACCESS_LIFETIME: Duration = Duration::from_secs(60 * 60);
/// The scopes that Stytch requests from every provider.
const SCOPES: [&str; 3] = ["openid", "email", "profile"];

pub(crate) fn check_public_token(input: &Input) -> Result<(), Failure> {
    match input.optional_text("public_token")? {
        Some(PUBLIC_TOKEN) => Ok(()),
        Some(_) => Err(Failure::not_found("public_token_not_found", "The project has no such public token.")),
        None => Err(Failure::invalid("public_token_required", "public_token is required.")),
    }
}

/// The scopes that a login asks for.
pub(crate) fn scopes(input: &Input) -> Result<Vec<String>, Failure> {
    let custom = input.optional_text("custom_scopes")?.unwrap_or_default();
    Ok(SCOPES.into_iter().chain(custom.split_whitespace()).map(str::to_owned).collect())
}

/// Where the browser arrives with the token of a login: the URL in parameter `name`, with the token.
pub(crate) fn location(
    input: &Input,
    name: &str,
    error: &'static str,
    token_type: &str,
    token: &str,
) -> Result<HeaderValue, Failure> {
    let query = format!("stytch_token_type={token_type}&token={token}");
    let location = HeaderValue::try_from(add_query(url(input, name, error)?, &query));
    location.map_err(|_| Failure::invalid(error, format!("{name} must be ASCII.")))
}

/// The error for the token of a login.
pub(crate) fn not_found() -> Failure {
    let message = "There is no such token, or it has been used, or it has expired.";
    Failure::not_found("oauth_token_not_found", message)
}

/// The email address of the one account at a provider.
pub(crate) fn email_at(provider: &str) -> String {
    format!("user@{provider}.example")
}
