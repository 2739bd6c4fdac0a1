//! Sessions of members, taken over for support.

use serde::{Deserialize, Serialize};

use crate::api::b2b::{Member, MemberSession, MfaRequired, Organization};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Exchanges an impersonation token from the dashboard for a session as that member.
///
/// The token works once. The session lasts 60 minutes and cannot be extended.
///
/// `POST /v1/b2b/impersonation/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/authenticate-impersonation-token).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// Impersonation token to authenticate, valid for 5 minutes by default.
    pub impersonation_token: Secret,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(impersonation_token: impl Into<Secret>) -> Self {
        Self { impersonation_token: impersonation_token.into() }
    }
}

impl Endpoint for Authenticate {
    type Response = AuthenticateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.impersonation.authenticate", "/v1/b2b/impersonation/authenticate");

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
    /// UUID of the Member.
    pub member_id: String,
    /// Unique ID of the Organization.
    pub organization_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// Always empty: impersonation leads straight to a full session.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// Always `true` after a successful impersonation.
    #[serde(default, deserialize_with = "or_default")]
    pub member_authenticated: bool,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Session of the impersonated Member.
    pub member_session: Option<MemberSession>,
    /// MFA requirements; not applicable here, as impersonation skips MFA.
    pub mfa_required: Option<MfaRequired>,
    /// Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none.
    pub intermediate_session_token_expires_at: Option<Timestamp>,
}
