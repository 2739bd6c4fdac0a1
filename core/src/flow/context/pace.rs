//! How many questions in a second.

use std::time::Duration;

use crate::values::UnixTime;

const SECOND: Duration = Duration::from_secs(1);

/// Allows so many questions at once, and as many again over each second that follows: a token bucket, in the form of the
/// generic cell rate algorithm (ITU-T I.371).
#[derive(Default)]
pub(super) struct Pace {
    /// When the questions so far would be over if they were asked at even distances.
    even: UnixTime,
}

impl Pace {
    /// Whether one more question may be asked now; if so, it counts.
    pub(super) fn allows(&mut self, now: UnixTime, per_second: u32) -> bool {
        let Some(distance) = SECOND.checked_div(per_second) else {
            return false;
        };
        // After a clock was set back, what it said before does not count.
        let even = if now.was_set_back_since(self.even) { now } else { self.even.max(now) };
        let is_allowed = (even + distance).since(now) <= SECOND;
        if is_allowed {
            self.even = even + distance;
        }
        is_allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: u64 = 1_700_000_000_000;

    /// How many of a thousand questions at this millisecond are allowed.
    fn allowed(pace: &mut Pace, millisecond: u64, per_second: u32) -> usize {
        (0..1_000).filter(|_| pace.allows(UnixTime::from_millis(millisecond), per_second)).count()
    }

    #[test]
    fn as_many_at_once_and_as_many_again_over_a_second() {
        for per_second in [1, 2, 3, 7, 10, 100, 999] {
            let mut pace = Pace::default();
            let most = usize::try_from(per_second).unwrap();
            assert_eq!(allowed(&mut pace, START, per_second), most);
            let over_a_second: usize = (1..=1_000).map(|time| allowed(&mut pace, START + time, per_second)).sum();
            assert!((most - 1..=most).contains(&over_a_second), "{per_second}: {over_a_second}");
        }
    }

    #[test]
    fn no_second_has_more_than_twice_as_many() {
        let mut pace = Pace::default();
        // Pauses of any length between busy times.
        let counts: Vec<usize> = (0..20_000)
            .map(|time| if time % 4_321 < 1_700 { allowed(&mut pace, START + time, 10) } else { 0 })
            .collect();
        // With its first and its last moment.
        let most = counts.windows(1_001).map(|second| second.iter().sum()).max();
        assert_eq!(most, Some(20));
    }

    #[test]
    fn zero_allows_none() {
        assert_eq!(allowed(&mut Pace::default(), START, 0), 0);
    }

    #[test]
    fn a_clock_that_is_a_little_behind_gets_no_more() {
        let mut pace = Pace::default();
        assert_eq!(allowed(&mut pace, START, 10), 10);
        assert_eq!(allowed(&mut pace, START - 50, 10), 0);
        assert_eq!(allowed(&mut pace, START, 10), 0);
        assert_eq!(allowed(&mut pace, START + 100, 10), 1);
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_block() {
        let mut pace = Pace::default();
        assert_eq!(allowed(&mut pace, START, 10), 10);
        assert_eq!(allowed(&mut pace, START - 3_600_000, 10), 10);
        assert_eq!(allowed(&mut pace, START - 3_599_900, 10), 1);
    }
}
