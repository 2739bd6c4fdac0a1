//! Types about session.

use serde::{Deserialize, Serialize};

use crate::api::b2b::AuthMethod;
use crate::api::models::AuthenticationFactor;
use crate::values::{JsonObject, Timestamp, or_default};

/// An RBAC action on a resource of an organization. The session authenticates only if the member may perform it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct AuthorizationCheck {
    /// ID of the Organization to check access in; must be the one the Member belongs to.
    pub organization_id: String,
    /// ID of the RBAC Resource to check, your own or a built-in one such as `stytch.member`.
    pub resource_id: String,
    /// Action on a Resource to check permission for, such as `update`.
    pub action: String,
}

impl AuthorizationCheck {
    /// A value with the required fields.
    pub fn new(organization_id: impl Into<String>, resource_id: impl Into<String>, action: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), resource_id: resource_id.into(), action: action.into() }
    }
}

/// A logged-in session of a member in one organization.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MemberSession {
    /// Unique ID of the Member's session.
    pub member_session_id: String,
    /// UUID of the Member.
    pub member_id: String,
    /// Time the session was created, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    #[serde(default, deserialize_with = "or_default")]
    pub started_at: Timestamp,
    /// When the session was last used, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`.
    #[serde(default, deserialize_with = "or_default")]
    pub last_accessed_at: Timestamp,
    /// Time the session expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    #[serde(default, deserialize_with = "or_default")]
    pub expires_at: Timestamp,
    /// Factors completed in this session, such as a password and an SMS passcode.
    #[serde(default, deserialize_with = "or_default")]
    pub authentication_factors: Vec<AuthenticationFactor>,
    /// Unique ID of the Organization.
    pub organization_id: String,
    /// IDs of the Roles that apply to the session.
    #[serde(default, deserialize_with = "or_default")]
    pub roles: Vec<String>,
    /// URL slug of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_slug: String,
    /// Custom claims attached to the session, which are added when it is authenticated.
    pub custom_claims: Option<JsonObject>,
}

/// Which login methods would satisfy an organization that does not accept the one used so far.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PrimaryRequired {
    /// Methods, such as `magic_link`, with which the Member must still complete primary login. Pass the
    /// intermediate session token along to that step, if there is one.
    #[serde(default, deserialize_with = "or_default")]
    pub allowed_auth_methods: Vec<AuthMethod>,
}
