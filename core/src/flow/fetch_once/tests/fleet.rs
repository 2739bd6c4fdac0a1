//! Many processes that started at one moment.

use std::time::Duration;

use super::super::Life;
use super::start;
use crate::flow::Context;
use crate::testing::PROJECT_ID;
use crate::wire::Project;

const PROCESSES: u64 = 1_000;

/// How many of the processes fetch in each second, without the first fetch.
fn fetches(fresh: Duration, usable: Duration, periods: u32) -> Vec<usize> {
    let last = start() + fresh.min(usable) * periods;
    let mut counts = vec![0; usize::try_from(last.since(start()).as_secs()).unwrap()];
    for seed in 0..PROCESSES {
        let context = Context::new(Project::new(PROJECT_ID, "secret-test-1").unwrap(), seed);
        let mut now = start();
        loop {
            let life = Life::new(&context, now, fresh, usable);
            assert!(life.fresh_until < life.usable_until || fresh.is_zero());
            now = life.fresh_until;
            match counts.get_mut(usize::try_from(now.since(start()).as_secs()).unwrap()) {
                Some(count) => *count += 1,
                None => break,
            }
        }
    }
    counts
}

#[test]
fn refreshes_in_time_never_exceed_three_times_the_mean() {
    let seconds = Duration::from_secs;
    for (fresh, usable) in [(300, 3_600), (900, 86_400), (600, 400)] {
        let counts = fetches(seconds(fresh), seconds(usable), 20);
        let all: usize = counts.iter().sum();
        // By the five seconds, as chance makes a single second uneven.
        let most: usize = counts.chunks(5).map(|chunk| chunk.iter().sum()).max().unwrap();
        assert!(most * counts.len() <= 3 * 5 * all, "{most} in five seconds of {}, {all} in all", counts.len());
        // Each process fetches after three quarters of the time, on average.
        let expected = usize::try_from(PROCESSES).unwrap() * 20 * 4 / 3;
        assert!(all.abs_diff(expected) < expected / 20, "{all}");
    }
}
