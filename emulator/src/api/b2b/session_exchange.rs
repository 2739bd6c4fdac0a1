//! Sessions of members in exchange for what another system, or a Connected App, has.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::api::b2b::sessions;
use crate::api::common::session::{custom_claims, duration, named_in};
use crate::model::oauth2::grant::Subject;
use crate::model::session::{By, Factor};
use crate::outcome::{Failure, Outcome};
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

pub(crate) fn attest(state: &mut State, input: &Input) -> Outcome {
    let (duration, custom_claims) = (duration(input)?, custom_claims(input)?);
    let telemetry_id = input.owned_text("telemetry_id")?;
    let existing = named_in(state, &state.member_sessions, input)?;
    let existing = existing.map(|session| (session.id.clone(), session.owner_id.clone()));
    let (claims, factor) = state.attest(input)?;
    let member_id = attested_member(state, input, &claims)?;
    let mut answer = match existing {
        None => start(state, &member_id, duration.unwrap_or(HOUR), custom_claims, factor)?,
        Some((_, owner_id)) if owner_id != member_id => {
            let message = "The session belongs to another member.";
            return Err(Failure::invalid("member_session_member_id_mismatch", message));
        }
        Some((id, _)) => {
            if let Some(mut session) = state.member_sessions.find_mut(By::Id, &id) {
                session.add_factor(factor);
            }
            sessions::touch(state, &id, duration, custom_claims);
            sessions::describe(state, &id)?
        }
    };
    answer["member_id"] = json!(member_id);
    answer["member_device"] = state.user_device(&member_id, telemetry_id.as_deref());
    Ok(answer)
}

/// The id of the member that the claims of a token are about.
fn attested_member(state: &State, input: &Input, claims: &Value) -> Result<String, Failure> {
    let claimed = claims["organization_id"].as_str();
    let given = input.optional_text("organization_id")?;
    let organization_id = given.or(claimed).ok_or_else(|| {
        let message = "Neither the token nor the request has an organization_id.";
        Failure::invalid("token_missing_organization_id_claim", message)
    })?;
    let organization = state.organization(organization_id)?;
    if claimed.is_some_and(|claimed| !organization.is(claimed)) {
        let message = "The token is for another organization than the request.";
        return Err(Failure::invalid("invalid_token_organization_id_claim", message));
    }
    let by_email = claims["email"].as_str().and_then(|email| state.member_at(&organization.id, email));
    match by_email {
        Some(member) => Ok(member.id.clone()),
        None => Ok(state.member(&organization.id, claims["sub"].as_str().unwrap_or_default())?.id.clone()),
    }
}

pub(crate) fn migrate(state: &mut State, input: &Input) -> Outcome {
    let (duration, claims) = (duration(input)?.unwrap_or(HOUR), custom_claims(input)?);
    let organization = state.organization(input.text("organization_id")?)?;
    let email = state.external_email(input.text("session_token")?)?;
    let member_id = state.member_at(&organization.id, email).ok_or_else(unknown_email)?.id.clone();
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
