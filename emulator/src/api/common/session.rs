//! The parameters about sessions that requests have in common.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::model::session::{By, Session};
use crate::outcome::Failure;
use crate::request::input::Input;
use crate::state::State;
use crate::table::Table;

/// Claims that the JWT sets itself.
const RESERVED_CLAIMS: [&str; 7] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];
/// The size limit of custom claims, in bytes of JSON.
const CLAIMS_LIMIT: usize = 4096;

/// The lifetime in `session_duration_minutes`.
pub(crate) fn duration(input: &Input) -> Result<Option<Duration>, Failure> {
    let error_type = "invalid_session_duration_minutes";
    input.minutes("session_duration_minutes", 5..=527_040, error_type)
}

/// `session_custom_claims` without those that Stytch ignores.
pub(crate) fn custom_claims(input: &Input) -> Result<Map<String, Value>, Failure> {
    let mut claims = input.free_form("session_custom_claims")?;
    claims.retain(|name, _| !RESERVED_CLAIMS.contains(&name.as_str()));
    if Value::Object(claims.clone()).to_string().len() > CLAIMS_LIMIT {
        let message = format!("session_custom_claims may have {CLAIMS_LIMIT} bytes of JSON.");
        return Err(Failure::invalid("custom_claims_too_large", message));
    }
    Ok(claims)
}

/// The id of the user session of `session_token` or `session_jwt`, if one of them is given.
pub(crate) fn named(state: &State, input: &Input) -> Result<Option<String>, Failure> {
    let session = named_in(state, &state.sessions, input)?;
    Ok(session.map(|session| session.id.clone()))
}

/// The session among `sessions` of `session_token` or `session_jwt`, if one of them is given.
pub(crate) fn named_in<'a>(
    state: &State,
    sessions: &'a Table<Session>,
    input: &Input,
) -> Result<Option<&'a Session>, Failure> {
    let token = input.optional_text("session_token")?;
    let jwt = input.optional_text("session_jwt")?;
    let session = match (token, jwt) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err(too_many()),
        (Some(token), None) => sessions.find(By::Token, token),
        (None, Some(jwt)) => {
            let id = state.session_id_in(jwt).ok_or_else(|| {
                let message = "session_jwt was not issued by this emulator.";
                Failure::invalid("unable_to_parse_session_jwt", message)
            })?;
            sessions.find(By::Id, &id)
        }
    };
    session.map(Some).ok_or_else(not_found)
}

/// Fails unless exactly one of `names` is given, each of which names the sessions to revoke.
pub(crate) fn check_revoke_arguments(input: &Input, names: &[&str]) -> Result<(), Failure> {
    let error_type = match names.iter().filter(|name| input.has(name)).count() {
        1 => return Ok(()),
        0 => "no_session_revoke_arguments",
        _ => "too_many_session_revoke_arguments",
    };
    Err(Failure::invalid(error_type, format!("Exactly one of these is required: {}.", names.join(", "))))
}

/// The error for more than one session in a request.
pub(crate) fn too_many() -> Failure {
    let message = "Only one of session_token, session_jwt and intermediate_session_token may be given.";
    Failure::invalid("too_many_session_arguments", message)
}

pub(crate) fn not_found() -> Failure {
    Failure::not_found("session_not_found", "There is no such session, or it has ended.")
}
