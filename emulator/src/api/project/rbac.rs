//! The RBAC policy of the project.

use serde_json::json;

use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn policy(state: &mut State, _: &Input) -> Outcome {
    Ok(json!({ "policy": state.policy.to_json() }))
}
