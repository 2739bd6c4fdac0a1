//! Planned failures.

use serde_json::{Value, json};

use crate::control::params::{Params, missing};
use crate::emulator::Emulator;
use crate::emulator::traffic::status_of_failure;
use crate::outcome::{Failure, Outcome};

pub(super) fn list(emulator: &Emulator, _: &Params) -> Outcome {
    let failures = emulator
        .planned_failures()
        .into_iter()
        .map(|planned| json!({ "operation": planned.operation, "status": planned.status, "times": planned.times }));
    Ok(json!({ "failures": failures.collect::<Vec<Value>>() }))
}

pub(super) fn plan(emulator: &Emulator, params: &Params) -> Outcome {
    let operation = params.operation()?.ok_or_else(|| missing("operation"))?;
    let status = params.number("status")?.ok_or_else(|| missing("status"))?;
    let status = u16::try_from(status).ok().filter(|status| status_of_failure(*status).is_some());
    let status = status.ok_or_else(|| Failure::malformed("status must be from 400 to 599."))?;
    let times = params.number("times")?.unwrap_or(1);
    emulator.fail_next(operation, status, usize::try_from(times).unwrap_or(usize::MAX));
    list(emulator, params)
}

pub(super) fn cancel(emulator: &Emulator, params: &Params) -> Outcome {
    emulator.cancel_failures();
    list(emulator, params)
}
