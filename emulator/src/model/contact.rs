//! Email addresses and phone numbers of users.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::format::export;
use crate::outcome::Failure;

/// How long an address that was added by sending to it may stay unverified.
pub(crate) const PROVISIONAL: Duration = Duration::from_secs(5 * 60);

/// The type of a contact's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Kind {
    Email,
    Phone,
}

/// An address of a user.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contact {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) address: String,
    verified: bool,
    /// When an unverified contact is removed; `None` for never.
    #[serde(with = "export::optional_time")]
    pub(crate) until: Option<Duration>,
}

impl Contact {
    pub(crate) fn new(kind: Kind, id: String, address: String, until: Option<Duration>) -> Self {
        Self { kind, id, address, verified: false, until }
    }

    pub(crate) fn is_at(&self, address: &str) -> bool {
        self.address.eq_ignore_ascii_case(address)
    }

    pub(crate) fn is_verified(&self) -> bool {
        self.verified
    }

    pub(crate) fn is_kept(&self, now: Duration) -> bool {
        self.until.is_none_or(|until| now < until)
    }

    pub(crate) fn verify(&mut self) {
        self.verified = true;
        self.until = None;
    }

    /// The contact as part of a user.
    pub(crate) fn to_json(&self) -> Value {
        let (id, address, verified) = (&self.id, &self.address, self.verified);
        match self.kind {
            Kind::Email => json!({ "email_id": id, "email": address, "verified": verified }),
            Kind::Phone => json!({ "phone_id": id, "phone_number": address, "verified": verified }),
        }
    }

    /// The contact as part of an authentication factor, with the name of that part.
    pub(crate) fn to_factor(&self) -> (&'static str, Value) {
        let (id, address) = (&self.id, &self.address);
        match self.kind {
            Kind::Email => ("email_factor", json!({ "email_id": id, "email_address": address })),
            Kind::Phone => ("phone_number_factor", json!({ "phone_id": id, "phone_number": address })),
        }
    }
}

impl Kind {
    /// The prefix of ids of this kind.
    pub(crate) fn id_prefix(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone-number",
        }
    }

    /// The name of ids of this kind in requests and responses.
    pub(crate) fn id_name(self) -> &'static str {
        match self {
            Self::Email => "email_id",
            Self::Phone => "phone_id",
        }
    }

    /// Fails unless `address` has the form of an address of this kind.
    pub(crate) fn check(self, address: &str) -> Result<(), Failure> {
        match self {
            Self::Email if !looks_like_email(address) => {
                Err(Failure::invalid("invalid_email", format!("{address} is not an email address.")))
            }
            Self::Phone if !looks_like_e164(address) => {
                Err(Failure::invalid("invalid_phone_number", format!("{address} is not a phone number in E.164 form.")))
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn not_found(self) -> Failure {
        match self {
            Self::Email => Failure::not_found("email_not_found", "No user has this email."),
            Self::Phone => Failure::not_found("phone_number_not_found", "No user has this phone number."),
        }
    }

    pub(crate) fn duplicate(self, address: &str) -> Failure {
        let error_type = match self {
            Self::Email => "duplicate_email",
            Self::Phone => "duplicate_phone_number",
        };
        Failure::invalid(error_type, format!("A user with {address} exists already."))
    }
}

/// The form of an address in which two that differ only in case are the same.
pub(crate) fn key(address: &str) -> String {
    address.to_ascii_lowercase()
}

fn looks_like_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let clean = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    let labels = domain.split('.').all(|label| !label.is_empty());
    clean && !local.is_empty() && labels && domain.contains('.') && !domain.contains('@')
}

/// `+` and at most 15 digits, starting with a country code, which does not start with zero.
fn looks_like_e164(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else {
        return false;
    };
    digits.bytes().all(|byte| byte.is_ascii_digit()) && (7..=15).contains(&digits.len()) && !digits.starts_with('0')
}
