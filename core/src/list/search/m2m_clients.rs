//! Filters of the search for M2M clients.

use super::{Operand, filter};

filter! {
    /// A condition on M2M clients, for [`Search`](crate::m2m::clients::Search).
    ///
    /// Lists match clients that have one of the values.
    ///
    /// ```
    /// use stytch_core::m2m::clients::{Filter, Query, Search};
    ///
    /// let search = Search::new().query(Query::or([
    ///     Filter::client_name(["Billing"]),
    ///     Filter::scopes(["write:invoices"]),
    /// ]));
    /// ```
}

impl Filter {
    /// Clients with one of these ids.
    pub fn client_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("client_id", ids))
    }

    /// Clients with exactly one of these names.
    pub fn client_name(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("client_name", names))
    }

    /// Clients that may have one of these scopes, such as `read:users`.
    pub fn scopes(scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("scopes", scopes))
    }
}
