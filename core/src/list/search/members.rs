//! Filters of the search for members.

use super::{Operand, filter};
use crate::api::b2b::MemberStatus;

filter! {
    /// A condition on members, for [`Search`](crate::b2b::organizations::members::Search).
    ///
    /// Lists match members who have one of the values. Fuzzy filters, for values that are alike, take three characters
    /// or more. Deleted members are found only with [`statuses`](Self::statuses).
    ///
    /// ```
    /// use stytch_core::b2b::MemberStatus;
    /// use stytch_core::b2b::organizations::members::{Filter, Query, Search};
    ///
    /// let search = Search::new(["organization-test-1"]).query(Query::and([
    ///     Filter::member_roles(["editor"]),
    ///     Filter::statuses([MemberStatus::Active, MemberStatus::Invited]),
    /// ]));
    /// ```
}

impl Filter {
    /// Members with one of these ids. External ids may stand for them, but the two do not mix in one filter.
    pub fn member_ids(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_ids", ids))
    }

    /// Members with one of these email addresses.
    pub fn member_emails(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_emails", addresses))
    }

    /// Members whose email address is like this. Three characters or more.
    pub fn member_email_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("member_email_fuzzy", part))
    }

    /// Members with one of these phone numbers for MFA, in E.164 form such as `+12025550162`.
    pub fn member_mfa_phone_numbers(numbers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_mfa_phone_numbers", numbers))
    }

    /// Members whose phone number for MFA is like this. Three characters or more.
    pub fn member_mfa_phone_number_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("member_mfa_phone_number_fuzzy", part))
    }

    /// Members who are breakglass members, or members who are not.
    pub fn member_is_breakglass(is_breakglass: bool) -> Self {
        Self(Operand::new("member_is_breakglass", is_breakglass))
    }

    /// Members who have a password, or members who have none.
    pub fn member_password_exists(exists: bool) -> Self {
        Self(Operand::new("member_password_exists", exists))
    }

    /// Members with one of these roles, by id.
    pub fn member_roles(role_ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_roles", role_ids))
    }

    /// Members with one of these statuses. The only way to find deleted members.
    pub fn statuses(statuses: impl IntoIterator<Item = impl Into<MemberStatus>>) -> Self {
        Self(Operand::texts("statuses", statuses.into_iter().map(|status| status.into().to_string())))
    }
}
