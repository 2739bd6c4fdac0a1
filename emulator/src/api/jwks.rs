//! The public keys with which anybody can verify JWTs of the project.

use serde_json::json;

use crate::answer::{Failure, Outcome};
use crate::input::Input;
use crate::state::State;

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    check_project(state, input)?;
    Ok(json!({ "keys": state.keys.to_json() }))
}

/// Fails unless the path names this project: where no credentials say which one is meant, only the path does.
pub(super) fn check_project(state: &State, input: &Input) -> Result<(), Failure> {
    if input.text("project_id")? == state.project_id {
        return Ok(());
    }
    Err(Failure::not_found("project_not_found", "There is no such project."))
}
