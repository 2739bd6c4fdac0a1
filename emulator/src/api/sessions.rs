//! Sessions: list, authenticate, revoke.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::answer::{Failure, Outcome};
use crate::input::Input;
use crate::state::session::Session;
use crate::state::{State, rbac};

/// Claims that a session cannot set, because the JWT itself does.
const RESERVED_CLAIMS: [&str; 7] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];
/// Bytes of JSON that custom claims may take.
const CLAIMS_LIMIT: usize = 4096;

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    let user = state.user(input.text("user_id")?)?;
    let sessions = state.sessions.iter().filter(|s| s.owner_id == user.id);
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

/// Makes the `authorization_check` that the request may ask for.
fn authorize(state: &State, input: &Input, session_id: &str) -> Result<Option<Value>, Failure> {
    if !input.has("authorization_check") {
        return Ok(None);
    }
    let check = input.nested("authorization_check")?;
    let (resource_id, action) = (check.text("resource_id")?, check.text("action")?);
    let session = state.sessions.iter().find(|session| session.id == session_id);
    let user = state.user(&session.ok_or_else(not_found)?.owner_id)?;
    let granting = rbac::granting_roles(state.policy.roles(), &user.roles, resource_id, action);
    if granting.is_empty() {
        let message = format!("No role of the user allows {action} on {resource_id}.");
        return Err(Failure::forbidden("consumer_session_authorization_error", message));
    }
    Ok(Some(json!({ "authorized": true, "granting_roles": granting })))
}

pub(crate) fn revoke(state: &mut State, input: &Input) -> Outcome {
    let names = ["session_id", "session_token", "session_jwt"];
    let error = match names.iter().filter(|name| input.has(name)).count() {
        0 => Some("no_session_revoke_arguments"),
        1 => None,
        _ => Some("too_many_session_revoke_arguments"),
    };
    if let Some(error_type) = error {
        let message = "Exactly one of session_id, session_token and session_jwt is required.";
        return Err(Failure::invalid(error_type, message));
    }
    let id = match input.optional_text("session_id")? {
        Some(id) => Some(id.to_owned()),
        None => named(state, input)?,
    };
    let before = state.sessions.len();
    state.sessions.retain(|session| Some(&session.id) != id.as_ref());
    match state.sessions.len() < before {
        true => Ok(json!({})),
        false => Err(not_found()),
    }
}

/// The lifetime asked for by `session_duration_minutes`.
pub(super) fn duration(input: &Input) -> Result<Option<Duration>, Failure> {
    let error_type = "invalid_session_duration_minutes";
    input.minutes("session_duration_minutes", 5..=527_040, error_type)
}

/// `session_custom_claims` without those that Stytch ignores.
pub(super) fn custom_claims(input: &Input) -> Result<Map<String, Value>, Failure> {
    let mut claims = input.free_form("session_custom_claims")?;
    claims.retain(|name, _| !RESERVED_CLAIMS.contains(&name.as_str()));
    if Value::Object(claims.clone()).to_string().len() > CLAIMS_LIMIT {
        let message = format!("session_custom_claims may have {CLAIMS_LIMIT} bytes of JSON.");
        return Err(Failure::invalid("custom_claims_too_large", message));
    }
    Ok(claims)
}

/// The id of the session that `session_token` or `session_jwt` stands for, if one of them is given.
pub(super) fn named(state: &State, input: &Input) -> Result<Option<String>, Failure> {
    let session = named_in(state, &state.sessions, input)?;
    Ok(session.map(|session| session.id.clone()))
}

/// The session among `sessions` that the parameters stand for, if one of them is given.
pub(super) fn named_in<'a>(
    state: &State,
    sessions: &'a [Session],
    input: &Input,
) -> Result<Option<&'a Session>, Failure> {
    let token = input.optional_text("session_token")?;
    let jwt = input.optional_text("session_jwt")?;
    let session = match (token, jwt) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            let message = "Only one of session_token and session_jwt may be given.";
            return Err(Failure::invalid("too_many_session_arguments", message));
        }
        (Some(token), None) => sessions.iter().find(|s| s.token == token),
        (None, Some(jwt)) => {
            let id = state.session_id_in(jwt).ok_or_else(|| {
                let message = "session_jwt was not issued by this emulator.";
                Failure::invalid("unable_to_parse_session_jwt", message)
            })?;
            sessions.iter().find(|s| s.id == id)
        }
    };
    session.map(Some).ok_or_else(not_found)
}

/// Notes that a session was used; it ends `duration` from now, if that is given.
pub(super) fn touch(state: &mut State, id: &str, duration: Option<Duration>, claims: Map<String, Value>) {
    let now = state.now();
    if let Some(session) = state.sessions.iter_mut().find(|session| session.id == id) {
        session.touch(now, duration, claims);
    }
}

/// A session with its token, a fresh JWT and its user.
pub(super) fn describe(state: &State, id: &str) -> Outcome {
    let session = state.sessions.iter().find(|session| session.id == id);
    let session = session.ok_or_else(not_found)?;
    let user = state.user(&session.owner_id)?;
    Ok(json!({
        "session": session.to_json(user),
        "session_token": session.token,
        "session_jwt": state.session_jwt(session, user),
        "user": user.to_json(state.now()),
    }))
}

pub(super) fn not_found() -> Failure {
    Failure::not_found("session_not_found", "There is no such session, or it has ended.")
}
