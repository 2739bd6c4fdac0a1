//! The check of the project's credentials.

use serde_json::json;

use crate::outcome::Outcome;
use crate::project::PROJECT_ID;
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn whoami(_: &mut State, _: &Input) -> Outcome {
    Ok(json!({ "project_id": PROJECT_ID, "name": "stytch-emulator" }))
}
