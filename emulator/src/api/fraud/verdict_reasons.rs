//! The reasons of verdicts, and the actions that a project wants for them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::model::fraud::verdict::{Override, REASONS, RULE_MATCH, action_named, reason_to_json};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn set_override(state: &mut State, input: &Input) -> Outcome {
    let (reason, action) = (input.text("verdict_reason")?, input.text("override_action")?);
    let description = input.owned_text("override_description")?.unwrap_or_default();
    if reason == RULE_MATCH {
        return Err(Failure::malformed("RULE_MATCH cannot be overridden."));
    }
    if !reason.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_') {
        return Err(Failure::malformed("verdict_reason must consist of capitals, digits and underscores."));
    }
    let overrides = &mut state.fraud.overrides;
    match (action, action_named(action)) {
        ("NONE", _) => {
            overrides.remove(reason);
        }
        (_, Some(action)) => {
            let created_at = state.clock.now();
            overrides.insert(reason.to_owned(), Override { action, description, created_at });
        }
        _ => return Err(Failure::malformed("override_action must be ALLOW, CHALLENGE, BLOCK or NONE.")),
    }
    Ok(json!({ "verdict_reason_action": reason_to_json(reason, overrides.get(reason)) }))
}

pub(crate) fn list(state: &mut State, input: &Input) -> Outcome {
    let overrides = &state.fraud.overrides;
    let overridden = overrides.keys().map(String::as_str);
    let reasons: BTreeSet<&str> = match input.flag("overrides_only")? {
        true => overridden.collect(),
        false => overridden.chain(REASONS.iter().map(|(reason, _)| *reason)).collect(),
    };
    let reasons = reasons.into_iter().map(|reason| reason_to_json(reason, overrides.get(reason)));
    Ok(json!({ "verdict_reason_actions": reasons.collect::<Vec<Value>>() }))
}
