//! The tokens that OAuth providers have issued to members.

use serde_json::{Value, json};
use stytch_core::b2b::oauth::Provider;

use crate::api::b2b::members;
use crate::api::b2b::oauth::authenticate::token_not_found;
use crate::api::common::oauth::ACCESS_LIFETIME;
use crate::model::member_account::MemberAccount;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn google(state: &mut State, input: &Input) -> Outcome {
    single(state, input, &Provider::Google)
}

pub(crate) fn microsoft(state: &mut State, input: &Input) -> Outcome {
    single(state, input, &Provider::Microsoft)
}

pub(crate) fn github(state: &mut State, input: &Input) -> Outcome {
    let account = current(state, input, &Provider::GitHub)?;
    let registration = json!({
        "provider_subject": account.subject,
        "provider_tenant_ids": account.tenants(),
        "access_token": account.access_token,
        "scopes": account.scopes,
    });
    Ok(listed(&account, registration))
}

pub(crate) fn slack(state: &mut State, input: &Input) -> Outcome {
    let account = current(state, input, &Provider::Slack)?;
    let registration = json!({
        "provider_subject": account.subject,
        "provider_tenant_id": account.tenant(),
        "access_token": account.access_token,
        "scopes": account.scopes,
        "bot_access_token": "",
        "bot_scopes": [],
    });
    Ok(listed(&account, registration))
}

pub(crate) fn hubspot(state: &mut State, input: &Input) -> Outcome {
    let account = current(state, input, &Provider::HubSpot)?;
    let mut registration = tokens(state, input, &account)?;
    registration["provider_tenant_id"] = json!(account.tenant());
    Ok(listed(&account, registration))
}

fn single(state: &mut State, input: &Input, provider: &Provider) -> Outcome {
    let account = current(state, input, provider)?;
    let mut answer = tokens(state, input, &account)?;
    answer["provider_type"] = json!(account.provider_type());
    answer["id_token"] = json!("");
    Ok(answer)
}

fn listed(account: &MemberAccount, registration: Value) -> Value {
    json!({ "provider_type": account.provider_type(), "registrations": [registration] })
}

/// The account with the tokens that can expire.
fn tokens(state: &State, input: &Input, account: &MemberAccount) -> Outcome {
    let left = account.expires_at.unwrap_or_default().saturating_sub(state.now());
    let mut tokens = json!({
        "provider_subject": account.subject,
        "access_token": account.access_token,
        "access_token_expires_in": left.as_secs(),
        "scopes": account.scopes,
    });
    if input.query_flag("include_refresh_token")? {
        tokens["refresh_token"] = json!(account.refresh_token);
    }
    Ok(tokens)
}

/// The account of a member at a provider, with a new access token if the old one has expired.
fn current(state: &mut State, input: &Input, provider: &Provider) -> Result<MemberAccount, Failure> {
    let (organization_id, member_id) = members::named(state, input)?;
    let now = state.now();
    let access_token = state.mint.token();
    let mut member = state.member_mut(&organization_id, &member_id)?;
    let account = member.accounts.iter_mut().find(|account| account.provider == *provider);
    let account = account.ok_or_else(token_not_found)?;
    if account.expires_at.is_some_and(|expires_at| expires_at <= now) {
        account.access_token = access_token;
        account.expires_at = Some(now.saturating_add(ACCESS_LIFETIME));
    }
    Ok(account.clone())
}
