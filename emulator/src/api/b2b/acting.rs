//! Requests on behalf of a member, with the member's session in a header.
//!
//! The session must exist, and belong to the organization of the request. The permissions of the member are not
//! checked.

use http::HeaderMap;
use serde_json::{Map, Value};
use stytch_core::operation::Operation;

use crate::api::common::session::named_in;
use crate::model::organization::Organization;
use crate::outcome::Failure;
use crate::request::input::Input;
use crate::state::State;

/// The headers, and the parameters with the same meaning.
const HEADERS: [(&str, &str); 2] =
    [("x-stytch-member-session", "session_token"), ("x-stytch-member-sessionjwt", "session_jwt")];

/// Fails if the request is on behalf of a member without such a session, or of a member of another organization.
pub(crate) fn authorize(
    state: &State,
    operation: &Operation,
    headers: &HeaderMap,
    input: &mut Input,
) -> Result<(), Failure> {
    if !operation.accepts_member_credential() {
        return Ok(());
    }
    let mut given = Map::new();
    for (header, name) in HEADERS {
        if let Some(value) = headers.get(header) {
            given.insert(name.to_owned(), Value::String(value.to_str().unwrap_or_default().to_owned()));
        }
    }
    if given.len() > 1 {
        let message = "Only one of X-Stytch-Member-Session and X-Stytch-Member-SessionJWT may be given.";
        return Err(Failure::invalid("too_many_session_arguments", message));
    }
    if given.is_empty() {
        return Ok(());
    }
    let session = named_in(state, &state.member_sessions, &Input::of(given)).ok().flatten();
    let session = session.ok_or_else(|| {
        let message = "The session in the header does not exist, or it has ended.";
        Failure::unauthorized("invalid_session_token", message)
    })?;
    let (member, organization) = state.membership(&session.owner_id)?;
    input.acting_for(&organization.id, &member.id);

    let one = input.optional_text("organization_id")?.map(str::to_owned);
    for id in input.texts("organization_ids")?.unwrap_or_default().into_iter().chain(one) {
        if !organization.is(&id) {
            return Err(other_organization());
        }
    }
    if operation.name.ends_with(".update") && input.has("trusted_metadata") {
        let message = "A member cannot change trusted_metadata.";
        return Err(Failure::forbidden("cannot_update_trusted_metadata", message));
    }
    Ok(())
}

/// Fails if the request is on behalf of a member of another organization.
pub(super) fn check(input: &Input, organization: &Organization) -> Result<(), Failure> {
    match input.acting() {
        Some(id) if id != organization.id => Err(other_organization()),
        _ => Ok(()),
    }
}

pub(super) fn other_organization() -> Failure {
    let message = "The session belongs to another organization.";
    Failure::forbidden("session_authorization_tenancy_error", message)
}
