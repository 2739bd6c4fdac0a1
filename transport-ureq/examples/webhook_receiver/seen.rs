//! Which messages have arrived before.

use std::collections::{HashSet, VecDeque};

/// The newest ids, as many as the limit says.
///
/// They are gone when the program ends, and other servers do not know them. Where it matters that nothing is done twice, ids
/// belong in the database, written in the same transaction as what an event changes.
pub(crate) struct Seen {
    ids: HashSet<String>,
    oldest_first: VecDeque<String>,
    limit: usize,
}

impl Seen {
    pub(crate) fn new(limit: usize) -> Self {
        Self { ids: HashSet::new(), oldest_first: VecDeque::new(), limit }
    }

    /// Whether the id is new.
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
