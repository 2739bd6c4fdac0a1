//! Passwords in the discovery flow.

pub mod email;

use serde::{Deserialize, Serialize};

use crate::api::b2b::DiscoveredOrganization;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Checks an email address and password without an organization, and starts an intermediate session.
///
/// For passwords shared across organizations only. A breached password fails with `member_reset_password` even if
/// it is right. Exchange the intermediate session for one in `discovered_organizations`.
///
/// `POST /v1/b2b/passwords/discovery/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/passwords-discovery-authenticate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// Email address of the Member or end user.
    pub email_address: String,
    /// Password to check or set; any UTF-8 characters, including spaces and emoji.
    pub password: Secret,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(email_address: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self { email_address: email_address.into(), password: password.into() }
    }
}

impl Endpoint for Authenticate {
    type Response = AuthenticateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.passwords.discovery.authenticate", "/v1/b2b/passwords/discovery/authenticate");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Authenticate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AuthenticateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Email address of the Member or end user.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address: String,
    /// Intermediate session token holding the password factor, valid for 10 minutes by default.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a
    /// shared email domain.
    #[serde(default, deserialize_with = "or_default")]
    pub discovered_organizations: Vec<DiscoveredOrganization>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none.
    pub intermediate_session_token_expires_at: Option<Timestamp>,
}
