//! Discovery passcodes by email.

use serde::{Deserialize, Serialize};

use crate::api::b2b::DiscoveredOrganization;
use crate::api::models::Locale;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Exchanges a discovery passcode for an intermediate session.
///
/// The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
/// create an organization with it.
///
/// `POST /v1/b2b/otps/email/discovery/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-email-otp).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// Email address of the Member or end user.
    pub email_address: String,
    /// Passcode the end user received or read from an authenticator app, such as `123456`.
    pub code: Secret,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(email_address: impl Into<String>, code: impl Into<Secret>) -> Self {
        Self { email_address: email_address.into(), code: code.into() }
    }
}

impl Endpoint for Authenticate {
    type Response = AuthenticateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.otps.email.discovery.authenticate", "/v1/b2b/otps/email/discovery/authenticate");

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
    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// Email address of the Member or end user.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address: String,
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

/// Emails a discovery passcode, which is not tied to any organization.
///
/// The code works for 10 minutes by default, and replaces every earlier one for this address. It goes to
/// `otps.email.discovery.authenticate`.
///
/// `POST /v1/b2b/otps/email/discovery/send`, returns [`SendResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email-otp).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Send {
    /// Email address to start discovery with.
    pub email_address: String,
    /// Id of the custom login email template, of type "OTP - Login"; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_template_id: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Minutes until the discovery passcode expires, 2 to 15; 10 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discovery_expiration_minutes: Option<u32>,
}

impl Send {
    /// A request with the required fields.
    pub fn new(email_address: impl Into<String>) -> Self {
        Self {
            email_address: email_address.into(),
            login_template_id: None,
            locale: None,
            discovery_expiration_minutes: None,
        }
    }

    /// Id of the custom login email template, of type "OTP - Login"; your default template when unset.
    pub fn login_template_id(mut self, login_template_id: impl Into<String>) -> Self {
        self.login_template_id = Some(login_template_id.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Minutes until the discovery passcode expires, 2 to 15; 10 when unset.
    pub fn discovery_expiration_minutes(mut self, discovery_expiration_minutes: u32) -> Self {
        self.discovery_expiration_minutes = Some(discovery_expiration_minutes);
        self
    }
}

impl Endpoint for Send {
    type Response = SendResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.otps.email.discovery.send", "/v1/b2b/otps/email/discovery/send");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Send`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SendResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
