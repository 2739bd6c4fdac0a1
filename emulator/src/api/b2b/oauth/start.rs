//! Where the browser of a member starts a login through an OAuth provider, which always consents.

use http::HeaderValue;
use stytch_core::b2b::oauth::Provider;

use crate::api::b2b::oauth::authenticate::member_with;
use crate::api::common::binding;
use crate::api::common::oauth::{ACCESS_LIFETIME, TOKEN_LIFETIME, check_public_token, email_at, location, scopes};
use crate::model::member::Status;
use crate::model::member_account::{MemberAccount, MemberArrival};
use crate::outcome::Failure;
use crate::request::input::Input;
use crate::state::State;

/// The path of a login to an organization.
pub(crate) const START: &str = "/v1/b2b/public/oauth/{provider}/start";
/// The path of a login without an organization.
pub(crate) const DISCOVERY_START: &str = "/v1/b2b/public/oauth/{provider}/discovery/start";

/// Starts a login to an organization; returns the URL to which the browser is redirected.
pub(crate) fn start(state: &mut State, input: &Input) -> Result<HeaderValue, Failure> {
    check_public_token(input)?;
    let organization = match (input.optional_text("organization_id")?, input.optional_text("slug")?) {
        (Some(id), None) | (None, Some(id)) => state.organization(id)?,
        (None, None) => {
            let message = "organization_id or slug is required.";
            return Err(Failure::invalid("missing_oauth_organization_locator", message));
        }
        (Some(_), Some(_)) => {
            let message = "Only one of organization_id and slug may be given.";
            return Err(Failure::invalid("too_many_oauth_organization_locators", message));
        }
    };
    let organization_id = organization.id.clone();
    let arrival = arrive(state, input, Some(organization_id.clone()))?;
    let to = |name, error| location(input, name, error, "oauth", &arrival.token);
    let login = to("login_redirect_url", "invalid_login_oauth_url")?;
    let signup = to("signup_redirect_url", "invalid_signup_oauth_url")?;
    let known = member_with(state, &organization_id, &arrival.account);
    let active = known.is_some_and(|member| member.status == Status::Active);
    state.member_arrivals.insert(arrival);
    Ok(if active { login } else { signup })
}

/// Starts a login without an organization; returns the URL to which the browser is redirected.
pub(crate) fn discovery_start(state: &mut State, input: &Input) -> Result<HeaderValue, Failure> {
    check_public_token(input)?;
    let arrival = arrive(state, input, None)?;
    let name = "discovery_redirect_url";
    let location = location(input, name, "invalid_discovery_redirect_url", "discovery_oauth", &arrival.token)?;
    state.member_arrivals.insert(arrival);
    Ok(location)
}

/// Logs in the one account at the provider.
fn arrive(state: &mut State, input: &Input, organization_id: Option<String>) -> Result<MemberArrival, Failure> {
    let provider = Provider::from(input.text("provider")?);
    if let Provider::Other(_) = &provider {
        return Err(Failure::invalid("invalid_oauth_provider", "There is no such OAuth provider."));
    }
    let challenge = binding::challenge(input, "pkce_code_challenge")?;
    let scopes = scopes(input)?;
    let now = state.now();
    let account = MemberAccount {
        registration_id: state.mint.id("oauth-member"),
        subject: format!("{provider}-subject"),
        email: email_at(provider.as_str()),
        access_token: state.mint.token(),
        // GitHub and Slack issue access tokens that do not expire.
        refresh_token: expires(&provider).then(|| state.mint.token()),
        expires_at: expires(&provider).then(|| now.saturating_add(ACCESS_LIFETIME)),
        scopes,
        provider,
    };
    let expires_at = now.saturating_add(TOKEN_LIFETIME);
    Ok(MemberArrival { token: state.mint.token(), organization_id, account, challenge, expires_at })
}

/// Whether the access tokens of a provider expire, and can be refreshed.
fn expires(provider: &Provider) -> bool {
    !matches!(provider, Provider::GitHub | Provider::Slack)
}
