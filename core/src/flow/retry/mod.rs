//! Which failed requests are retried, and when.

use std::time::Duration;

use crate::error::{Error, TransportErrorKind};
use crate::operation::Operation;

/// Which failed requests are retried, and after how long.
///
/// | failure | reading | other calls |
/// |---|---|---|
/// | no connection was made | retried | retried |
/// | the proxy refused to connect | no | no |
/// | 429 `too_many_requests`, or a 429 that names no error | retried | retried |
/// | any other 429, such as `captcha_failed` | no | no |
/// | 502, 503 or 504 | retried | no |
/// | a try timed out, or the connection broke | retried | no |
/// | the time limit of the whole call ran out | no | no |
/// | any other status, a response that is too large or cannot be read | no | no |
///
/// "Reading" are all GETs, and the POSTs that only read ([`Operation::is_repeatable`]):
///
/// - `consumer.users.search`, `b2b.organizations.search`, `b2b.organizations.members.search`, `m2m.clients.search` and
///   `connected_apps.clients.search`
/// - `fraud.rules.list` and `fraud.verdict_reasons.list`
/// - `consumer.passwords.strength_check` and `b2b.passwords.strength_check`
///
/// Other calls are not retried if Stytch may have processed them: Stytch has no idempotency keys, and a second text message
/// or a code that is used up is worse than an error.
///
/// Keys and policies, which are fetched at most once per cool-down, are not fetched again after a 429 before the cool-down
/// is over.
///
/// The pause before try number _n_ + 1 is random, between zero and `base_delay` × 2ⁿ⁻¹, at most `max_delay` ("full jitter",
/// so that many clients do not come back at the same moment). A `Retry-After` of the response is the minimum, with up to one
/// `base_delay` on top; if it is longer than `max_retry_after`, the error is returned at once.
///
/// ```
/// use std::time::Duration;
/// use stytch_core::RetryPolicy;
///
/// let patient = RetryPolicy::new().max_retries(5).max_retry_after(Duration::from_secs(120));
/// assert_eq!(patient.base_delay, Duration::from_millis(200));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "setters return a changed copy"]
#[non_exhaustive]
pub struct RetryPolicy {
    /// The maximum number of retries; 0 for none. Default: 2.
    pub max_retries: u32,
    /// The longest pause before the first retry. Default: 200 ms.
    pub base_delay: Duration,
    /// The longest pause, unless the response says when to come back. Default: 5 seconds.
    pub max_delay: Duration,
    /// The longest `Retry-After` that is waited for. Default: 10 seconds.
    pub max_retry_after: Duration,
}

impl RetryPolicy {
    /// The defaults: two retries, usually within half a second.
    pub const fn new() -> Self {
        Self {
            max_retries: 2,
            base_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(5),
            max_retry_after: Duration::from_secs(10),
        }
    }

    /// No retries: every request is sent once.
    pub const fn none() -> Self {
        Self { max_retries: 0, ..Self::new() }
    }

    /// The maximum number of retries; 0 for none.
    pub const fn max_retries(self, max_retries: u32) -> Self {
        Self { max_retries, ..self }
    }

    /// The longest pause before the first retry.
    pub const fn base_delay(self, base_delay: Duration) -> Self {
        Self { base_delay, ..self }
    }

    /// The longest pause, unless the response says when to come back.
    pub const fn max_delay(self, max_delay: Duration) -> Self {
        Self { max_delay, ..self }
    }

    /// The longest `Retry-After` that is waited for.
    pub const fn max_retry_after(self, max_retry_after: Duration) -> Self {
        Self { max_retry_after, ..self }
    }

    /// How long to wait before the next try of an operation that failed with `error` after `retries` retries; `None` if it
    /// is not retried.
    ///
    /// `random` is any number, as random as the caller can make it.
    pub fn delay(&self, operation: &Operation, error: &Error, retries: u32, random: u64) -> Option<Duration> {
        if retries >= self.max_retries || !is_worth_a_retry(operation, error) {
            return None;
        }
        match error.retry_after() {
            Some(wait) if wait > self.max_retry_after => None,
            Some(wait) => Some(wait.saturating_add(part(self.base_delay, random))),
            None => {
                let longest = self.base_delay.saturating_mul(2_u32.saturating_pow(retries)).min(self.max_delay);
                Some(part(longest, random))
            }
        }
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

fn is_worth_a_retry(operation: &Operation, error: &Error) -> bool {
    let may_happen_twice = operation.is_repeatable;
    match error {
        Error::Api(error) if error.status == 429 => error.is_rate_limit(),
        Error::Api(error) => may_happen_twice && matches!(error.status, 502..=504),
        Error::Transport(error) => match error.kind {
            TransportErrorKind::Connect => true,
            TransportErrorKind::Timeout | TransportErrorKind::Interrupted => may_happen_twice,
            TransportErrorKind::ProxyRefused
            | TransportErrorKind::TotalTimeout
            | TransportErrorKind::Redirect
            | TransportErrorKind::TooLarge
            | TransportErrorKind::CoolingDown
            | TransportErrorKind::Cancelled => false,
        },
        Error::Build(_) | Error::Decode(_) | Error::Denied(_) => false,
    }
}

/// A random part of a duration: none of it for 0, and all but the last bit for the greatest number.
pub(crate) fn part(of: Duration, random: u64) -> Duration {
    let nanoseconds = (of.as_nanos().min(u128::from(u64::MAX)) * u128::from(random)) >> 64;
    Duration::from_nanos(u64::try_from(nanoseconds).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests;
