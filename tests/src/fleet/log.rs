//! What happened in a run.

use std::ops::Range;

use super::{PHASES, STEADY, seconds_of};

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The project's keys.
    Keys,
    /// The project's policy.
    Policy,
    /// Stytch's own check of a session.
    Session,
}

/// Why it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The process has none yet.
    First,
    /// A token names a key that the process does not have.
    NewKey,
    /// What the process has is no longer fresh.
    Timed,
    /// The policy that the process has does not allow what a check asks for.
    Question,
    /// The request before it failed.
    Retry,
}

/// A request of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// When it is sent, in seconds since the start of the run.
    pub second: u64,
    /// Which process sends it.
    pub process: u32,
    /// What it asks for.
    pub what: What,
    /// Why it is sent.
    pub why: Why,
}

/// How checks ended. All tokens are genuine and valid.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Checks {
    /// With a session.
    pub passed: u64,
    /// With a "no".
    pub denied: u64,
    /// With any other error.
    pub failed: u64,
}

/// What happened in a run.
#[derive(Debug, PartialEq, Eq)]
pub struct Log {
    /// How many processes there were.
    pub processes: u32,
    /// All requests, in the order in which they were sent.
    pub requests: Vec<Request>,
    /// How checks ended, by phase.
    pub checks: [Checks; PHASES.len()],
}

impl Log {
    /// How many of these requests were sent in each second of a range.
    pub fn per_second(&self, seconds: Range<u64>, is_counted: impl Fn(&Request) -> bool) -> Vec<u32> {
        let place = |request: &Request| request.second - seconds.start;
        self.count(seconds.clone(), seconds.end - seconds.start, place, is_counted)
    }

    /// How many of these requests each process sent.
    pub fn per_process(&self, seconds: Range<u64>, is_counted: impl Fn(&Request) -> bool) -> Vec<u32> {
        self.count(seconds, self.processes.into(), |request| request.process.into(), is_counted)
    }

    fn count(
        &self,
        seconds: Range<u64>,
        places: u64,
        place: impl Fn(&Request) -> u64,
        is_counted: impl Fn(&Request) -> bool,
    ) -> Vec<u32> {
        let mut counts = vec![0; usize::try_from(places).unwrap()];
        for request in &self.requests {
            if seconds.contains(&request.second) && is_counted(request) {
                counts[usize::try_from(place(request)).unwrap()] += 1;
            }
        }
        counts
    }

    /// The refreshes of what was no longer fresh in each second of a phase, without retries.
    pub fn timed(&self, phase: &str, what: What) -> Vec<u32> {
        self.per_second(seconds_of(phase), |request| (request.what, request.why) == (what, Why::Timed))
    }

    /// Their mean in a second of the steady state.
    pub fn mean(&self, what: What) -> f64 {
        let counts = self.timed(STEADY, what);
        peak(&counts, counts.len())
    }
}

/// The mean in a second of the busiest stretch of so many seconds.
pub fn peak(counts: &[u32], seconds: usize) -> f64 {
    let busiest = counts.chunks_exact(seconds).map(|stretch| stretch.iter().sum::<u32>()).max();
    f64::from(busiest.unwrap_or_default()) / f64::from(u32::try_from(seconds).unwrap())
}
