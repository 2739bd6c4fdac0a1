//! Access of connected apps to members.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::operation::Operation;
use crate::values::{MemberCredential, lenient_integer};
use crate::wire::{Encoder, Endpoint};

/// Withdraws a member's consent to a connected app and revokes all tokens the app holds for them.
///
/// The app gets new tokens only after the member authorizes it again.
///
/// `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke`,
/// returns [`RevokeResponse`]. [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-revoke).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Revoke {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    #[serde(skip)]
    pub member_id: String,
    /// Unique ID of the Connected App.
    #[serde(skip)]
    pub connected_app_id: String,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Revoke {
    /// A request with the required fields.
    pub fn new(
        organization_id: impl Into<String>,
        member_id: impl Into<String>,
        connected_app_id: impl Into<String>,
    ) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_id: member_id.into(),
            connected_app_id: connected_app_id.into(),
            member_credential: None,
        }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Revoke {
    type Response = RevokeResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "b2b.organizations.members.connected_apps.revoke",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.path("connected_app_id", &self.connected_app_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`Revoke`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RevokeResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
