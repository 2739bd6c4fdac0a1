//! Cancels calls.

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use stytch_core::error::{TransportError, TransportErrorKind};

/// How often a call asks whether it is cancelled.
const INTERVAL: Duration = Duration::from_millis(50);

/// Whether calls are cancelled, which they ask in the thread of the caller while they wait.
#[derive(Clone)]
pub(crate) struct Cancellation(Arc<dyn Fn() -> bool + Send + Sync>);

impl Cancellation {
    pub(crate) fn new(is_cancelled: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(is_cancelled))
    }

    /// The result of what is done in another thread, which goes on if this is cancelled: looking up a host and connecting
    /// cannot be interrupted.
    pub(crate) fn wait_for<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, TransportError> + Send + 'static,
    ) -> Result<T, TransportError> {
        self.check()?;
        let (sender, receiver) = mpsc::sync_channel(1);
        let thread = thread::Builder::new().name("stytch-call".to_owned());
        let spawned = thread.spawn(move || sender.send(work()));
        spawned.map_err(|error| TransportError::new(TransportErrorKind::Connect, error))?;
        loop {
            match receiver.recv_timeout(INTERVAL) {
                Ok(result) => return result,
                Err(RecvTimeoutError::Timeout) => self.check()?,
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(TransportError::new(TransportErrorKind::Interrupted, "the thread of the call ended"));
                }
            }
        }
    }

    pub(crate) fn sleep(&self, delay: Duration) -> Result<(), TransportError> {
        let end = Instant::now() + delay;
        loop {
            self.check()?;
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            thread::sleep(left.min(INTERVAL));
        }
    }

    fn check(&self) -> Result<(), TransportError> {
        if (self.0)() {
            return Err(TransportError::new(TransportErrorKind::Cancelled, "the program asked for it"));
        }
        Ok(())
    }
}

impl fmt::Debug for Cancellation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cancellation")
    }
}
