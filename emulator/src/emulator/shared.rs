//! Access to the state, and waiting until it changes.

use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::state::State;

/// The state of an emulator, which many threads use.
#[derive(Debug)]
pub(super) struct Shared {
    watched: Mutex<Watched>,
    changed: Condvar,
}

#[derive(Debug)]
struct Watched {
    state: State,
    /// Counts the changes.
    revision: u64,
    /// Whether the server is about to end, so that waiting is over.
    closing: bool,
}

/// The state while no other thread uses it. Mutable access counts as a change.
#[derive(Debug)]
pub(crate) struct Locked<'a> {
    watched: MutexGuard<'a, Watched>,
    changed: &'a Condvar,
    /// The revision when it was locked.
    before: u64,
}

impl Shared {
    pub(super) fn new(state: State) -> Self {
        let watched = Mutex::new(Watched { state, revision: 0, closing: false });
        Self { watched, changed: Condvar::new() }
    }

    pub(super) fn lock(&self) -> Locked<'_> {
        let watched = self.watched();
        Locked { before: watched.revision, watched, changed: &self.changed }
    }

    /// Waits until `find` finds something, at most for `limit`. The state is not locked meanwhile.
    pub(super) fn wait_for<T>(&self, limit: Duration, mut find: impl FnMut(&State) -> Option<T>) -> Option<T> {
        let mut found = None;
        drop(self.wait(limit, |watched| {
            found = find(&watched.state);
            found.is_none()
        }));
        found
    }

    /// Waits until the revision is another one, at most for `limit`; returns the revision.
    pub(super) fn wait_for_change(&self, revision: u64, limit: Duration) -> u64 {
        self.wait(limit, |watched| watched.revision == revision).revision
    }

    /// Ends all waiting, for good.
    pub(super) fn close(&self) {
        self.watched().closing = true;
        self.changed.notify_all();
    }

    fn wait(&self, limit: Duration, mut condition: impl FnMut(&Watched) -> bool) -> MutexGuard<'_, Watched> {
        let going_on = |watched: &mut Watched| condition(watched) && !watched.closing;
        let waited = self.changed.wait_timeout_while(self.watched(), limit, going_on);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        // A thread that panicked while it held the lock may have left a request half done. Its test has failed already,
        // which is no reason to fail the others.
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deref for Locked<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        &self.watched.state
    }
}

impl DerefMut for Locked<'_> {
    fn deref_mut(&mut self) -> &mut State {
        self.watched.revision += 1;
        &mut self.watched.state
    }
}

impl Drop for Locked<'_> {
    fn drop(&mut self) {
        if self.watched.revision != self.before {
            self.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::state::clock::Clock;

    const LONG: Duration = Duration::from_secs(60);

    fn shared() -> Shared {
        Shared::new(State::new(Clock::showing(0)))
    }

    #[test]
    fn only_mutable_access_is_a_change() {
        let shared = shared();
        assert_eq!(shared.lock().now(), Duration::ZERO);
        assert_eq!(shared.wait_for_change(0, Duration::ZERO), 0);
        shared.lock().clock.advance(LONG);
        assert_eq!(shared.wait_for_change(0, LONG), 1);
    }

    #[test]
    fn waiting_ends_with_a_change_and_does_not_lock() {
        let shared = shared();
        let later = |state: &State| Some(state.now()).filter(|now| !now.is_zero());
        thread::scope(|scope| {
            let waiting = scope.spawn(|| shared.wait_for(LONG, later));
            shared.lock().clock.advance(LONG);
            assert_eq!(waiting.join().unwrap(), Some(LONG));
        });
    }

    #[test]
    fn waiting_ends_with_the_server() {
        let shared = shared();
        thread::scope(|scope| {
            let waiting = scope.spawn(|| shared.wait_for(Duration::MAX, |_| None::<()>));
            shared.close();
            assert_eq!(waiting.join().unwrap(), None);
        });
        assert_eq!(shared.wait_for_change(0, LONG), 0);
    }
}
