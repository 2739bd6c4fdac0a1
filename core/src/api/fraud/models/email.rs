//! Types about email.

use serde::Deserialize;

use crate::values::or_default;

/// Risk signals of an email address as a whole.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AddressInformation {
    /// Whether mail to this address has bounced before.
    #[serde(default, deserialize_with = "or_default")]
    pub has_known_bounces: bool,
    /// Whether the email address is well formed.
    #[serde(default, deserialize_with = "or_default")]
    pub has_valid_syntax: bool,
    /// Whether the address seems to belong to a role or group, such as `support@`, not to one person.
    #[serde(default, deserialize_with = "or_default")]
    pub is_suspected_role_address: bool,
    /// Email address with `.` characters and any `+` suffix removed.
    #[serde(default, deserialize_with = "or_default")]
    pub normalized_email: String,
    /// How often `.` and `+` occur in the email address; a higher count suggests fraud.
    #[serde(default, deserialize_with = "or_default")]
    pub tumbling_character_count: i32,
}

/// Risk signals of the domain of an email address.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DomainInformation {
    /// Whether the email domain has the DNS records (MX or A) needed to receive mail.
    #[serde(default, deserialize_with = "or_default")]
    pub has_mx_or_a_record: bool,
    /// Whether the email domain is a known disposable one.
    #[serde(default, deserialize_with = "or_default")]
    pub is_disposable_domain: bool,
}
