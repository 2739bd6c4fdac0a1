//! The messages that have arrived before.

use std::collections::{HashSet, VecDeque};

/// The newest ids, up to a limit.
///
/// They are lost when the program ends, and other servers do not know them. If acting twice on an event does harm, store the
/// ids in the database, in the same transaction as the changes that the event makes.
pub(crate) struct Seen {
    ids: HashSet<String>,
    oldest_first: VecDeque<String>,
    limit: usize,
}

impl Seen {
    pub(crate) fn new(limit: usize) -> Self {
        Self { ids: HashSet::new(), oldest_first: VecDeque::new(), limit }
    }

    /// Adds an id, and returns whether it is new.
    pub(crate) fn insert(&mut self, id: &str) -> bool {
        let new = self.ids.insert(id.to_owned());
        if new {
            self.oldest_first.push_back(id.to_owned());
        }
        if self.oldest_first.len() > self.limit {
            if let Some(oldest) = self.oldest_first.pop_front() {
                self.ids.remove(&oldest);
            }
        }
        new
    }
}
