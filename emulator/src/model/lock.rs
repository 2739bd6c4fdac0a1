//! The lock after too many wrong codes and passwords.

use std::time::Duration;

use http::StatusCode;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::outcome::Failure;

/// How many wrong codes and passwords in a row lock a user or member.
const FAILURES: u32 = 10;
/// How long the lock lasts.
const DURATION: Duration = Duration::from_secs(60 * 60);

/// The lock of a user or member, and the failures that lead to it.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lock {
    #[serde(deserialize_with = "below_limit")]
    failures: u32,
    #[serde(with = "export::optional_time")]
    since: Option<Duration>,
}

fn below_limit<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    export::checked(deserializer, |failures| *failures < FAILURES, "below 10")
}

impl Lock {
    /// When the lock ends, if there is one.
    pub(crate) fn until(self) -> Option<Duration> {
        self.since.map(|since| since.saturating_add(DURATION))
    }

    /// This lock at time `now`, when it may have ended.
    pub(crate) fn at(self, now: Duration) -> Self {
        Self { since: self.since.filter(|_| self.until() > Some(now)), ..self }
    }

    /// Fails while locked.
    pub(crate) fn check(self, now: Duration) -> Result<(), Failure> {
        match self.at(now).since {
            None => Ok(()),
            Some(_) => Err(Failure::new(
                StatusCode::TOO_MANY_REQUESTS,
                "user_lock_limit_reached",
                "The user is locked after too many failed attempts.",
            )),
        }
    }

    /// Counts a wrong code or password, and locks after too many.
    pub(crate) fn count_failure(&mut self, now: Duration) {
        self.failures += 1;
        if self.failures >= FAILURES {
            self.failures = 0;
            self.since = Some(now);
        }
    }

    /// Notes a success, after which failures are counted from zero.
    pub(crate) fn succeeded(&mut self) {
        self.failures = 0;
    }

    /// The lock as parts of a user or member.
    pub(crate) fn fields(self) -> [(&'static str, Value); 3] {
        [
            ("is_locked", json!(self.since.is_some())),
            ("lock_created_at", json!(self.since.map(to_rfc3339))),
            ("lock_expires_at", json!(self.until().map(to_rfc3339))),
        ]
    }
}
