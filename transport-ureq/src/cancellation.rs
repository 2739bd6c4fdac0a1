//! Cancels calls.

use std::fmt;
use std::io;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
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

    /// The result of what a worker does, which goes on if this is cancelled: looking up a host and connecting cannot be
    /// interrupted.
    pub(crate) fn wait_for<T: Send + 'static>(
        &self,
        workers: &Workers,
        work: impl FnOnce() -> Result<T, TransportError> + Send + 'static,
    ) -> Result<T, TransportError> {
        self.check()?;
        let (sender, receiver) = mpsc::sync_channel(1);
        let job = Box::new(move || drop(sender.send(work())));
        let worker = workers.give(job).map_err(|error| TransportError::new(TransportErrorKind::Connect, error))?;
        loop {
            match receiver.recv_timeout(INTERVAL) {
                Ok(result) => {
                    workers.take_back(worker);
                    return result;
                }
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

type Job = Box<dyn FnOnce() + Send>;

/// Threads that send requests of calls that can be cancelled. Starting one for each would cost as much as the call. They end
/// with the client, or with the request of a call that was cancelled.
#[derive(Debug, Default)]
pub(crate) struct Workers {
    idle: Mutex<Vec<Sender<Job>>>,
}

impl Workers {
    /// Gives a job to an idle worker, or to a new one.
    fn give(&self, job: Job) -> io::Result<Sender<Job>> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let worker = idle.map_or_else(start, Ok)?;
        // It waits for jobs until this sender is dropped.
        drop(worker.send(job));
        Ok(worker)
    }

    fn take_back(&self, worker: Sender<Job>) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
    }
}

fn start() -> io::Result<Sender<Job>> {
    let (sender, jobs) = mpsc::channel::<Job>();
    let thread = thread::Builder::new().name("stytch-call".to_owned());
    thread.spawn(move || jobs.into_iter().for_each(|job| job()))?;
    Ok(sender)
}
