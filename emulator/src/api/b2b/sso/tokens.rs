//! The tokens that OIDC providers have issued to members.

use serde_json::{Value, json};

use crate::api::b2b::members;
use crate::api::common::oauth::ACCESS_LIFETIME;
use crate::model::sso::login::Tokens;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

/// Makes up the tokens of a login.
pub(super) fn issue(state: &mut State, scopes: Vec<String>) -> Tokens {
    Tokens {
        access_token: state.mint.token(),
        refresh_token: state.mint.token(),
        scopes,
        expires_at: state.now().saturating_add(ACCESS_LIFETIME),
    }
}

pub(crate) fn oidc_providers(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = members::named(state, input)?;
    let with_refresh_token = input.query_flag("include_refresh_token")?;
    let now = state.now();
    let fresh = state.mint.token();
    let mut member = state.member_mut(&organization_id, &member_id)?;
    let mut registrations = Vec::new();
    for (number, account) in member.sso.iter_mut().enumerate() {
        let Some(tokens) = &mut account.tokens else {
            continue;
        };
        if tokens.expires_at <= now {
            tokens.access_token = format!("{fresh}{number}");
            tokens.expires_at = now.saturating_add(ACCESS_LIFETIME);
        }
        let mut shown = json!({
            "connection_id": account.connection_id,
            "provider_subject": account.subject,
            "id_token": "",
            "access_token": tokens.access_token,
            "access_token_expires_in": tokens.expires_at.saturating_sub(now).as_secs(),
            "scopes": tokens.scopes,
            "refresh_token": Value::Null,
        });
        if with_refresh_token {
            shown["refresh_token"] = json!(tokens.refresh_token);
        }
        registrations.push(shown);
    }
    Ok(json!({ "registrations": registrations }))
}
