//! A fleet: many processes with a `Context` each, on virtual time, and a Stytch that counts what they send.
//!
//! A run goes through all [`PHASES`] in turn. It depends on nothing but its [`Fleet`], so that it can be repeated anywhere.
//! `bench/fleet` draws a big one, and `it/fleet.rs` holds a small one to the laws.

mod log;
mod run;
mod stytch;

use std::ops::Range;
use std::time::Duration;

pub use log::{Checks, Log, Request, What, Why, peak};
pub use run::run;

use stytch::{Health, Stytch};

/// How many processes, and how busy they are.
#[derive(Debug, Clone, Copy)]
pub struct Fleet {
    /// How many processes there are.
    pub processes: u32,
    /// The mean time between two checks of a process. Each pause is random, between nothing and twice as long.
    pub check_every: Duration,
}

/// A part of a run, which begins with an event.
#[derive(Debug, Clone, Copy)]
pub struct Phase {
    /// What happens.
    pub name: &'static str,
    /// How long it lasts.
    pub minutes: u64,
    begin: fn(&mut Stytch),
}

/// When all processes start at the same moment.
pub const COLD_START: &str = "cold start";
/// When only time passes.
pub const STEADY: &str = "steady state";
/// When a new key signs all new tokens. The old one stays valid, as at Stytch for a month.
pub const ROTATION: &str = "key rotation";
/// When a permission is added, which a quarter of the checks asks for from then on.
pub const POLICY: &str = "policy change";
/// When every response has status 500.
pub const FAILURES: &str = "outage: status 500";
/// When no connection can be made.
pub const NO_CONNECTION: &str = "outage: no connection";
/// When Stytch is back.
pub const RECOVERY: &str = "recovery";

/// The life of a fleet.
pub const PHASES: [Phase; 7] = [
    Phase { name: COLD_START, minutes: 60, begin: |_| {} },
    Phase { name: STEADY, minutes: 120, begin: |_| {} },
    Phase { name: ROTATION, minutes: 60, begin: |stytch| stytch.keys += 1 },
    Phase { name: POLICY, minutes: 20, begin: |stytch| stytch.grants_write = true },
    Phase { name: FAILURES, minutes: 5, begin: |stytch| stytch.health = Health::Fails },
    Phase { name: NO_CONNECTION, minutes: 5, begin: |stytch| stytch.health = Health::IsGone },
    Phase { name: RECOVERY, minutes: 60, begin: |stytch| stytch.health = Health::Serves },
];

/// When a phase begins and ends, in seconds since the start of the run.
pub fn seconds_of(phase: &str) -> Range<u64> {
    let index = PHASES.iter().position(|known| known.name == phase).expect("a phase");
    let begin: u64 = PHASES[..index].iter().map(|phase| phase.minutes * 60).sum();
    begin..begin + PHASES[index].minutes * 60
}
