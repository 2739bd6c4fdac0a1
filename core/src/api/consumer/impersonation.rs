//! Sessions of users, taken over for support.

use serde::{Deserialize, Serialize};

use crate::api::consumer::{Session, User};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Exchanges an impersonation token from the dashboard for a session as that user.
///
/// The token works once. The session lasts 60 minutes and cannot be extended.
///
/// `POST /v1/impersonation/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/api/authenticate-impersonation-token).
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
        &Operation::post("consumer.impersonation.authenticate", "/v1/impersonation/authenticate");

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
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Session started for the impersonated User; it lasts 60 minutes and can't be extended.
    pub session: Option<Session>,
}
