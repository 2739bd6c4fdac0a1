//! Role-based access control.

pub mod organizations;

use serde::Deserialize;

use crate::error::Error;
use crate::operation::Operation;
use crate::values::lenient_integer;
use crate::wire::{Encoder, Endpoint};

pub use crate::verify::rbac::b2b::CachedPolicy;

/// Fetches the project's RBAC policy.
///
/// It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows authorization checks
/// without a request.
///
/// `GET /v1/b2b/rbac/policy`, returns [`PolicyResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/rbac-resource-object).
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Policy {}

impl Policy {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Endpoint for Policy {
    type Response = PolicyResponse;

    const OPERATION: &'static Operation = &Operation::get("b2b.rbac.policy", "/v1/b2b/rbac/policy");

    #[inline]
    fn encode(&self, _request: &mut Encoder<'_>) -> Result<(), Error> {
        Ok(())
    }
}

/// What [`Policy`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PolicyResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// RBAC policy of the project, with its Roles, Resources and scopes.
    pub policy: Option<crate::api::models::Policy>,
}
