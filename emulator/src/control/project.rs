//! The project: its credentials and settings.

use serde_json::{Value, json};

use crate::control::params::{Params, missing};
use crate::emulator::Emulator;
use crate::outcome::Outcome;

/// The description of the control interface.
pub(super) const OPENAPI: &str = include_str!("openapi.json");

pub(super) fn get(emulator: &Emulator, _: &Params) -> Outcome {
    Ok(json!({
        "project_id": emulator.project_id(),
        "secret": emulator.secret(),
        "public_token": emulator.public_token(),
        "version": env!("CARGO_PKG_VERSION"),
    }))
}

pub(super) fn openapi(_: &Emulator, _: &Params) -> Outcome {
    // It is valid JSON, as a test says.
    Ok(serde_json::from_str(OPENAPI).unwrap_or(Value::Null))
}

pub(super) fn set_policy(emulator: &Emulator, params: &Params) -> Outcome {
    let mut policy = json!({});
    for list in ["roles", "resources", "scopes"] {
        policy[list] = json!(params.array(list)?);
    }
    emulator.set_policy(policy);
    Ok(json!({}))
}

pub(super) fn set_m2m_claims(emulator: &Emulator, params: &Params) -> Outcome {
    emulator.set_m2m_claims(params.free_form("claims")?);
    Ok(json!({}))
}

pub(super) fn share_passwords(emulator: &Emulator, params: &Params) -> Outcome {
    emulator.share_passwords(params.optional_flag("shared")?.ok_or_else(|| missing("shared"))?);
    Ok(json!({}))
}

pub(super) fn keep_history(emulator: &Emulator, params: &Params) -> Outcome {
    let limit = params.number("limit")?.ok_or_else(|| missing("limit"))?;
    emulator.keep_history(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(json!({}))
}

pub(super) fn reset(emulator: &Emulator, _: &Params) -> Outcome {
    emulator.reset();
    Ok(json!({}))
}
