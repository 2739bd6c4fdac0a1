//! Tokens with which someone from the team logs in as a user or member.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::format::export;
use crate::model::oauth2::grant::Subject;
use crate::table::{Id, Limit, Row, UNFINISHED};

/// How long a token is valid.
pub(crate) const LIFETIME: Duration = Duration::from_secs(5 * 60);
/// How long a session lasts, which cannot be extended.
pub(crate) const SESSION: Duration = Duration::from_secs(60 * 60);

/// A token that has not been used.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Impersonation {
    pub(crate) token: String,
    /// The person to log in as.
    pub(crate) subject: Subject,
    pub(crate) impersonator_id: String,
    pub(crate) impersonator_email: String,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// Found by its token.
impl Row for Impersonation {
    type By = Id;

    const LIMIT: Option<Limit<Id>> = UNFINISHED;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.token.clone())]
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}
