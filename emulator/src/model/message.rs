//! A message that the project has sent.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};
use stytch_core::Secret;

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::model::link::{Link, Purpose};
use crate::model::passcode::Passcode;

/// A message that the project has sent: a passcode or a link.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// The number of the message: 1 for the first one of an emulator.
    pub number: u64,
    /// `email`, `sms` or `whatsapp`.
    pub channel: &'static str,
    /// `passcode`, or what the link is for: `login`, `discovery`, `invite`, `email_update` or `password_reset`.
    pub kind: &'static str,
    /// The email address or phone number.
    pub to: String,
    /// The passcode; `None` for a link.
    pub code: Option<Secret>,
    /// The URL where the browser arrives after following the link; `None` for a passcode.
    pub link: Option<Secret>,
    /// The token in the link; `None` for a passcode.
    pub token: Option<Secret>,
    /// When it was sent by the emulator's clock, in seconds since 1970-01-01 UTC.
    pub sent_at: u64,
    /// When the passcode or link expires, in seconds since 1970-01-01 UTC.
    pub expires_at: u64,
}

/// A message in an exported state. It is no part of the public type how it is written.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Message", deny_unknown_fields)]
struct Written {
    number: u64,
    #[serde(deserialize_with = "channel")]
    channel: export::Word,
    #[serde(deserialize_with = "kind")]
    kind: export::Word,
    to: String,
    code: Option<Secret>,
    link: Option<Secret>,
    token: Option<Secret>,
    sent_at: u64,
    expires_at: u64,
}

/// A message that can be exported.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Exported(#[serde(with = "Written")] pub(crate) Message);

fn channel<'de, D: Deserializer<'de>>(deserializer: D) -> Result<export::Word, D::Error> {
    export::one_of(deserializer, &["email", "sms", "whatsapp"])
}

fn kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<export::Word, D::Error> {
    let known = ["passcode", "login", "discovery", "invite", "email_update", "password_reset"];
    export::one_of(deserializer, &known)
}

impl Message {
    pub(crate) fn with_passcode(number: u64, passcode: &Passcode, now: Duration) -> Self {
        Self {
            number,
            channel: passcode.delivery_method,
            kind: "passcode",
            to: passcode.address.clone(),
            code: Some(Secret::from(&passcode.code)),
            link: None,
            token: None,
            sent_at: now.as_secs(),
            expires_at: passcode.expires_at.as_secs(),
        }
    }

    pub(crate) fn with_link(number: u64, link: &Link, address: &str, url: &str, now: Duration) -> Self {
        Self {
            number,
            channel: "email",
            kind: match link.purpose {
                Purpose::Login | Purpose::MemberLogin => "login",
                Purpose::Discovery => "discovery",
                Purpose::Invite => "invite",
                Purpose::EmailUpdate => "email_update",
                Purpose::PasswordReset | Purpose::MemberPasswordReset | Purpose::DiscoveryPasswordReset => {
                    "password_reset"
                }
            },
            to: address.to_owned(),
            code: None,
            link: Some(Secret::from(url)),
            token: Some(Secret::from(&link.token)),
            sent_at: now.as_secs(),
            expires_at: link.expires_at.as_secs(),
        }
    }

    /// The message, and what has become of the passcode or link in it.
    pub(crate) fn to_json(&self, status: &str) -> Value {
        let time = |seconds| to_rfc3339(Duration::from_secs(seconds));
        json!({
            "number": self.number,
            "channel": self.channel,
            "kind": self.kind,
            "to": self.to,
            "code": self.code,
            "link": self.link,
            "token": self.token,
            "sent_at": time(self.sent_at),
            "expires_at": time(self.expires_at),
            "status": status,
        })
    }
}
