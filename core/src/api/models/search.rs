//! Types about search.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::open_enum::open_enum;
use crate::response::or_default;

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

/// The filters of a search and how they combine; which filter names are known depends on what is searched.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct SearchQuery {
    /// How to combine the operands: `AND` matches when all do, `OR` when any does.
    pub operator: SearchOperator,
    /// Filters to apply, each an object with `filter_name` and `filter_value`; an empty list filters nothing.
    pub operands: Vec<Value>,
}

impl SearchQuery {
    /// A value with what is required, and nothing else set.
    pub fn new(operator: impl Into<SearchOperator>, operands: impl IntoIterator<Item = Value>) -> Self {
        Self { operator: operator.into(), operands: operands.into_iter().collect() }
    }
}

open_enum! {
    /// How the operands of a search combine.
    pub enum SearchOperator {
        /// Every operand has to match.
        And = "AND",
        /// One matching operand is enough; deprecated except for M2M clients.
        Or = "OR",
    }
}
