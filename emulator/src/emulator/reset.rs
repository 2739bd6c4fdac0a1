//! A fresh start between tests.

use crate::emulator::Emulator;

impl Emulator {
    /// Forgets users, organizations, sessions, messages, requests, their counts, and planned failures, and returns the
    /// clock to how it was at the start. The policy, the other settings and the keys stay. Ids and numbers go on, so that
    /// nothing from before is mistaken for something new.
    pub fn reset(&self) {
        let state = &mut *self.lock();
        state.reset();
        state.clock = self.start.clone();
    }

    /// Sets how many messages, and how many requests, are kept. Default: 1000.
    pub fn keep_history(&self, limit: usize) {
        let state = &mut *self.lock();
        state.inbox.messages.keep(limit);
        state.traffic.requests.keep(limit);
    }
}
