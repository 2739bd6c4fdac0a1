//! Exporting and importing the state.

use http::Request;
use serde_json::json;

use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::outcome::{Failure, Outcome};
use crate::request::input::check_media_type;
use crate::state::export;

/// The path of the state, which can be longer than other bodies.
pub(super) const PATH: &str = "/emulator/state";

pub(super) fn get(emulator: &Emulator, _: &Params) -> Outcome {
    Ok(export::to_json(&emulator.lock()))
}

pub(super) fn put(emulator: &Emulator, request: &Request<Vec<u8>>) -> Outcome {
    check_media_type(request)?;
    let text = std::str::from_utf8(request.body()).map_err(|_| Failure::malformed("The body is not UTF-8."))?;
    emulator.import(text).map_err(|error| Failure::malformed(error.to_string()))?;
    Ok(json!({}))
}
