//! Links in emails: writing, sending and redeeming them.

use std::time::Duration;

use http::Uri;

use crate::api::common::binding;
use crate::api::common::recipient::Recipient;
use crate::format::url::add_query;
use crate::model::binding::Binding;
use crate::model::link::{By, Link, Mailed, Purpose};
use crate::model::session::Factor;
use crate::outcome::Failure;
use crate::request::input::Input;
use crate::state::State;

/// The default destination of links, which a real project has in its settings.
const DEFAULT_URL: &str = "http://localhost:3000/authenticate";
/// The lifetimes of links that requests can ask for, in minutes.
const MINUTES: std::ops::RangeInclusive<u64> = 5..=10_080;

/// The destination and lifetime of the link that a request sends.
#[derive(Debug)]
pub(crate) struct Target {
    url: String,
    lifetime: Duration,
}

impl Target {
    /// Reads the URL from parameter `url` and the lifetime from `minutes`, with `default` for the lifetime.
    pub(crate) fn read(
        input: &Input,
        url: &str,
        url_error: &'static str,
        minutes: &str,
        default: Duration,
    ) -> Result<Self, Failure> {
        let lifetime = lifetime(input, minutes)?;
        Self::new(input, url, url_error, lifetime.unwrap_or(default))
    }

    /// Reads the URL from parameter `url`, for a link with this lifetime.
    pub(crate) fn new(input: &Input, url: &str, url_error: &'static str, lifetime: Duration) -> Result<Self, Failure> {
        Ok(Self { url: self::url(input, url, url_error)?.to_owned(), lifetime })
    }
}

/// The URL where the browser arrives, from parameter `name`.
pub(crate) fn url<'a>(input: &'a Input, name: &str, error: &'static str) -> Result<&'a str, Failure> {
    let url = input.optional_text(name)?.unwrap_or(DEFAULT_URL);
    match url.parse::<Uri>().is_ok_and(|uri| uri.scheme().is_some()) {
        true => Ok(url),
        false => Err(Failure::invalid(error, format!("{name} must be an absolute URL."))),
    }
}

/// The lifetime of a link, from parameter `name`.
pub(crate) fn lifetime(input: &Input, name: &str) -> Result<Option<Duration>, Failure> {
    input.minutes(name, MINUTES, "invalid_expiration")
}

/// Sends a link by email.
pub(crate) fn mail(state: &mut State, to: &Recipient, purpose: Purpose, target: Target, binding: Binding) {
    let token = state.mint.token();
    let token_type = match purpose {
        Purpose::Login | Purpose::Invite => "magic_links",
        Purpose::PasswordReset => "reset_password",
        Purpose::MemberPasswordReset | Purpose::DiscoveryPasswordReset => "multi_tenant_passwords",
        Purpose::Discovery => "discovery",
        Purpose::MemberLogin | Purpose::EmailUpdate => "multi_tenant_magic_links",
    };
    let query = format!("stytch_token_type={token_type}&token={token}");
    let mailed =
        Mailed { email_id: to.contact_id.clone(), address: to.address.clone(), url: add_query(&target.url, &query) };
    let expires_at = state.now().saturating_add(target.lifetime);
    state.links.insert(Link {
        token,
        purpose,
        owner_id: to.user_id.clone(),
        mailed: Some(mailed),
        binding,
        expires_at,
        used: false,
    });
}

/// The user of the link with the `token` of the request; fails if the link has been used or has expired, or if the
/// request does not come from where the link was requested.
///
/// `purposes` are the links that the operation accepts; `unusable` is the error for a used or expired one.
pub(crate) fn user_of(
    state: &State,
    input: &Input,
    purposes: &[Purpose],
    unusable: &'static str,
) -> Result<String, Failure> {
    let link = find(state, input.text("token")?, purposes, unusable)?;
    binding::check_verifier(link.binding.challenge.as_deref(), input, "code_verifier")?;
    binding::check_options(&link.binding, input)?;
    Ok(link.owner_id.clone())
}

/// The link with this token; fails if it has been used or has expired.
pub(crate) fn find<'a>(
    state: &'a State,
    token: &str,
    purposes: &[Purpose],
    unusable: &'static str,
) -> Result<&'a Link, Failure> {
    let link = state.links.find(By::Token, token).filter(|link| purposes.contains(&link.purpose));
    let link = link.ok_or_else(not_found)?;
    if link.used || link.expires_at <= state.now() {
        let message = "The link has been used or has expired.";
        return Err(Failure::unauthorized(unusable, message));
    }
    Ok(link)
}

/// Authenticates the user of a link and uses it up; returns the id of the email it was sent to, and the factor.
pub(crate) fn redeem(state: &mut State, input: &Input) -> Result<(String, Factor), Failure> {
    let token = input.text("token")?;
    let now = state.now();
    let link = state.links.find(By::Token, token).ok_or_else(not_found)?;
    let user_id = link.owner_id.clone();
    let (method_id, factor) = match &link.mailed {
        None => {
            let embedded_id = state.mint.id("embedded-magic-link");
            let factor = Factor::embedded(&embedded_id, now);
            (embedded_id, factor)
        }
        Some(mailed) => {
            // The address may have been removed from the user in the meantime.
            let contact = state.contact_with_id(&mailed.email_id);
            let (_, contact) = contact.ok_or_else(not_found)?;
            let factor = Factor::delivered("magic_link", "email", contact, now);
            (mailed.email_id.clone(), factor)
        }
    };
    state.user_mut(&user_id)?.authenticated(Some(&method_id));
    use_up(state, token);
    Ok((method_id, factor))
}

/// Notes that a link was used.
pub(crate) fn use_up(state: &mut State, token: &str) {
    if let Some(mut link) = state.links.find_mut(By::Token, token) {
        link.used = true;
    }
}

pub(crate) fn not_found() -> Failure {
    Failure::not_found("magic_link_not_found", "There is no link with this token.")
}
