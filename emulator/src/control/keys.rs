//! The keys that sign JWTs.

use serde_json::json;

use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::outcome::Outcome;

pub(super) fn publish(emulator: &Emulator, _: &Params) -> Outcome {
    emulator.publish_key();
    Ok(json!({}))
}

pub(super) fn rotate(emulator: &Emulator, _: &Params) -> Outcome {
    emulator.rotate_keys();
    Ok(json!({}))
}

pub(super) fn retire(emulator: &Emulator, _: &Params) -> Outcome {
    emulator.retire_keys();
    Ok(json!({}))
}
