//! The Connected Apps that users have granted access to.

use serde_json::json;

use crate::api::common::consents::{describe, revoke};
use crate::model::oauth2::grant::Subject;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn of_user(state: &mut State, input: &Input) -> Outcome {
    let subject = user(state, input)?;
    Ok(json!({ "connected_apps": describe(state, &subject) }))
}

pub(crate) fn revoke_of_user(state: &mut State, input: &Input) -> Outcome {
    let subject = user(state, input)?;
    revoke(state, input, &subject)
}

fn user(state: &State, input: &Input) -> Result<Subject, Failure> {
    let user_id = state.user(input.text("user_id")?)?.id.clone();
    Ok(Subject::User { user_id })
}
