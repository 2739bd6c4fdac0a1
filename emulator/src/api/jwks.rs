//! The public keys with which anybody can verify JWTs of the project.

use serde_json::json;

use crate::answer::{Failure, Outcome};
use crate::input::Input;
use crate::state::State;

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    // No credentials say which project is meant, only the path.
    if input.text("project_id")? != state.project_id {
        let message = "There is no such project.";
        return Err(Failure::not_found("project_not_found", message));
    }
    Ok(json!({ "keys": state.keys.to_json() }))
}
