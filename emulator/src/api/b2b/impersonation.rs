//! Impersonation of members.

use serde_json::{Value, json};

use crate::api::b2b::sessions;
use crate::model::impersonation::SESSION;
use crate::model::oauth2::grant::Subject;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let token = input.text("impersonation_token")?;
    let (member_id, factor) = state.impersonate(token, |state, subject| match subject {
        Subject::Member { member_id } => Some(state.membership(member_id).ok()?.0.id.clone()),
        Subject::User { .. } => None,
    })?;
    let id = sessions::start(state, &member_id, SESSION, factor);
    let mut answer = sessions::describe(state, &id)?;
    answer["organization_id"] = answer["organization"]["organization_id"].clone();
    answer["member_id"] = json!(member_id);
    answer["member_authenticated"] = json!(true);
    answer["intermediate_session_token"] = json!("");
    answer["mfa_required"] = Value::Null;
    Ok(answer)
}
