//! The requests that were handled.

use serde_json::{Value, json};

use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::outcome::Outcome;
use crate::state::traffic::LoggedRequest;

pub(super) fn list(emulator: &Emulator, params: &Params) -> Outcome {
    let (operation, after) = (params.operation()?, params.number("after")?.unwrap_or(0));
    let state = emulator.lock();
    let log = &state.traffic.requests;
    let found = log.newest().take_while(|request| request.number > after);
    let found = found.filter(|request| operation.is_none_or(|operation| request.operation == Some(operation)));
    let found: Vec<Value> = found.take(params.limit()?).map(LoggedRequest::to_json).collect();
    Ok(json!({ "requests": found, "last": log.last() }))
}

pub(super) fn counts(emulator: &Emulator, params: &Params) -> Outcome {
    Ok(match params.operation()? {
        Some(operation) => json!({ "counts": { operation: emulator.requests_of(operation) } }),
        None => json!({ "counts": emulator.lock().traffic.counts() }),
    })
}
