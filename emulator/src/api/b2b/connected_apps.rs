//! The Connected Apps that members have granted access to.

use serde_json::{Value, json};

use crate::api::b2b::members;
use crate::api::common::consents::{describe, revoke};
use crate::model::oauth2::connected_app::ConnectedApp;
use crate::model::oauth2::grant::{Grant, Subject};
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
    let used = |app: &&ConnectedApp| consents_in(state, organization_id).any(|consent| consent.client_id == app.id);
    let apps: Vec<Value> = state.oauth.apps.iter().filter(used).map(ConnectedApp::to_used_json).collect();
    Ok(json!({ "connected_apps": apps }))
}

pub(crate) fn in_organization(state: &mut State, input: &Input) -> Outcome {
    let organization_id = &state.organization(input.text("organization_id")?)?.id;
    let app = state.oauth.app(input.text("connected_app_id")?)?;
    let consents = consents_in(state, organization_id).filter(|consent| consent.client_id == app.id);
    let member = |consent: &Grant| json!({ "member_id": consent.subject.id(), "granted_scopes": consent.scopes });
    let members: Vec<Value> = consents.map(member).collect();
    let mut answer = app.to_used_json();
    answer["active_members"] = json!(members);
    Ok(answer)
}

/// The consents of an organization's members.
fn consents_in<'a>(state: &'a State, organization_id: &'a str) -> impl Iterator<Item = &'a Grant> {
    let consents = state.oauth.consents.iter();
    consents.filter(move |consent| match &consent.subject {
        Subject::Member { member_id } => state.member(organization_id, member_id).is_ok(),
        Subject::User { .. } => false,
    })
}
