//! The clock.

use std::time::Duration;

use serde_json::json;

use crate::control::params::{Params, missing};
use crate::emulator::Emulator;
use crate::format::rfc3339::{from_rfc3339, to_rfc3339};
use crate::outcome::{Failure, Outcome};

/// 9999-12-31T23:59:59Z, as later times cannot be written.
const END: u64 = 253_402_300_799;

pub(super) fn get(emulator: &Emulator, _: &Params) -> Outcome {
    let state = emulator.lock();
    let now = state.now();
    Ok(json!({
        "time": to_rfc3339(now),
        "unix_seconds": now.as_secs(),
        "follows_system": state.clock.is_running(),
    }))
}

pub(super) fn set(emulator: &Emulator, params: &Params) -> Outcome {
    let time = from_rfc3339(params.text("time")?).ok_or_else(|| {
        Failure::malformed(
            "time must be a time from 1970 to 9999 in the form of RFC 3339, such as 2026-01-31T12:00:00Z.",
        )
    })?;
    emulator.set_time(time.as_secs());
    get(emulator, params)
}

pub(super) fn advance(emulator: &Emulator, params: &Params) -> Outcome {
    let seconds = params.number("seconds")?.ok_or_else(|| missing("seconds"))?;
    if emulator.now().saturating_add(seconds) > END {
        return Err(Failure::malformed("The clock cannot go beyond the year 9999."));
    }
    emulator.advance(Duration::from_secs(seconds));
    get(emulator, params)
}

pub(super) fn follow_system(emulator: &Emulator, params: &Params) -> Outcome {
    emulator.follow_system_clock();
    get(emulator, params)
}
