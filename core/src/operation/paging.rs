//! Where pages have what a walk needs.

use serde_json::Value;

/// Where the responses of a paged operation have the items of the list, and the cursor of the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// The field with the list.
    pub items: &'static str,
    /// The field with the cursor, after a dot if it is inside of another: `results_metadata.next_cursor`.
    pub next_cursor: &'static str,
}

impl Paging {
    /// `items>next_cursor`
    pub(super) fn parse(word: &'static str) -> Option<Self> {
        let (items, next_cursor) = word.split_once('>')?;
        Some(Self { items, next_cursor })
    }

    /// The cursor of the page after this one. The last page has none, or an empty one.
    pub fn next_cursor<'a>(&self, page: &'a Value) -> Option<&'a str> {
        let cursor = self.next_cursor.split('.').try_fold(page, |place, field| place.get(field))?;
        cursor.as_str().filter(|cursor| !cursor.is_empty())
    }

    /// The items of a page. A page without a list has none.
    pub fn items(&self, mut page: Value) -> Vec<Value> {
        match page.get_mut(self.items).map(Value::take) {
            Some(Value::Array(items)) => items,
            _ => Vec::new(),
        }
    }
}
