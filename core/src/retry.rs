//! What is tried again, and when.

use std::time::Duration;

use http::Method;

use crate::{Error, TransportErrorKind};

/// Which failed requests are sent again, and after how long.
///
/// | what happened | GET | other methods |
/// |---|---|---|
/// | no connection was made | again | again |
/// | 429 `too_many_requests`, or a 429 that names no error | again | again |
/// | any other 429, such as `captcha_failed` | no | no |
/// | 502, 503 or 504 | again | no |
/// | time ran out, or the connection broke | again | no |
/// | any other status, an answer that is too big or does not read | no | no |
///
/// Calls other than GET are not sent again where Stytch may have acted on them: Stytch has no idempotency keys, and a second
/// text message or a code that is used up is worse than an error.
///
/// The pause before try number _n_ + 1 is random, between nothing and `base_delay` × 2ⁿ⁻¹, at most `max_delay` ("full
/// jitter", so that many clients do not come back in one moment). A `Retry-After` of the answer is the least that is waited,
/// with up to one `base_delay` on top; if it is longer than `max_retry_after`, the error is returned at once.
///
/// ```
/// use std::time::Duration;
/// use stytch_core::RetryPolicy;
///
/// let patient = RetryPolicy::new().max_retries(5).max_retry_after(Duration::from_secs(120));
/// assert_eq!(patient.base_delay, Duration::from_millis(200));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "setters answer a changed copy"]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How often a request is sent again, at most: 2 at first, 0 for never.
    pub max_retries: u32,
    /// The longest pause before the first retry: 200 ms at first.
    pub base_delay: Duration,
    /// The longest pause of all, unless the answer says when to come back: 5 s at first.
    pub max_delay: Duration,
    /// The longest `Retry-After` that is waited for: 10 s at first.
    pub max_retry_after: Duration,
}

impl RetryPolicy {
    /// Two retries, within half a second when nothing else is said.
    pub const fn new() -> Self {
        Self {
            max_retries: 2,
            base_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(5),
            max_retry_after: Duration::from_secs(10),
        }
    }

    /// Every request is sent once.
    pub const fn none() -> Self {
        Self { max_retries: 0, ..Self::new() }
    }

    /// Sets [`max_retries`](Self#structfield.max_retries).
    pub const fn max_retries(self, max_retries: u32) -> Self {
        Self { max_retries, ..self }
    }

    /// Sets [`base_delay`](Self#structfield.base_delay).
    pub const fn base_delay(self, base_delay: Duration) -> Self {
        Self { base_delay, ..self }
    }

    /// Sets [`max_delay`](Self#structfield.max_delay).
    pub const fn max_delay(self, max_delay: Duration) -> Self {
        Self { max_delay, ..self }
    }

    /// Sets [`max_retry_after`](Self#structfield.max_retry_after).
    pub const fn max_retry_after(self, max_retry_after: Duration) -> Self {
        Self { max_retry_after, ..self }
    }

    /// How long to wait before a request is sent again that failed with `error` after `retries` retries; `None` if it is
    /// not sent again.
    ///
    /// `random` is any number, as random as the caller can have it.
    pub fn delay(&self, method: &Method, error: &Error, retries: u32, random: u64) -> Option<Duration> {
        if retries >= self.max_retries || !is_worth_another_try(method, error) {
            return None;
        }
        let retry_after = match error {
            Error::Api(error) => error.retry_after,
            _ => None,
        };
        match retry_after {
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

fn is_worth_another_try(method: &Method, error: &Error) -> bool {
    let may_happen_twice = *method == Method::GET;
    match error {
        Error::Api(error) if error.status == 429 => error.is_rate_limit(),
        Error::Api(error) => may_happen_twice && matches!(error.status, 502..=504),
        Error::Transport(error) => match error.kind {
            TransportErrorKind::Connect => true,
            TransportErrorKind::Timeout | TransportErrorKind::Interrupted => may_happen_twice,
            TransportErrorKind::Redirect | TransportErrorKind::TooLarge | TransportErrorKind::CoolingDown => false,
        },
        Error::Build(_) | Error::Decode(_) | Error::Denied(_) => false,
    }
}

/// A random part of a time: none of it for 0, and all but the last bit for the greatest number.
pub(crate) fn part(of: Duration, random: u64) -> Duration {
    let nanoseconds = (of.as_nanos().min(u128::from(u64::MAX)) * u128::from(random)) >> 64;
    Duration::from_nanos(u64::try_from(nanoseconds).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests;
