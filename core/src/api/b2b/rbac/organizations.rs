//! Roles of single organizations.

use serde::{Deserialize, Serialize};

use crate::api::b2b::OrgPolicy;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

pub use crate::verify::rbac::organizations::CachedOrgPolicy;

/// Fetches the roles that an organization adds to the project's RBAC policy.
///
/// In private beta: Stytch must enable it for the workspace.
///
/// `GET /v1/b2b/rbac/organizations/{organization_id}`, returns [`GetOrgPolicyResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct GetOrgPolicy {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
}

impl GetOrgPolicy {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into() }
    }
}

impl Endpoint for GetOrgPolicy {
    type Response = GetOrgPolicyResponse;

    const OPERATION: &'static Operation =
        &Operation::get("b2b.rbac.organizations.get_org_policy", "/v1/b2b/rbac/organizations/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)
    }
}

/// What [`GetOrgPolicy`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetOrgPolicyResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// RBAC policy of this Organization: its own Roles, which add to those of the project-wide policy.
    #[serde(default, deserialize_with = "or_default")]
    pub org_policy: OrgPolicy,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Replaces the roles that an organization adds to the project's RBAC policy.
///
/// Roles left out of `org_policy` are removed; the project's own policy does not change. In private beta: Stytch
/// must enable it for the workspace.
///
/// `PUT /v1/b2b/rbac/organizations/{organization_id}`, returns [`SetOrgPolicyResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct SetOrgPolicy {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// RBAC policy of this Organization: its own Roles, which add to those of the project-wide policy.
    pub org_policy: OrgPolicy,
}

impl SetOrgPolicy {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, org_policy: OrgPolicy) -> Self {
        Self { organization_id: organization_id.into(), org_policy }
    }
}

impl Endpoint for SetOrgPolicy {
    type Response = SetOrgPolicyResponse;

    const OPERATION: &'static Operation =
        &Operation::put("b2b.rbac.organizations.set_org_policy", "/v1/b2b/rbac/organizations/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.json(self)
    }
}

/// What [`SetOrgPolicy`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SetOrgPolicyResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// RBAC policy of this Organization: its own Roles, which add to those of the project-wide policy.
    #[serde(default, deserialize_with = "or_default")]
    pub org_policy: OrgPolicy,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
