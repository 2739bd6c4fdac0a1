//! The users, organizations and members, with their sessions.

use std::time::Duration;

use serde_json::{Value, json};

use crate::control::factors::shown_code;
use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::model::member::Member;
use crate::model::organization::Organization;
use crate::model::scim;
use crate::model::session::By;
use crate::model::sso::Connection;
use crate::model::totp::Totp;
use crate::model::user::User;
use crate::outcome::Outcome;
use crate::state::State;

pub(super) fn users(emulator: &Emulator, params: &Params) -> Outcome {
    let state = emulator.lock();
    let newest = state.users.iter().rev().take(params.limit()?);
    let users: Vec<Value> = newest.map(|user| user_with_sessions(&state, user)).collect();
    Ok(json!({ "users": users, "total": state.users.len() }))
}

pub(super) fn organizations(emulator: &Emulator, params: &Params) -> Outcome {
    let state = emulator.lock();
    let newest = state.organizations.iter().rev().take(params.limit()?);
    let organizations: Vec<Value> =
        newest.map(|organization| organization_with_members(&state, organization)).collect();
    Ok(json!({ "organizations": organizations, "total": state.organizations.len() }))
}

fn user_with_sessions(state: &State, user: &User) -> Value {
    let now = state.now();
    // Reading drops nothing, so what has expired may still be there.
    let sessions = state.sessions.all(By::Owner, &user.id).filter(|session| session.expires_at > now);
    let mut json = user.to_json(now);
    json["sessions"] = sessions.map(|session| session.to_json(user)).collect();
    json["totp_code"] = totp_code(user.totp.as_ref(), now);
    json
}

fn organization_with_members(state: &State, organization: &Organization) -> Value {
    let members = state.members_of(&organization.id);
    let mut json = organization.to_json();
    json["sso_connections"] = organization.sso.all.iter().map(sso_connection).collect();
    json["scim_connection"] = json!(organization.scim.as_ref().map(scim::Connection::to_json));
    json["members"] = members.map(|member| member_with_sessions(state, member, organization)).collect();
    json
}

fn member_with_sessions(state: &State, member: &Member, organization: &Organization) -> Value {
    let sessions = state.member_sessions.all(By::Owner, &member.id);
    let sessions = sessions.filter(|session| session.expires_at > state.now());
    let mut json = member.to_json(organization);
    json["sessions"] = sessions.map(|session| session.to_member_json(member, organization)).collect();
    json["totp_code"] = totp_code(member.totp.as_ref(), state.now());
    json
}

/// What the authenticator app shows, also one that has not been verified yet.
fn totp_code(totp: Option<&Totp>, now: Duration) -> Value {
    totp.map_or(Value::Null, |totp| shown_code(&totp.code_at(now), now))
}

fn sso_connection(connection: &Connection) -> Value {
    json!({
        "connection_id": connection.id,
        "display_name": connection.display_name,
        "identity_provider": connection.identity_provider,
        "protocol": if connection.external().is_some() { "external" } else { connection.protocol_name() },
        "status": connection.status(),
    })
}
