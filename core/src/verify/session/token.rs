//! The session that a token describes.

use serde_json::Value;

use crate::api::models::{AuthenticationFactor, OrganizationClaim};
use crate::error::{Denied, DeniedReason};
use crate::values::{JsonObject, Timestamp, Vertical};
use crate::verify::jwt::{Claims, SessionClaim, UNREADABLE, malformed};

/// The session that a token describes.
pub(crate) struct SessionToken {
    /// The `user_id` or `member_id`.
    pub(crate) subject: String,
    pub(crate) session: SessionClaim,
    /// Members have one.
    pub(crate) organization: Option<OrganizationClaim>,
    pub(crate) custom_claims: JsonObject,
}

impl SessionToken {
    pub(super) fn new(claims: Claims, vertical: Vertical) -> Result<Self, Denied> {
        let expiry = claims.expiry();
        let Claims { subject, session, organization, custom, .. } = claims;
        let wrong_kind = match vertical {
            Vertical::Consumer => "the token is not that of a user's session",
            Vertical::B2b => "the token is not that of a member's session",
        };
        let mut session = session
            .filter(|_| organization.is_some() == (vertical == Vertical::B2b))
            .ok_or_else(|| Denied::new(DeniedReason::WrongKind, wrong_kind))?;
        if organization.as_ref().is_some_and(|organization| organization.organization_id.is_empty()) {
            return Err(malformed("the token names no organization"));
        }
        // Old tokens do not say when the session ends; it lives at least as long as they do.
        if session.expires_at.as_str().is_empty() {
            session.expires_at = Timestamp::from_unix_seconds(expiry.as_seconds());
        }
        Ok(Self { subject, session, organization, custom_claims: custom })
    }
}

/// The factors of a token as types.
#[inline]
pub(super) fn factors(json: Value) -> Result<Vec<AuthenticationFactor>, Denied> {
    serde_json::from_value(json).map_err(|_| malformed(UNREADABLE))
}
