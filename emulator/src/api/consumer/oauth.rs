//! Logins of users through OAuth providers, which always consent.

use std::time::Duration;

use http::HeaderValue;
use serde_json::{Value, json};
use stytch_core::consumer::oauth::Provider;

use crate::api::common::binding;
use crate::api::common::oauth::{
    ACCESS_LIFETIME, TOKEN_LIFETIME, check_public_token, email_at, location, not_found, scopes,
};
use crate::api::common::recipient::{Recipient, named_user};
use crate::api::consumer::login::Login;
use crate::format::rfc3339::to_rfc3339;
use crate::model::contact::Kind;
use crate::model::provider::{Account, Arrival, Attachment};
use crate::model::session::Factor;
use crate::model::user::By;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::Id;

/// The path where a browser starts a login.
pub(crate) const START: &str = "/v1/public/oauth/{provider}/start";

/// Logs in the one user of the emulated provider; returns the URL to which the browser is redirected.
pub(crate) fn start(state: &mut State, input: &Input) -> Result<HeaderValue, Failure> {
    let provider = provider(input)?;
    check_public_token(input)?;
    let challenge = binding::challenge(input, "code_challenge")?;
    let scopes = scopes(input)?;

    let attached = attached_user(state, input, &provider)?;

    // The redirect URLs are built first, so an invalid one fails before anything changes.
    let token = state.mint.token();
    let to = |name, error| location(input, name, error, "oauth", &token);
    let login_url = to("login_redirect_url", "invalid_login_oauth_url")?;
    let signup_url = to("signup_redirect_url", "invalid_signup_oauth_url")?;

    if let Some(token) = input.optional_text("oauth_attach_token")? {
        state.attachments.remove(Id, token);
    }
    let (user_id, account, new) = account_at(state, provider, attached)?;
    state.arrivals.insert(Arrival {
        token,
        user_id,
        account,
        scopes,
        challenge,
        expires_at: state.now().saturating_add(TOKEN_LIFETIME),
    });
    Ok(if new { signup_url } else { login_url })
}

/// Chooses the user of the next login at a provider.
pub(crate) fn attach(state: &mut State, input: &Input) -> Outcome {
    let provider = provider(input)?;
    let user_id = named_user(state, input)?.ok_or_else(|| {
        let message = "One of user_id, session_token and session_jwt is required.";
        Failure::invalid("no_user_selection_arguments", message)
    })?;
    let token = state.mint.token();
    let expires_at = state.now().saturating_add(TOKEN_LIFETIME);
    state.attachments.insert(Attachment { token: token.clone(), user_id, provider, expires_at });
    Ok(json!({ "oauth_attach_token": token }))
}

fn provider(input: &Input) -> Result<Provider, Failure> {
    match Provider::from(input.text("provider")?) {
        Provider::Other(_) => Err(Failure::invalid("invalid_oauth_provider", "There is no such OAuth provider.")),
        provider => Ok(provider),
    }
}

/// The user of the `oauth_attach_token`, if there is one.
fn attached_user(state: &State, input: &Input, provider: &Provider) -> Result<Option<String>, Failure> {
    let Some(token) = input.optional_text("oauth_attach_token")? else {
        return Ok(None);
    };
    let attachment = state.attachments.find(Id, token).filter(|attachment| attachment.provider == *provider);
    let user = attachment.and_then(|attachment| state.user(&attachment.user_id).ok()).ok_or_else(|| {
        let message = "There is no such oauth_attach_token for this provider, or it has been used, or it has expired.";
        Failure::invalid("invalid_oauth_attach_token", message)
    })?;
    Ok(Some(user.id.clone()))
}

/// The user with the account at this provider, or else the attached user, the user with the account's email, or a new
/// user, and whether the user is new.
fn account_at(
    state: &mut State,
    provider: Provider,
    attached: Option<String>,
) -> Result<(String, Account, bool), Failure> {
    if let Some(user) = state.users.find(By::Provider, provider.as_str()) {
        if let Some(account) = user.accounts.iter().find(|account| account.provider == provider) {
            return Ok((user.id.clone(), account.clone(), false));
        }
    }
    let (user_id, new) = match attached {
        Some(user_id) => (user_id, false),
        None => {
            let recipient = Recipient::known_or_new(state, Kind::Email, &email_at(provider.as_str()), false)?;
            (recipient.user_id, recipient.user_created)
        }
    };
    let account = Account {
        registration_id: state.mint.id("oauth-user"),
        subject: format!("{}-subject", provider.as_str()),
        provider,
    };
    state.user_mut(&user_id)?.accounts.push(account.clone());
    Ok((user_id, account, new))
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let mut login = Login::read(state, input)?;
    let token = input.text("token")?;
    let arrival = state.arrivals.find(Id, token);
    // The user may have been deleted in the meantime, or the account.
    let arrival = arrival.filter(|arrival| state.users.find(By::AccountId, &arrival.account.registration_id).is_some());
    let arrival = arrival.ok_or_else(not_found)?;
    binding::check_verifier(arrival.challenge.as_deref(), input, "code_verifier")?;
    let (user_id, account, scopes) = (arrival.user_id.clone(), arrival.account.clone(), arrival.scopes.clone());
    state.arrivals.remove(Id, token);
    login.ignore_others(state, &user_id);

    let now = state.now();
    let mut user = state.user_mut(&user_id)?;
    // The address may have been removed from the user in the meantime.
    let address = email_at(account.provider.as_str());
    let email = user.contacts.iter().find(|contact| contact.kind == Kind::Email && contact.is_at(&address));
    let email_id = email.map(|email| email.id.clone());
    user.authenticated(email_id.as_deref());
    drop(user);
    let factor = Factor::provider(&account, email_id.as_deref().unwrap_or_default(), now);
    let mut answer = login.finish(state, &user_id, factor)?;
    // Only this operation calls the session `user_session`.
    if let Some(session) = answer.as_object_mut().and_then(|answer| answer.remove("session")) {
        answer["user_session"] = session;
    }
    answer["provider_type"] = json!(account.provider_type());
    answer["provider_subject"] = json!(account.subject);
    answer["oauth_user_registration_id"] = json!(account.registration_id);
    answer["provider_values"] = provider_values(state, &scopes, now);
    answer["reset_sessions"] = json!(false);
    Ok(answer)
}

/// The values from the provider, with made-up tokens.
fn provider_values(state: &mut State, scopes: &[String], now: Duration) -> Value {
    json!({
        "access_token": state.mint.token(),
        "refresh_token": state.mint.token(),
        "id_token": "",
        "scopes": scopes,
        "expires_at": to_rfc3339(now.saturating_add(ACCESS_LIFETIME)),
    })
}
