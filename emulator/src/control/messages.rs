//! The messages that the project has sent.

use serde_json::{Value, json};

use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::outcome::Outcome;

pub(super) fn list(emulator: &Emulator, params: &Params) -> Outcome {
    let (to, after) = (params.optional_text("to")?, params.number("after")?.unwrap_or(0));
    let (limit, wait) = (params.limit()?, params.wait()?);
    if !wait.is_zero() {
        emulator.wait_for(wait, |state| state.inbox.after(after, to).next().map(|_| ()));
    }
    let state = emulator.lock();
    let found = state.inbox.after(after, to).take(limit);
    let messages: Vec<Value> = found.map(|message| message.to_json(state.status_of(message))).collect();
    Ok(json!({ "messages": messages, "last": state.inbox.messages.last() }))
}

pub(super) fn clear(emulator: &Emulator, _: &Params) -> Outcome {
    emulator.clear_messages();
    Ok(json!({}))
}
