//! Sessions and tokens without a login.

use serde_json::json;

use crate::control::params::{Params, Person};
use crate::emulator::Emulator;
use crate::emulator::connected_apps::{issue_to_member, issue_to_user};
use crate::emulator::impersonation::{impersonate_member, impersonate_user};
use crate::outcome::Outcome;
use crate::state::organizations::member_not_found;

pub(super) fn member_session(emulator: &Emulator, params: &Params) -> Outcome {
    let (organization_id, member_id) = (params.text("organization_id")?, params.text("member_id")?);
    let minutes = params.number("session_duration_minutes")?.unwrap_or(60);
    let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
    let session = emulator.start_member_session(organization_id, member_id, minutes).ok_or_else(member_not_found)?;
    Ok(json!({
        "session_token": session.session_token,
        "session_jwt": session.session_jwt,
        "member_session_id": session.member_session_id,
    }))
}

pub(super) fn connected_app(emulator: &Emulator, params: &Params) -> Outcome {
    let client_id = params.text("client_id")?;
    let scopes = params.texts("scopes")?.unwrap_or_default();
    let (person, state) = (params.person()?, &mut *emulator.lock());
    let token = match person {
        Person::User(id) => issue_to_user(state, client_id, id, &scopes)?,
        Person::Member(id) => issue_to_member(state, client_id, id, &scopes)?,
    };
    Ok(json!({ "access_token": token }))
}

pub(super) fn impersonation(emulator: &Emulator, params: &Params) -> Outcome {
    let (person, email) = (params.person()?, params.text("impersonator_email")?);
    let state = &mut *emulator.lock();
    let (token_type, token) = match person {
        Person::User(id) => ("impersonation", impersonate_user(state, id, email)?),
        Person::Member(id) => ("multi_tenant_impersonation", impersonate_member(state, id, email)?),
    };
    Ok(json!({ "token": token, "token_type": token_type }))
}
