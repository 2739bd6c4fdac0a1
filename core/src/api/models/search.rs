//! Types about search.

use serde::Deserialize;

use crate::values::or_default;

pub use crate::values::search::{SearchOperator, SearchQuery};

/// Paging details of a search: how many results there are, and the cursor of the next page.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ResultsMetadata {
    /// Number of results the search matches; always -1 when totals are disabled for the Workspace.
    #[serde(default, deserialize_with = "or_default")]
    pub total: i32,
    /// Value to send as `cursor` to fetch the next page; empty on the last page.
    pub next_cursor: Option<String>,
}
