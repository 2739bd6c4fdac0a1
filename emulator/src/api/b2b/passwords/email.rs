//! Resets of passwords by email.

use std::time::Duration;

use serde_json::json;

use crate::api::b2b::login::Login;
use crate::api::b2b::organizations::with_member;
use crate::api::b2b::passwords::{METHOD, check_shared, not_found, set};
use crate::api::b2b::{magic_links, members, signup};
use crate::api::common::binding;
use crate::api::common::links::{self, Target};
use crate::api::common::password_policy::acceptable;
use crate::api::common::recipient::address;
use crate::model::binding::Binding;
use crate::model::contact::{self, Kind};
use crate::model::link::Purpose;
use crate::model::member::{By, Status};
use crate::model::proof::Proof;
use crate::model::session::Factor;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::Id;

/// How long a link is valid by default.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

/// The destination of a link for a reset.
pub(super) fn target(input: &Input) -> Result<Target, Failure> {
    Target::read(
        input,
        "reset_password_redirect_url",
        "invalid_password_reset_redirect_url",
        "reset_password_expiration_minutes",
        LIFETIME,
    )
}

pub(crate) fn reset_start(state: &mut State, input: &Input) -> Outcome {
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    let target = target(input)?;
    links::url(input, "login_redirect_url", "invalid_login_redirect_url")?;
    let binding = Binding { challenge: binding::challenge(input, "code_challenge")?, ..Binding::default() };
    let (member_id, _) = signup::known_or_created(state, &organization_id, email, METHOD)?;
    magic_links::mail(state, &organization_id, &member_id, Purpose::MemberPasswordReset, target, binding)?;
    let member = state.member(&organization_id, &member_id)?;
    let organization = state.organization(&organization_id)?;
    Ok(json!({
        "member_id": member_id,
        "member_email_id": member.email.id,
        "member": member.to_json(organization),
    }))
}

pub(crate) fn reset(state: &mut State, input: &Input) -> Outcome {
    let mut login = Login::read(state, input)?;
    let token = input.text("password_reset_token")?;
    let purposes = [Purpose::MemberPasswordReset];
    let link = links::find(state, token, &purposes, "unable_to_auth_password_reset_token")?;
    binding::check_verifier(link.binding.challenge.as_deref(), input, "code_verifier")?;
    let member_id = link.owner_id.clone();
    login.check_member(state, &member_id)?;
    let (member, organization) = state.membership(&member_id)?;
    magic_links::check_address(link, member)?;
    signup::check_method(organization, Some(member), METHOD)?;
    let text = acceptable(input.text("password")?)?;

    let (organization_id, email_id) = (organization.id.clone(), member.email.id.clone());
    let now = state.now();
    let by_email = Factor::delivered("magic_link", "email", &member.email, now);
    links::use_up(state, token);
    set(state, &member_id, text)?;
    state.revoke_member_sessions(&member_id, login.session());
    let proof = Proof { factors: vec![by_email, Factor::password(now)], accounts: Vec::new() };
    let mut answer = login.finish(state, &member_id, proof)?;
    answer["organization_id"] = json!(organization_id);
    answer["member_email_id"] = json!(email_id);
    Ok(answer)
}

pub(crate) fn require_reset(state: &mut State, input: &Input) -> Outcome {
    check_shared(state)?;
    let email = address(input, Kind::Email, "email_address")?;
    if input.has("organization_id") || input.has("member_id") {
        members::named(state, input)?;
    }
    let key = contact::key(email);
    let mut active = state.members.all(By::Address, &key).filter(|member| member.status == Status::Active);
    let only = match (active.next(), active.next()) {
        (Some(member), None) => Some((member.organization_id.clone(), member.id.clone())),
        _ => None,
    };
    drop(active);
    let mut shared = state.shared_passwords.find_mut(Id, &key).ok_or_else(not_found)?;
    shared.requires_reset = true;
    drop(shared);
    match only {
        Some((organization_id, member_id)) => {
            state.remove_shared_password(email);
            with_member(state, &organization_id, &member_id)
        }
        None => Ok(json!({})),
    }
}
