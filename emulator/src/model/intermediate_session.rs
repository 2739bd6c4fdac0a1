//! Intermediate sessions of people who have not finished a login.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::format::export;
use crate::model::member::Member;
use crate::model::proof::Proof;
use crate::model::session::Factor;
use crate::table::{Id, Limit, Row, UNFINISHED};

/// How long an intermediate session lasts.
pub(crate) const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// What a person has proven before they have a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IntermediateSession {
    pub(crate) token: String,
    /// The email address of the person.
    pub(crate) email: String,
    /// The id of the organization in which the login began; `None` for discovery.
    pub(crate) organization_id: Option<String>,
    pub(crate) proof: Proof,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// Found by its token.
impl Row for IntermediateSession {
    type By = Id;

    const LIMIT: Option<Limit<Id>> = UNFINISHED;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.token.clone())]
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

impl IntermediateSession {
    /// Whether this is about the person who is this member.
    pub(crate) fn is_of(&self, member: &Member) -> bool {
        member.email.is_at(&self.email)
    }

    /// What counts in an organization. Some factors count only in the organization where they were used.
    pub(crate) fn proof_in(&self, organization_id: &str) -> Proof {
        let mut proof = self.proof.clone();
        if self.organization_id.as_deref().is_some_and(|id| id != organization_id) {
            proof.factors.retain(Factor::is_about_email);
        }
        proof
    }

    /// What counts for a member, who is this person.
    pub(crate) fn proof_for(&self, member: &Member) -> Proof {
        let mut proof = self.proof_in(&member.organization_id);
        proof.adapt_to(member);
        proof
    }
}
