//! Limits of time.

use std::time::{Duration, Instant};

use stytch_core::error::{TransportError, TransportErrorKind};

/// No limit of time is longer than this, so that a moment that far ahead can be told: a year.
pub const FOREVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Time limits, none of them longer than [`FOREVER`].
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Limits {
    /// Of a try.
    pub timeout: Duration,
    /// Of a call with its retries.
    pub total_timeout: Duration,
}

impl Limits {
    /// These limits.
    pub fn new(timeout: Duration, total_timeout: Duration) -> Self {
        Self { timeout: timeout.min(FOREVER), total_timeout: total_timeout.min(FOREVER) }
    }

    /// When a call that begins now has to end.
    pub fn end(self) -> Instant {
        Instant::now() + self.total_timeout
    }

    /// How long a try that begins now may take in a call that has to end then.
    ///
    /// # Errors
    ///
    /// [`TransportErrorKind::TotalTimeout`] if no time is left.
    pub fn of_try(self, end: Instant) -> Result<Duration, TransportError> {
        left(end).map(|left| left.min(self.timeout))
    }

    /// How long a pause of this length may take in a call that has to end then.
    ///
    /// # Errors
    ///
    /// [`TransportErrorKind::TotalTimeout`] if no time is left.
    pub fn of_pause(self, delay: Duration, end: Instant) -> Result<Duration, TransportError> {
        left(end).map(|left| left.min(delay))
    }

    /// The error of a try that had this much time: if that was less than a try may take, it was the call that ran out of time.
    pub fn judge(self, error: TransportError, limit: Duration) -> TransportError {
        match error.kind {
            TransportErrorKind::Timeout if limit < self.timeout => {
                TransportError::new(TransportErrorKind::TotalTimeout, error)
            }
            _ => error,
        }
    }
}

fn left(end: Instant) -> Result<Duration, TransportError> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(TransportError::new(TransportErrorKind::TotalTimeout, "there is no time left to begin this"));
    }
    Ok(left)
}
