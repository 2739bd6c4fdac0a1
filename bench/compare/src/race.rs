//! Times several ways to do one thing, fairly: by turns, in one process, on one clock.

use std::hint::black_box;

use crate::clock;

/// Does its work this many times.
pub(crate) type Contender<'a> = Box<dyn FnMut(u32) + 'a>;

/// A contender that keeps the optimizer from dropping its work. What the work returns is dropped on the clock: a
/// caller pays for that too.
pub(crate) fn contender<'a, T>(mut work: impl FnMut() -> T + 'a) -> Contender<'a> {
    Box::new(move |times| {
        for _ in 0..times {
            black_box(work());
        }
    })
}

/// CPU seconds per piece of work: a row for each round, a column for each contender.
pub(crate) struct Race<const N: usize>(Vec<[f64; N]>);

impl<const N: usize> Race<N> {
    /// Lets everybody do `times` pieces of work in each round, after one round off the clock. Who starts changes from
    /// round to round, so that no contender always finds the caches as the same rival left them.
    pub(crate) fn run(rounds: usize, times: u32, mut contenders: [Contender<'_>; N]) -> Self {
        for contender in &mut contenders {
            contender(times);
        }
        let mut measured = vec![[0.0; N]; rounds];
        for (round, seconds) in measured.iter_mut().enumerate() {
            for turn in 0..N {
                let who = (round + turn) % N;
                let start = clock::own();
                contenders[who](times);
                seconds[who] = (clock::own() - start).as_secs_f64() / f64::from(times);
            }
        }
        Self(measured)
    }

    /// The median over the rounds.
    pub(crate) fn seconds(&self, who: usize) -> f64 {
        median(self.0.iter().map(|round| round[who]))
    }

    /// The median of the ratios within each round, which a machine that slows down for a while does not shift.
    pub(crate) fn ratio(&self, who: usize, to: usize) -> f64 {
        median(self.0.iter().map(|round| round[who] / round[to]))
    }
}

pub(crate) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
