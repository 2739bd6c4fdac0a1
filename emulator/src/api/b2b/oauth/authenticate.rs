//! The end of logins of members through OAuth providers.

use serde_json::json;

use crate::api::b2b::discovery::discovered;
use crate::api::b2b::login::Login;
use crate::api::b2b::signup;
use crate::api::common::binding;
use crate::api::common::oauth::not_found;
use crate::model::member::{By, Member, within};
use crate::model::member_account::MemberAccount;
use crate::model::proof::Proof;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::Id;

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let mut login = Login::read(state, input)?;
    let token = input.text("oauth_token")?;
    let arrival = state.member_arrivals.find(Id, token).ok_or_else(not_found)?;
    binding::check_verifier(arrival.challenge.as_deref(), input, "pkce_code_verifier")?;
    let organization_id = arrival.organization_id.clone().ok_or_else(not_found)?;
    let account = arrival.account.clone();
    let known = member_with(state, &organization_id, &account);
    let organization = state.organization(&organization_id).map_err(|_| not_found())?;
    signup::check_method(organization, known, &account.auth_method())?;
    let known = known.map(|member| member.id.clone());
    let proof = Proof::of_account(account.clone(), state.now());
    let member_id = match known {
        Some(member_id) => member_id,
        None => signup::provision(state, &organization_id, &account.email, &proof)?,
    };
    login.check_member(state, &member_id)?;
    state.member_arrivals.remove(Id, token);

    let mut answer = login.finish(state, &member_id, proof)?;
    answer["organization_id"] = json!(organization_id);
    answer["provider_type"] = json!(account.provider_type());
    answer["provider_subject"] = json!(account.subject);
    answer["provider_values"] = account.to_provider_values();
    answer["reset_sessions"] = json!(false);
    Ok(answer)
}

pub(crate) fn discovery_authenticate(state: &mut State, input: &Input) -> Outcome {
    let token = input.text("discovery_oauth_token")?;
    let arrival = state.member_arrivals.find(Id, token).filter(|arrival| arrival.organization_id.is_none());
    let arrival = arrival.ok_or_else(not_found)?;
    binding::check_verifier(arrival.challenge.as_deref(), input, "pkce_code_verifier")?;
    let account = arrival.account.clone();
    state.member_arrivals.remove(Id, token);
    let proof = Proof::of_account(account.clone(), state.now());
    let mut answer = discovered::begin(state, &account.email, proof)?;
    answer["provider_type"] = json!(account.provider_type());
    answer["provider_tenant_id"] = json!(account.tenant());
    answer["provider_tenant_ids"] = json!(account.tenants());
    answer["full_name"] = json!(format!("{} User", account.provider_type()));
    Ok(answer)
}

/// The member of an organization with this account, or with its email address.
pub(super) fn member_with<'a>(state: &'a State, organization_id: &str, account: &MemberAccount) -> Option<&'a Member> {
    let known = state.members.find(By::AccountWithin, &within(organization_id, &account.key()));
    known.or_else(|| state.member_at(organization_id, &account.email))
}

/// The error for a token at a provider that there is not.
pub(super) fn token_not_found() -> Failure {
    Failure::not_found("member_oauth_token_not_found", "The member has not logged in with this provider.")
}
