//! The emulator's clock.

use std::time::Duration;

use crate::emulator::Emulator;
use crate::state::clock::Clock;

impl Emulator {
    /// Returns the time of the emulator's clock, in seconds since 1970-01-01 UTC.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.lock().now().as_secs()
    }

    /// Moves the clock forward, so that codes, links and sessions expire without waiting.
    pub fn advance(&self, by: Duration) {
        self.lock().clock.advance(by);
    }

    /// Sets the clock to `unix_seconds` seconds after 1970-01-01 UTC, where it stands still.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::in_real_time();
    /// stytch.set_time(stytch.now()); // from now on, only `advance` moves the clock
    /// ```
    pub fn set_time(&self, unix_seconds: u64) {
        self.lock().clock = Clock::showing(unix_seconds);
    }

    /// Makes the clock follow the system's clock, without what [`advance`](Self::advance) has added.
    pub fn follow_system_clock(&self) {
        self.lock().clock = Clock::running();
    }
}
