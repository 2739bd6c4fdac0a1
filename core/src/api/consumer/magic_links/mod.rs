//! Magic links for users.

pub mod email;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::consumer::{Attributes, SecurityOptions, Session, User};
use crate::api::models::DeviceInfo;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Logs a user in with the token of a magic link.
///
/// The token works once. `options` can demand the same IP address or user agent as at sending. A session starts
/// only if `session_duration_minutes` is set.
///
/// `POST /v1/magic_links/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/api/authenticate-magic-link).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// Magic link token to authenticate, from the `token` query parameter of the redirect URL.
    pub token: Secret,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Extra security checks, such as requiring the same IP address or user agent as the original request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<SecurityOptions>,
    /// Token of the User's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No
    /// session is started when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// JWT of the User's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<Secret>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            attributes: None,
            options: None,
            session_token: None,
            session_duration_minutes: None,
            session_jwt: None,
            session_custom_claims: None,
            code_verifier: None,
            telemetry_id: None,
        }
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Extra security checks, such as requiring the same IP address or user agent as the original request.
    pub fn options(mut self, options: SecurityOptions) -> Self {
        self.options = Some(options);
        self
    }

    /// Token of the User's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No
    /// session is started when unset.
    pub fn session_duration_minutes(mut self, session_duration_minutes: i32) -> Self {
        self.session_duration_minutes = Some(session_duration_minutes);
        self
    }

    /// JWT of the User's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }

    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    pub fn session_custom_claims(
        mut self,
        session_custom_claims: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.session_custom_claims =
            Some(session_custom_claims.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow.
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
        self
    }

    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    pub fn telemetry_id(mut self, telemetry_id: impl Into<String>) -> Self {
        self.telemetry_id = Some(telemetry_id.into());
        self
    }
}

impl Endpoint for Authenticate {
    type Response = AuthenticateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.magic_links.authenticate", "/v1/magic_links/authenticate");

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
    /// The `email_id` or `phone_id` that the code or link was sent to.
    #[serde(default, deserialize_with = "or_default")]
    pub method_id: String,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// Whether the User's other sessions should be reset. Stytch revokes its own sessions for you, so act on it
    /// only if you manage sessions yourself.
    #[serde(default, deserialize_with = "or_default")]
    pub reset_sessions: bool,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Session that the call started or updated; present when the request asked for one with
    /// `session_duration_minutes`.
    pub session: Option<Session>,
    /// Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found.
    pub user_device: Option<DeviceInfo>,
}

/// Creates a magic link token for a user, to deliver yourself.
///
/// Treat the token as a secret. Authenticating it verifies no email address or phone number. Mail scanners that
/// follow links can use it up before the user does.
///
/// `POST /v1/magic_links`, returns [`CreateResponse`].
/// [Documentation](https://stytch.com/docs/api/create-magic-link).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// ID of the User, or the User's `external_id` if one is set.
    pub user_id: String,
    /// Minutes until the Magic Link `token` expires, 5 to 10080 (7 days); 60 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_minutes: Option<i32>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>) -> Self {
        Self { user_id: user_id.into(), expiration_minutes: None, attributes: None }
    }

    /// Minutes until the Magic Link `token` expires, 5 to 10080 (7 days); 60 when unset.
    pub fn expiration_minutes(mut self, expiration_minutes: i32) -> Self {
        self.expiration_minutes = Some(expiration_minutes);
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }
}

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation = &Operation::post("consumer.magic_links.create", "/v1/magic_links");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Create`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CreateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// Magic link token for you to send, for example in your own email or SMS.
    #[serde(default, deserialize_with = "or_default")]
    pub token: Secret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
