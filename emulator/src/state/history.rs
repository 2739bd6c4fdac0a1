//! The latest of something, such as requests.

use std::collections::VecDeque;

/// How many are kept by default.
const LIMIT: usize = 1000;

/// The latest items, which have numbers from 1 on.
#[derive(Debug)]
pub(crate) struct History<T> {
    latest: VecDeque<T>,
    /// The number of the latest item.
    last: u64,
    limit: usize,
}

impl<T> History<T> {
    /// A history with these items, the last of which has this number or a smaller one.
    pub(crate) fn restored(items: impl IntoIterator<Item = T>, last: u64, limit: usize) -> Self {
        let mut restored = Self { latest: items.into_iter().collect(), last, limit };
        restored.trim();
        restored
    }

    /// Goes on from the number of another one, if that is greater.
    pub(crate) fn pass(&mut self, other: &Self) {
        self.last = self.last.max(other.last);
    }

    /// How many items are kept.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Adds an item, which is made from its number, and drops the oldest one if there are too many.
    pub(crate) fn add(&mut self, make: impl FnOnce(u64) -> T) {
        self.last += 1;
        self.latest.push_back(make(self.last));
        self.trim();
    }

    /// The items, newest first.
    pub(crate) fn newest(&self) -> impl Iterator<Item = &T> {
        self.latest.iter().rev()
    }

    /// The number of the latest item; 0 if there was none.
    pub(crate) fn last(&self) -> u64 {
        self.last
    }

    /// Sets how many items are kept.
    pub(crate) fn keep(&mut self, limit: usize) {
        self.limit = limit;
        self.trim();
    }

    /// Drops all items. The numbers go on.
    pub(crate) fn clear(&mut self) {
        self.latest.clear();
    }

    fn trim(&mut self) {
        let excess = self.latest.len().saturating_sub(self.limit);
        self.latest.drain(..excess);
    }
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { latest: VecDeque::new(), last: 0, limit: LIMIT }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newest(history: &History<u64>) -> Vec<u64> {
        history.newest().copied().collect()
    }

    #[test]
    fn only_the_latest_are_kept_and_numbers_go_on() {
        let mut history = History::default();
        history.keep(2);
        for _ in 0..3 {
            history.add(|number| number);
        }
        assert_eq!((newest(&history), history.last()), (vec![3, 2], 3));
        history.keep(1);
        assert_eq!(newest(&history), [3]);
        history.clear();
        history.add(|number| number);
        assert_eq!((newest(&history), history.last()), (vec![4], 4));
        history.keep(0);
        history.add(|number| number);
        assert_eq!((newest(&history), history.last()), (vec![], 5));
    }
}
