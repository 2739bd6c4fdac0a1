//! The public keys that verify the project's JWTs.

use serde_json::json;

use crate::outcome::{Failure, Outcome};
use crate::project::PROJECT_ID;
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    check_project(input)?;
    Ok(json!({ "keys": state.keys.to_json() }))
}

/// Fails unless the path names this project. Without credentials, only the path identifies the project.
pub(crate) fn check_project(input: &Input) -> Result<(), Failure> {
    if input.text("project_id")? == PROJECT_ID {
        return Ok(());
    }
    Err(Failure::not_found("project_not_found", "There is no such project."))
}
