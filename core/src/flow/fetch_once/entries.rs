//! All entries of one kind of resource.

use super::Entry;

/// The entries of one kind of resource, such as organizations' policies, or tokens. There is room for so many; the least
/// recently used one is dropped first.
#[derive(Default)]
pub(crate) struct Entries {
    /// Sorted by key: for so few, a list is as good as a tree.
    pub(super) held: Vec<(String, Entry)>,
    /// Counts the uses of all entries.
    uses: u64,
    /// Where new entries start to count: after all that was dropped.
    start: u64,
}

impl Entries {
    /// The entry with this key, made if there is none.
    pub(crate) fn entry(&mut self, key: &str, room: usize) -> &mut Entry {
        self.uses += 1;
        let mut place = self.place(key);
        while place.is_err() && self.held.len() >= room.max(1) {
            let Some(oldest) = (0..self.held.len()).min_by_key(|index| self.held[*index].1.used) else { break };
            let (_, dropped) = self.held.remove(oldest);
            self.start = self.start.max(dropped.next_start());
            place = self.place(key);
        }
        let index = place.unwrap_or_else(|index| {
            self.held.insert(index, (key.to_owned(), Entry::starting_at(self.start)));
            index
        });
        let entry = &mut self.held[index].1;
        entry.used = self.uses;
        entry
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.held.binary_search_by(|(held, _)| held.as_str().cmp(key))
    }
}
