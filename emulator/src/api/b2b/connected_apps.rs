//! The Connected Apps that members have granted access to.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::api::b2b::members;
use crate::api::common::consents::{describe, revoke};
use crate::model::oauth2::grant::{By, Grant, Subject};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn of_member(state: &mut State, input: &Input) -> Outcome {
    let subject = member(state, input)?;
    Ok(json!({ "connected_apps": describe(state, &subject) }))
}

pub(crate) fn revoke_of_member(state: &mut State, input: &Input) -> Outcome {
    let subject = member(state, input)?;
    revoke(state, input, &subject)
}

fn member(state: &State, input: &Input) -> Result<Subject, Failure> {
    let (_, member_id) = members::named(state, input)?;
    Ok(Subject::Member { member_id })
}

pub(crate) fn of_organization(state: &mut State, input: &Input) -> Outcome {
    let organization_id = &state.organization(input.text("organization_id")?)?.id;
    let consents =
        state.members_of(organization_id).flat_map(|member| state.oauth.consents.all(By::Subject, &member.id));
    // Their ids sort by creation.
    let ids: BTreeSet<&str> = consents.map(|consent| consent.client_id.as_str()).collect();
    let apps = ids.into_iter().map(|id| Ok(state.oauth.app(id)?.to_used_json()));
    Ok(json!({ "connected_apps": apps.collect::<Result<Vec<Value>, Failure>>()? }))
}

pub(crate) fn in_organization(state: &mut State, input: &Input) -> Outcome {
    let organization_id = &state.organization(input.text("organization_id")?)?.id;
    let app = state.oauth.app(input.text("connected_app_id")?)?;
    let consents = state.oauth.consents.all(By::Client, &app.id);
    let consents = consents.filter(|consent| match &consent.subject {
        Subject::Member { member_id } => state.member(organization_id, member_id).is_ok(),
        Subject::User { .. } => false,
    });
    let member = |consent: &Grant| json!({ "member_id": consent.subject.id(), "granted_scopes": consent.scopes });
    let members: Vec<Value> = consents.map(member).collect();
    let mut answer = app.to_used_json();
    answer["active_members"] = json!(members);
    Ok(answer)
}
