//! One-time passcodes by SMS.

use serde::{Deserialize, Serialize};

use crate::api::consumer::Attributes;
use crate::api::models::Locale;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Sends a passcode to a phone number, creating a user if none has it.
///
/// The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`. Outside the US and Canada,
/// countries may have to be allowed first.
///
/// `POST /v1/otps/sms/login_or_create`, returns [`LoginOrCreateResponse`].
/// [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-sms).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct LoginOrCreate {
    /// Phone number to send the passcode to, in E.164 form such as `+12025550162`; `+10000000000` is a test number.
    pub phone_number: String,
    /// Minutes until the passcode expires, 1 to 10; 2 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_minutes: Option<i32>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by
    /// default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_user_as_pending: Option<bool>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
}

impl LoginOrCreate {
    /// A request with the required fields.
    pub fn new(phone_number: impl Into<String>) -> Self {
        Self {
            phone_number: phone_number.into(),
            expiration_minutes: None,
            attributes: None,
            create_user_as_pending: None,
            locale: None,
        }
    }

    /// Minutes until the passcode expires, 1 to 10; 2 when unset.
    pub fn expiration_minutes(mut self, expiration_minutes: i32) -> Self {
        self.expiration_minutes = Some(expiration_minutes);
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by
    /// default.
    pub fn create_user_as_pending(mut self, create_user_as_pending: bool) -> Self {
        self.create_user_as_pending = Some(create_user_as_pending);
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }
}

impl Endpoint for LoginOrCreate {
    type Response = LoginOrCreateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.otps.sms.login_or_create", "/v1/otps/sms/login_or_create");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`LoginOrCreate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LoginOrCreateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// Unique ID of the phone number.
    #[serde(default, deserialize_with = "or_default")]
    pub phone_id: String,
    /// Whether this call created the User.
    #[serde(default, deserialize_with = "or_default")]
    pub user_created: bool,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Sends a passcode to an existing user's phone number.
///
/// Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the number to that
/// user; it is dropped again unless authenticated within 5 minutes. The code goes to `otps.authenticate`, with the
/// returned `phone_id` as `method_id`. Outside the US and Canada, countries may have to be allowed first.
///
/// `POST /v1/otps/sms/send`, returns [`SendResponse`].
/// [Documentation](https://stytch.com/docs/api/send-otp-by-sms).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Send {
    /// Phone number to send the passcode to, in E.164 form such as `+12025550162`; `+10000000000` is a test number.
    pub phone_number: String,
    /// Minutes until the passcode expires, 1 to 10; 2 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_minutes: Option<i32>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// ID of the User, or the User's `external_id` if one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Token of the User's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the User's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
}

impl Send {
    /// A request with the required fields.
    pub fn new(phone_number: impl Into<String>) -> Self {
        Self {
            phone_number: phone_number.into(),
            expiration_minutes: None,
            attributes: None,
            locale: None,
            user_id: None,
            session_token: None,
            session_jwt: None,
        }
    }

    /// Minutes until the passcode expires, 1 to 10; 2 when unset.
    pub fn expiration_minutes(mut self, expiration_minutes: i32) -> Self {
        self.expiration_minutes = Some(expiration_minutes);
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// ID of the User, or the User's `external_id` if one is set.
    pub fn user_id(mut self, user_id: impl Into<String>) -> Self {
        self.user_id = Some(user_id.into());
        self
    }

    /// Token of the User's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the User's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }
}

impl Endpoint for Send {
    type Response = SendResponse;

    const OPERATION: &'static Operation = &Operation::post("consumer.otps.sms.send", "/v1/otps/sms/send");

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
    /// ID of the User.
    pub user_id: String,
    /// Unique ID of the phone number.
    #[serde(default, deserialize_with = "or_default")]
    pub phone_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
