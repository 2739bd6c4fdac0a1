//! The policy of the project.

use serde_json::json;

use crate::answer::Outcome;
use crate::input::Input;
use crate::state::State;

pub(crate) fn policy(state: &mut State, _: &Input) -> Outcome {
    Ok(json!({ "policy": state.policy.to_json() }))
}
