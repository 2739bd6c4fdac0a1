//! The session that a token describes.

use serde::Deserialize;

use crate::api::models::{AuthenticationFactor, OrganizationClaim};
use crate::error::{Denied, DeniedReason};
use crate::values::{JsonObject, Timestamp, Vertical};
use crate::verify::jwt::{Claims, Json, SessionClaim, UNREADABLE, malformed};

/// The session that a token describes, with its factors as `F`.
#[derive(Clone)]
pub(crate) struct SessionToken<F> {
    /// The `user_id` or `member_id`.
    pub(crate) subject: String,
    pub(crate) session: SessionClaim,
    pub(crate) authentication_factors: F,
    /// Members have one.
    pub(crate) organization: Option<OrganizationClaim>,
    pub(crate) custom_claims: JsonObject,
}

/// How the factors of a token are read, which are a list as received.
pub(crate) type ReadFactors<F> = fn(Json<'_>) -> Result<F, Denied>;

impl<F> SessionToken<F> {
    pub(super) fn new(claims: Claims<'_>, vertical: Vertical, read_factors: ReadFactors<F>) -> Result<Self, Denied> {
        let Claims { registered, session, authentication_factors, organization, custom: custom_claims } = claims;
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
            session.expires_at = Timestamp::from_unix_seconds(registered.expiry().as_seconds());
        }
        let authentication_factors = read_factors(authentication_factors)?;
        Ok(Self { subject: registered.subject, session, authentication_factors, organization, custom_claims })
    }
}

/// The factors of a token as types.
#[inline]
pub(super) fn factors(json: Json<'_>) -> Result<Vec<AuthenticationFactor>, Denied> {
    Vec::deserialize(json).map_err(|_| malformed(UNREADABLE))
}
