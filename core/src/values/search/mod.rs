//! Search queries: filters, and how they combine.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::{Timestamp, object, open_enum};

open_enum! {
    /// How the operands of a search combine.
    pub enum SearchOperator {
        /// Every operand has to match.
        And = "AND",
        /// One matching operand is enough; deprecated except for M2M clients.
        Or = "OR",
    }
}

/// The filters of a search, and how they combine.
///
/// Each search has its own filters: `F` is the `Filter` of the search's module, and `Query` in that module is this type
/// with that filter. A filter of another search does not compile:
///
/// ```
/// use stytch_core::consumer::users::{Filter, Query, Search};
///
/// let filters = [Filter::phone_verified(true), Filter::email_address_fuzzy("acme")];
/// let search = Search::new().query(Query::and(filters));
/// ```
///
/// ```compile_fail,E0308
/// use stytch_core::b2b::organizations;
/// use stytch_core::consumer::users::{Filter, Query};
///
/// let query = Query::and([Filter::phone_verified(true)]);
/// let search = organizations::Search::new().query(query);
/// ```
///
/// ```compile_fail,E0308
/// use stytch_core::b2b::organizations;
/// use stytch_core::consumer::users::{Filter, Query};
///
/// let filter = organizations::Filter::member_email_fuzzy("acme");
/// let query = Query::and([Filter::phone_verified(true), filter]);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct SearchQuery<F> {
    /// How the filters combine.
    pub operator: SearchOperator,
    /// The filters. Without any, everything matches.
    pub operands: Vec<F>,
}

impl<F> SearchQuery<F> {
    /// Selects what matches every filter.
    pub fn and(filters: impl IntoIterator<Item = F>) -> Self {
        Self::new(SearchOperator::And, filters)
    }

    /// Selects what matches at least one filter.
    ///
    /// Use it only for searches of M2M clients. For users, organizations and members, Stytch has deprecated it: send
    /// one search for each filter instead.
    pub fn or(filters: impl IntoIterator<Item = F>) -> Self {
        Self::new(SearchOperator::Or, filters)
    }

    /// Combines filters with this operator.
    pub fn new(operator: impl Into<SearchOperator>, filters: impl IntoIterator<Item = F>) -> Self {
        Self { operator: operator.into(), operands: filters.into_iter().collect() }
    }
}

/// A filter as it is on the wire, whatever is searched.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
pub(crate) struct Operand {
    #[serde(rename = "filter_name")]
    pub(crate) name: Cow<'static, str>,
    #[serde(rename = "filter_value")]
    pub(crate) value: Value,
}

impl Operand {
    pub(crate) fn new(name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        Self { name: name.into(), value: value.into() }
    }

    pub(crate) fn text(name: &'static str, text: impl Into<String>) -> Self {
        Self::new(name, text.into())
    }

    pub(crate) fn texts(name: &'static str, texts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::new(name, texts.into_iter().map(Into::into).collect::<Vec<String>>())
    }

    pub(crate) fn time(name: &'static str, time: impl Into<Timestamp>) -> Self {
        Self::new(name, time.into().as_str())
    }

    pub(crate) fn period(name: &'static str, after: impl Into<Timestamp>, before: impl Into<Timestamp>) -> Self {
        let (after, before) = (after.into(), before.into());
        Self::new(name, object(vec![("greater_than", after.as_str().into()), ("less_than", before.as_str().into())]))
    }
}

/// Defines `Filter`, one type for each search so that they do not mix, and the `Query` that is made of it.
macro_rules! filter {
    ($(#[$meta:meta])*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
        #[serde(transparent)]
        pub struct Filter($crate::values::search::Operand);

        /// Filters of this search, and how they combine.
        pub type Query = $crate::values::search::SearchQuery<Filter>;

        impl Filter {
            /// A filter that has no function here: its name in Stytch's API, and its value as JSON.
            pub fn other(name: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
                Self($crate::values::search::Operand::new(name.into(), value))
            }

            /// The name of the filter on the wire.
            pub fn name(&self) -> &str {
                &self.0.name
            }

            /// The value of the filter on the wire.
            pub fn value(&self) -> &serde_json::Value {
                &self.0.value
            }
        }
    };
}

pub(crate) use filter;

#[cfg(test)]
mod tests;
