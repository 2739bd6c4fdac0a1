//! The clock of an emulator.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::format::export;

/// A clock that can be advanced. Times are durations since 1970-01-01 UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Clock {
    base: Base,
    #[serde(with = "export::time")]
    advanced: Duration,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Base {
    /// Stands still.
    Still(#[serde(with = "export::time")] Duration),
    /// Follows the system's clock.
    System,
}

impl Clock {
    /// A clock that shows the current time and stands still.
    pub(crate) fn present() -> Self {
        Self::on(Base::Still(system()))
    }

    /// A clock that follows the system's clock.
    pub(crate) fn running() -> Self {
        Self::on(Base::System)
    }

    pub(crate) fn showing(unix_seconds: u64) -> Self {
        Self::on(Base::Still(Duration::from_secs(unix_seconds)))
    }

    fn on(base: Base) -> Self {
        Self { base, advanced: Duration::ZERO }
    }

    pub(crate) fn now(&self) -> Duration {
        let base = match self.base {
            Base::Still(at) => at,
            Base::System => system(),
        };
        base.saturating_add(self.advanced)
    }

    /// Whether it follows the system's clock.
    pub(crate) fn is_running(&self) -> bool {
        self.base == Base::System
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.advanced = self.advanced.saturating_add(by);
    }
}

/// The time of the system, to the second.
fn system() -> Duration {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH);
    Duration::from_secs(since_1970.map_or(0, |elapsed| elapsed.as_secs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::rfc3339::to_rfc3339;

    #[test]
    fn a_running_clock_goes_with_the_systems() {
        let mut clock = Clock::running();
        let hour = Duration::from_secs(3600);
        clock.advance(hour);
        let (before, now, after) = (system(), clock.now(), system());
        assert!((before + hour..=after + hour).contains(&now), "{before:?} {now:?} {after:?}");
    }

    #[test]
    fn the_end_of_time_does_not_overflow() {
        let mut clock = Clock::showing(u64::MAX);
        clock.advance(Duration::MAX);
        assert!(to_rfc3339(clock.now()).ends_with('Z'));
    }
}
