//! Member sessions: list, authenticate, revoke.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::api::b2b::login::Login;
use crate::api::b2b::{acting, intermediate, members};
use crate::api::common::session::{check_revoke_arguments, custom_claims, duration, named_in, not_found};
use crate::model::proof::Proof;
use crate::model::rbac;
use crate::model::session::{By, Session};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::state::organizations::member_not_found;

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = members::named(state, input)?;
    let organization = state.organization(&organization_id)?;
    let member = state.member(&organization_id, &member_id)?;
    let sessions = state.member_sessions.all(By::Owner, &member_id);
    let sessions: Vec<Value> = sessions.map(|session| session.to_member_json(member, organization)).collect();
    Ok(json!({ "member_sessions": sessions }))
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let duration = duration(input)?;
    let claims = custom_claims(input)?;
    let session = named_in(state, &state.member_sessions, input)?.ok_or_else(|| {
        let message = "session_token or session_jwt is required.";
        Failure::invalid("no_session_arguments", message)
    })?;
    let id = session.id.clone();
    let verdict = authorize(state, input, session)?;
    touch(state, &id, duration, claims);
    let mut answer = describe(state, &id)?;
    if let Some(verdict) = verdict {
        answer["verdict"] = verdict;
    }
    Ok(answer)
}

/// Performs the `authorization_check` of the request, if there is one.
fn authorize(state: &State, input: &Input, session: &Session) -> Result<Option<Value>, Failure> {
    if !input.has("authorization_check") {
        return Ok(None);
    }
    let check = input.nested("authorization_check")?;
    let (resource_id, action) = (check.text("resource_id")?, check.text("action")?);
    let (member, organization) = state.membership(&session.owner_id)?;
    if !organization.is(check.text("organization_id")?) {
        return Err(acting::other_organization());
    }
    let known = state.policy.roles().iter().chain(&organization.custom_roles);
    let granting = rbac::granting_roles(known, &member.roles_in(session, organization), resource_id, action);
    if granting.is_empty() {
        let message = format!("No role of the member allows {action} on {resource_id}.");
        return Err(Failure::forbidden("session_authorization_error", message));
    }
    Ok(Some(json!({ "authorized": true, "granting_roles": granting })))
}

/// Starts a session in another organization of which the person is a member.
pub(crate) fn exchange(state: &mut State, input: &Input) -> Outcome {
    let session = named_in(state, &state.member_sessions, input)?.ok_or_else(|| {
        let message = "session_token or session_jwt is required.";
        Failure::invalid("no_session_arguments", message)
    })?;
    let begun = intermediate::of_session(state, &session.id)?;
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let login = Login::anew(input)?;
    let member = state.member_at(&organization_id, &begun.email).ok_or_else(member_not_found)?;
    let proof = begun.proof_for(member);
    if proof.factors.is_empty() {
        let message = "None of the factors in the session counts in another organization.";
        return Err(Failure::invalid("insufficient_factors_for_session_exchange", message));
    }
    let member_id = member.id.clone();
    login.finish(state, &member_id, proof)
}

pub(crate) fn revoke(state: &mut State, input: &Input) -> Outcome {
    check_revoke_arguments(input, &["member_session_id", "session_token", "session_jwt", "member_id"])?;
    if let Some(member_id) = input.optional_text("member_id")? {
        let (member, organization) = state.membership(member_id)?;
        acting::check(input, organization)?;
        let member_id = member.id.clone();
        state.member_sessions.remove(By::Owner, &member_id);
        return Ok(json!({}));
    }
    let session = match input.optional_text("member_session_id")? {
        Some(id) => state.member_sessions.find(By::Id, id),
        None => named_in(state, &state.member_sessions, input)?,
    };
    let session = session.ok_or_else(not_found)?;
    let (_, organization) = state.membership(&session.owner_id)?;
    acting::check(input, organization)?;
    let id = session.id.clone();
    state.member_sessions.remove(By::Id, &id);
    Ok(json!({}))
}

/// Starts a session that ends `duration` from now, and returns its id.
pub(crate) fn start(state: &mut State, member_id: &str, duration: Duration, proof: impl Into<Proof>) -> String {
    let now = state.now();
    let id = state.mint.id("member-session");
    let attributes = json!({ "ip_address": "", "user_agent": "" });
    let mut session = Session::new(id.clone(), state.mint.token(), member_id, attributes, now);
    session.touch(now, Some(duration), Default::default());
    for factor in proof.into().factors {
        session.add_factor(factor);
    }
    state.member_sessions.insert(session);
    id
}

/// Notes that a session was used; it ends `duration` from now, if that is given.
pub(super) fn touch(state: &mut State, id: &str, duration: Option<Duration>, claims: Map<String, Value>) {
    let now = state.now();
    if let Some(mut session) = state.member_sessions.find_mut(By::Id, id) {
        session.touch(now, duration, claims);
    }
}

/// A session with its token, a new JWT, its member and their organization.
pub(crate) fn describe(state: &State, id: &str) -> Outcome {
    let session = state.member_sessions.find(By::Id, id).ok_or_else(not_found)?;
    let (member, organization) = state.membership(&session.owner_id)?;
    Ok(json!({
        "member_session": session.to_member_json(member, organization),
        "session_token": session.token,
        "session_jwt": state.member_session_jwt(session, member, organization),
        "member": member.to_json(organization),
        "organization": organization.to_json(),
    }))
}
