//! The current time, as an argument.

use std::time::{Duration, SystemTime};

/// Threads read the clock before they get to what they share, so that the present can be slightly before the past.
const CLOCK_SLACK: Duration = Duration::from_secs(60);

/// A moment of the wall clock: the time since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Nothing in this crate reads a clock. The driver of a [`Flow`](crate::Flow) passes the current time: a transport
/// reads the system's clock, and a test can pass any moment.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use stytch_core::UnixTime;
///
/// let now = UnixTime::from(SystemTime::now());
/// let moment = UnixTime::from_seconds(1_640_781_189);
/// assert!(moment < now);
/// assert_eq!(moment + Duration::from_millis(500), UnixTime::from_millis(1_640_781_189_500));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(Duration);

impl UnixTime {
    /// Seconds since 1970.
    pub const fn from_seconds(seconds: u64) -> Self {
        Self(Duration::from_secs(seconds))
    }

    /// Milliseconds since 1970, as JavaScript's `Date.now()` counts.
    pub const fn from_millis(milliseconds: u64) -> Self {
        Self(Duration::from_millis(milliseconds))
    }

    /// The time since 1970.
    pub const fn since_epoch(self) -> Duration {
        self.0
    }

    /// Whole seconds since 1970.
    pub const fn as_seconds(self) -> u64 {
        self.0.as_secs()
    }

    /// The time from `earlier` to this moment; zero if `earlier` is later, for instance after a clock was set back.
    pub const fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// Whether the clock was set back, by a minute or more, since it showed `earlier`.
    pub(crate) fn was_set_back_since(self, earlier: Self) -> bool {
        earlier.since(self) >= CLOCK_SLACK
    }
}

/// A moment before 1970 counts as 1970.
impl From<SystemTime> for UnixTime {
    fn from(time: SystemTime) -> Self {
        Self(time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default())
    }
}

/// Saturates instead of overflowing.
impl std::ops::Add<Duration> for UnixTime {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_at_both_ends_of_time() {
        let end = UnixTime::from_seconds(u64::MAX);
        assert_eq!((end + Duration::MAX).since_epoch(), Duration::MAX);
        assert_eq!(UnixTime::from(SystemTime::UNIX_EPOCH - Duration::from_secs(1)), UnixTime::default());
    }

    #[test]
    fn since_counts_forward_only() {
        let (early, late) = (UnixTime::from_millis(1_500), UnixTime::from_seconds(4));
        assert_eq!(late.since(early), Duration::from_millis(2_500));
        assert_eq!(early.since(late), Duration::ZERO);
        assert_eq!(early.as_seconds(), 1);
    }
}
