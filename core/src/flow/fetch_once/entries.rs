//! All entries of one kind of resource.

use super::Entry;

/// How many entries are kept, such as organizations' policies, or tokens. The oldest are dropped first.
const KEPT: usize = 1_000;

/// The entries of one kind of resource, sorted by key: for so few, a list is as good as a tree.
#[derive(Default)]
pub(crate) struct Entries(pub(super) Vec<(String, Entry)>);

impl Entries {
    /// The entry with this key, made if there is none.
    pub(crate) fn entry(&mut self, key: &str) -> &mut Entry {
        let mut place = self.place(key);
        if place.is_err() && self.0.len() >= KEPT {
            let oldest = (0..self.0.len()).min_by_key(|index| self.0[*index].1.began());
            oldest.map(|index| self.0.remove(index));
            place = self.place(key);
        }
        let index = place.unwrap_or_else(|index| {
            self.0.insert(index, (key.to_owned(), Entry::default()));
            index
        });
        &mut self.0[index].1
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(held, _)| held.as_str().cmp(key))
    }
}
