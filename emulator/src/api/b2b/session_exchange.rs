//! Sessions of members in exchange for what another system, or a Connected App, has.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::api::b2b::{members, sessions};
use crate::api::common::session::{custom_claims, duration};
use crate::model::oauth2::grant::Subject;
use crate::model::session::Factor;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;
use crate::state::exchange::unknown_email;

const HOUR: Duration = Duration::from_secs(60 * 60);

pub(crate) fn exchange_access_token(state: &mut State, input: &Input) -> Outcome {
    let (duration, claims) = (duration(input)?.unwrap_or(HOUR), custom_claims(input)?);
    let telemetry_id = input.owned_text("telemetry_id")?;
    let (member_id, factor) = state.exchange_access_token(input.text("access_token")?, |subject| match subject {
        Subject::Member { member_id } => Some(member_id),
        Subject::User { .. } => None,
    })?;
    let mut answer = start(state, &member_id, duration, claims, factor)?;
    answer["member_device"] = state.user_device(&member_id, telemetry_id.as_deref());
    Ok(answer)
}

pub(crate) fn migrate(state: &mut State, input: &Input) -> Outcome {
    let (duration, claims) = (duration(input)?.unwrap_or(HOUR), custom_claims(input)?);
    let organization = state.organization(input.text("organization_id")?)?;
    let email = state.external_email(input.text("session_token")?)?;
    let member_id = members::at(state, &organization.id, email).ok_or_else(unknown_email)?.id.clone();
    let factor = Factor::imported(state.now());
    start(state, &member_id, duration, claims, factor)
}

/// Starts a session and describes it.
fn start(
    state: &mut State,
    member_id: &str,
    duration: Duration,
    claims: Map<String, Value>,
    factor: Factor,
) -> Outcome {
    let id = sessions::start(state, member_id, duration, factor);
    sessions::touch(state, &id, None, claims);
    let mut answer = sessions::describe(state, &id)?;
    answer["member_id"] = json!(member_id);
    Ok(answer)
}
