//! The messages that the project has sent.

use serde_json::{Value, json};

use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::model::message::Message;
use crate::outcome::Outcome;
use crate::state::State;

pub(super) fn list(emulator: &Emulator, params: &Params) -> Outcome {
    let (to, after) = (params.optional_text("to")?, params.number("after")?.unwrap_or(0));
    let (limit, wait) = (params.limit()?, params.wait()?);
    let find =
        |state: &State| -> Vec<Value> { state.inbox.after(after, to).take(limit).map(Message::to_json).collect() };
    if !wait.is_zero() {
        emulator.wait_for(wait, |state| state.inbox.after(after, to).next().map(|_| ()));
    }
    let state = emulator.lock();
    Ok(json!({ "messages": find(&state), "last": state.inbox.messages.last() }))
}

pub(super) fn clear(emulator: &Emulator, _: &Params) -> Outcome {
    emulator.clear_messages();
    Ok(json!({}))
}
