//! Password resets by email.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::consumer::{Attributes, SecurityOptions, Session, User};
use crate::api::models::{DeviceInfo, Locale};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Sets a user's new password with an emailed token, and logs the user in.
///
/// Revokes all sessions of the user. Test the password with `passwords.strength_check` beforehand. `options` can
/// demand the same IP address or user agent as at the start.
///
/// `POST /v1/passwords/email/reset`, returns [`ResetResponse`].
/// [Documentation](https://stytch.com/docs/api/password-email-reset).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Reset {
    /// Password reset token, from the `token` query parameter of the redirect URL, whose `stytch_token_type` is
    /// `login` or `reset_password`.
    pub token: Secret,
    /// Password to check or set; any UTF-8 characters, including spaces and emoji.
    pub password: Secret,
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
    /// PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<Secret>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Extra security checks, such as requiring the same IP address or user agent as the original request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<SecurityOptions>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Reset {
    /// A request with the required fields.
    pub fn new(token: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        Self {
            token: token.into(),
            password: password.into(),
            session_token: None,
            session_duration_minutes: None,
            session_jwt: None,
            code_verifier: None,
            session_custom_claims: None,
            attributes: None,
            options: None,
            telemetry_id: None,
        }
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

    /// PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow.
    pub fn code_verifier(mut self, code_verifier: impl Into<Secret>) -> Self {
        self.code_verifier = Some(code_verifier.into());
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

    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    pub fn telemetry_id(mut self, telemetry_id: impl Into<String>) -> Self {
        self.telemetry_id = Some(telemetry_id.into());
        self
    }
}

impl Endpoint for Reset {
    type Response = ResetResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.passwords.email.reset", "/v1/passwords/email/reset");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Reset`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ResetResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Session that the call started or updated; present when the request asked for one with
    /// `session_duration_minutes`.
    pub session: Option<Session>,
    /// Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found.
    pub user_device: Option<DeviceInfo>,
}

/// Emails a user a link for resetting the password.
///
/// The link's token goes to `passwords.email.reset`.
///
/// `POST /v1/passwords/email/reset/start`, returns [`ResetStartResponse`].
/// [Documentation](https://stytch.com/docs/api/password-email-reset-start).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ResetStart {
    /// Email address of the User who asked to reset their password.
    pub email: String,
    /// URL of your reset page, opened by the emailed link with a `token` query parameter. Falls back to the
    /// Dashboard default; an error if neither is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset_password_redirect_url: Option<String>,
    /// Minutes until the password reset link expires, 5 to 10080 (7 days); 30 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset_password_expiration_minutes: Option<i32>,
    /// PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device
    /// that started it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_challenge: Option<String>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// URL the email's "Log in without password" button opens; authenticate its `token` param as a magic link. If
    /// unset, the Dashboard's default applies; without one, the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_redirect_url: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// ID of the password reset email template, created in the Dashboard; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset_password_template_id: Option<String>,
}

impl ResetStart {
    /// A request with the required fields.
    pub fn new(email: impl Into<String>) -> Self {
        Self {
            email: email.into(),
            reset_password_redirect_url: None,
            reset_password_expiration_minutes: None,
            code_challenge: None,
            attributes: None,
            login_redirect_url: None,
            locale: None,
            reset_password_template_id: None,
        }
    }

    /// URL of your reset page, opened by the emailed link with a `token` query parameter. Falls back to the
    /// Dashboard default; an error if neither is set.
    pub fn reset_password_redirect_url(mut self, reset_password_redirect_url: impl Into<String>) -> Self {
        self.reset_password_redirect_url = Some(reset_password_redirect_url.into());
        self
    }

    /// Minutes until the password reset link expires, 5 to 10080 (7 days); 30 when unset.
    pub fn reset_password_expiration_minutes(mut self, reset_password_expiration_minutes: i32) -> Self {
        self.reset_password_expiration_minutes = Some(reset_password_expiration_minutes);
        self
    }

    /// PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device
    /// that started it.
    pub fn code_challenge(mut self, code_challenge: impl Into<String>) -> Self {
        self.code_challenge = Some(code_challenge.into());
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// URL the email's "Log in without password" button opens; authenticate its `token` param as a magic link. If
    /// unset, the Dashboard's default applies; without one, the call fails.
    pub fn login_redirect_url(mut self, login_redirect_url: impl Into<String>) -> Self {
        self.login_redirect_url = Some(login_redirect_url.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// ID of the password reset email template, created in the Dashboard; your default template when unset.
    pub fn reset_password_template_id(mut self, reset_password_template_id: impl Into<String>) -> Self {
        self.reset_password_template_id = Some(reset_password_template_id.into());
        self
    }
}

impl Endpoint for ResetStart {
    type Response = ResetStartResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.passwords.email.reset_start", "/v1/passwords/email/reset/start");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`ResetStart`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ResetStartResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// Unique ID of an email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
