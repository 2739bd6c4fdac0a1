//! Filters of the search for users.

use serde_json::json;

use super::{Operand, filter};
use crate::api::consumer::UserStatus;
use crate::values::Timestamp;

filter! {
    /// A condition on users, for [`Search`](crate::consumer::users::Search).
    ///
    /// Lists match users who have one of the values. Fuzzy filters, for values that are alike, take three characters or
    /// more.
    ///
    /// ```
    /// use stytch_core::consumer::users::{Filter, Query, Search};
    ///
    /// let search = Search::new().query(Query::and([
    ///     Filter::email_address_fuzzy("acme"),
    ///     Filter::created_at_greater_than("2026-01-01T00:00:00Z"),
    ///     Filter::other("shoe_size", vec![46, 47]),
    /// ]));
    /// ```
}

impl Filter {
    /// Users with one of these ids. External ids may stand for them, but the two do not mix in one filter.
    pub fn user_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("user_id", ids))
    }

    /// Users whose first, last or full name begins with this. Three characters or more.
    pub fn full_name_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("full_name_fuzzy", part))
    }

    /// Users with this status: [`Active`](UserStatus::Active) or [`Pending`](UserStatus::Pending).
    pub fn status(status: impl Into<UserStatus>) -> Self {
        Self(Operand::text("status", status.into().as_str()))
    }

    /// Users created after this moment, an RFC 3339 time in UTC.
    pub fn created_at_greater_than(time: impl Into<Timestamp>) -> Self {
        Self(Operand::time("created_at_greater_than", time))
    }

    /// Users created before this moment, an RFC 3339 time in UTC.
    pub fn created_at_less_than(time: impl Into<Timestamp>) -> Self {
        Self(Operand::time("created_at_less_than", time))
    }

    /// Users created after one moment and before another, both RFC 3339 times in UTC.
    pub fn created_at_between(after: impl Into<Timestamp>, before: impl Into<Timestamp>) -> Self {
        let (after, before) = (after.into(), before.into());
        let range = json!({ "greater_than": after.as_str(), "less_than": before.as_str() });
        Self(Operand::new("created_at_between", range))
    }

    /// Users with one of these email addresses.
    pub fn email_address(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("email_address", addresses))
    }

    /// Users with an email address that begins with this, or whose domain does. Three characters or more.
    pub fn email_address_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("email_address_fuzzy", part))
    }

    /// Users with one of these `email_id`s.
    pub fn email_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("email_id", ids))
    }

    /// Users with an email address that is verified, or with one that is not.
    pub fn email_verified(verified: bool) -> Self {
        Self(Operand::new("email_verified", verified))
    }

    /// Users with one of these phone numbers, in E.164 form such as `+12025550162`.
    pub fn phone_number(numbers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("phone_number", numbers))
    }

    /// Users with a phone number that has these digits. Three characters or more.
    pub fn phone_number_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("phone_number_fuzzy", part))
    }

    /// Users with one of these `phone_id`s.
    pub fn phone_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("phone_id", ids))
    }

    /// Users with a phone number that is verified, or with one that is not.
    pub fn phone_verified(verified: bool) -> Self {
        Self(Operand::new("phone_verified", verified))
    }

    /// Users who have logged in through one of these OAuth providers, such as `Google`.
    pub fn oauth_provider(providers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("oauth_provider", providers))
    }

    /// Users with one of these passkeys or WebAuthn registrations, by id.
    pub fn webauthn_registration_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("webauthn_registration_id", ids))
    }

    /// Users with a passkey or WebAuthn registration that is verified, or with one that is not.
    pub fn webauthn_registration_verified(verified: bool) -> Self {
        Self(Operand::new("webauthn_registration_verified", verified))
    }

    /// Users with one of these biometric registrations, by id.
    pub fn biometric_registration_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("biometric_registration_id", ids))
    }

    /// Users with a biometric registration that is verified, or with one that is not.
    pub fn biometric_registration_verified(verified: bool) -> Self {
        Self(Operand::new("biometric_registration_verified", verified))
    }

    /// Users with one of these TOTP registrations, by id.
    pub fn totp_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("totp_id", ids))
    }

    /// Users with a TOTP registration that is verified, or with one that is not.
    pub fn totp_verified(verified: bool) -> Self {
        Self(Operand::new("totp_verified", verified))
    }

    /// Users with one of these crypto wallets, by id.
    pub fn crypto_wallet_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("crypto_wallet_id", ids))
    }

    /// Users with one of these crypto wallets, by address.
    pub fn crypto_wallet_address(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("crypto_wallet_address", addresses))
    }

    /// Users with a crypto wallet that is verified, or with one that is not.
    pub fn crypto_wallet_verified(verified: bool) -> Self {
        Self(Operand::new("crypto_wallet_verified", verified))
    }

    /// Users who have a password, or users who have none.
    pub fn password_exists(exists: bool) -> Self {
        Self(Operand::new("password_exists", exists))
    }
}
