//! Waiting for changes.

use serde_json::json;

use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::outcome::Outcome;

pub(super) fn changes(emulator: &Emulator, params: &Params) -> Outcome {
    let revision = emulator.wait_for_change(params.number("after")?.unwrap_or(0), params.wait()?);
    Ok(json!({ "revision": revision }))
}
