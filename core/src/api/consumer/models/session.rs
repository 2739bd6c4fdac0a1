//! Types about session.

use serde::{Deserialize, Serialize};

use crate::api::consumer::Attributes;
use crate::api::models::AuthenticationFactor;
use crate::values::{JsonObject, Timestamp, or_default};

/// An RBAC action on a resource. The session authenticates only if the user may perform it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct AuthorizationCheck {
    /// ID of the RBAC Resource to check.
    pub resource_id: String,
    /// Action on a Resource to check permission for, such as `update`.
    pub action: String,
}

impl AuthorizationCheck {
    /// A value with the required fields.
    pub fn new(resource_id: impl Into<String>, action: impl Into<String>) -> Self {
        Self { resource_id: resource_id.into(), action: action.into() }
    }
}

/// A logged-in session of a user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Session {
    /// ID of the session.
    pub session_id: String,
    /// ID of the User.
    pub user_id: String,
    /// Factors completed in this session, such as a password and an SMS passcode.
    #[serde(default, deserialize_with = "or_default")]
    pub authentication_factors: Vec<AuthenticationFactor>,
    /// IDs of the Roles that apply to the session.
    #[serde(default, deserialize_with = "or_default")]
    pub roles: Vec<String>,
    /// Time the session was created, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub started_at: Option<Timestamp>,
    /// When the session was last used, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`.
    pub last_accessed_at: Option<Timestamp>,
    /// Time the session expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub expires_at: Option<Timestamp>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub attributes: Option<Attributes>,
    /// Custom claims attached to the session, which are added when it is authenticated.
    pub custom_claims: Option<JsonObject>,
}
