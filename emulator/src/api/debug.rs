//! Whether the credentials work.

use serde_json::json;

use crate::answer::Outcome;
use crate::input::Input;
use crate::state::State;

pub(crate) fn whoami(state: &mut State, _: &Input) -> Outcome {
    Ok(json!({ "project_id": state.project_id, "name": "stytch-emulator" }))
}
