//! Filters of the search for organizations.

use super::{Operand, filter};

filter! {
    /// A condition on organizations, for [`Search`](crate::b2b::organizations::Search).
    ///
    /// Lists match organizations that have one of the values. Fuzzy filters, for values that are alike, take three
    /// characters or more.
    ///
    /// ```
    /// use stytch_core::b2b::organizations::{Filter, Query, Search};
    ///
    /// let search = Search::new().query(Query::and([
    ///     Filter::organization_name_fuzzy("acme"),
    ///     Filter::has_active_sso_connection(true),
    /// ]));
    /// ```
}

impl Filter {
    /// Organizations with one of these ids.
    pub fn organization_ids(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("organization_ids", ids))
    }

    /// Organizations with one of these slugs.
    pub fn organization_slugs(slugs: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("organization_slugs", slugs))
    }

    /// Organizations whose slug is like this. Three characters or more.
    pub fn organization_slug_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("organization_slug_fuzzy", part))
    }

    /// Organizations whose name is like this. Three characters or more.
    pub fn organization_name_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("organization_name_fuzzy", part))
    }

    /// Organizations with a member at one of these email addresses.
    pub fn member_emails(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_emails", addresses))
    }

    /// Organizations with a member whose email address is like this. Three characters or more.
    pub fn member_email_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("member_email_fuzzy", part))
    }

    /// Organizations with one of these domains in their `email_allowed_domains`.
    pub fn allowed_domains(domains: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("allowed_domains", domains))
    }

    /// Organizations with a domain in their `email_allowed_domains` that is like this. Three characters or more.
    pub fn allowed_domain_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("allowed_domain_fuzzy", part))
    }

    /// Organizations that have claimed one of these email domains.
    pub fn claimed_email_domains(domains: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("claimed_email_domains", domains))
    }

    /// Organizations that have an active SSO connection of any kind, or that have none.
    pub fn has_active_sso_connection(has_one: bool) -> Self {
        Self(Operand::new("has_active_sso_connection", has_one))
    }

    /// The organization with this SSO connection, of whatever kind.
    pub fn sso_connection_id(id: impl Into<String>) -> Self {
        Self(Operand::text("sso_connection_id", id))
    }
}
