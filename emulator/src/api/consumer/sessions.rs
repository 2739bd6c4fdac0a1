//! Sessions: list, authenticate, revoke.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::api::common::session::{check_revoke_arguments, custom_claims, duration, named, not_found};
use crate::model::rbac;
use crate::model::session::{By, Factor};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    let user = state.user(input.text("user_id")?)?;
    let sessions = state.sessions.all(By::Owner, &user.id);
    let sessions: Vec<Value> = sessions.map(|session| session.to_json(user)).collect();
    Ok(json!({ "sessions": sessions }))
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let duration = duration(input)?;
    let claims = custom_claims(input)?;
    let id = named(state, input)?.ok_or_else(|| {
        let message = "session_token or session_jwt is required.";
        Failure::invalid("no_session_arguments", message)
    })?;
    let verdict = authorize(state, input, &id)?;
    touch(state, &id, duration, claims);
    let mut answer = describe(state, &id)?;
    if let Some(verdict) = verdict {
        answer["verdict"] = verdict;
    }
    Ok(answer)
}

/// Performs the `authorization_check` of the request, if there is one.
fn authorize(state: &State, input: &Input, session_id: &str) -> Result<Option<Value>, Failure> {
    if !input.has("authorization_check") {
        return Ok(None);
    }
    let check = input.nested("authorization_check")?;
    let (resource_id, action) = (check.text("resource_id")?, check.text("action")?);
    let session = state.sessions.find(By::Id, session_id).ok_or_else(not_found)?;
    let user = state.user(&session.owner_id)?;
    let granting = rbac::granting_roles(state.policy.roles(), &user.roles, resource_id, action);
    if granting.is_empty() {
        let message = format!("No role of the user allows {action} on {resource_id}.");
        return Err(Failure::forbidden("consumer_session_authorization_error", message));
    }
    Ok(Some(json!({ "authorized": true, "granting_roles": granting })))
}

pub(crate) fn revoke(state: &mut State, input: &Input) -> Outcome {
    check_revoke_arguments(input, &["session_id", "session_token", "session_jwt"])?;
    let id = match input.optional_text("session_id")? {
        Some(id) => Some(id.to_owned()),
        None => named(state, input)?,
    };
    match id.is_some_and(|id| state.sessions.remove(By::Id, &id)) {
        true => Ok(json!({})),
        false => Err(not_found()),
    }
}

/// Notes that a session was used; it ends `duration` from now, if that is given.
pub(super) fn touch(state: &mut State, id: &str, duration: Option<Duration>, claims: Map<String, Value>) {
    let now = state.now();
    if let Some(mut session) = state.sessions.find_mut(By::Id, id) {
        session.touch(now, duration, claims);
    }
}

/// Adds a factor to a session.
pub(super) fn add_factor(state: &mut State, id: &str, factor: Factor) {
    if let Some(mut session) = state.sessions.find_mut(By::Id, id) {
        session.add_factor(factor);
    }
}

/// A session with its token, a new JWT and its user.
pub(super) fn describe(state: &State, id: &str) -> Outcome {
    let session = state.sessions.find(By::Id, id).ok_or_else(not_found)?;
    let user = state.user(&session.owner_id)?;
    Ok(json!({
        "session": session.to_json(user),
        "session_token": session.token,
        "session_jwt": state.session_jwt(session, user),
        "user": user.to_json(state.now()),
    }))
}
