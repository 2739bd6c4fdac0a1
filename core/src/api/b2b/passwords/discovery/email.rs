//! Password resets by email in the discovery flow.

use serde::{Deserialize, Serialize};

use crate::api::b2b::DiscoveredOrganization;
use crate::api::models::Locale;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Sets a new password with an emailed token and starts an intermediate session.
///
/// Test the password with `passwords.strength_check` beforehand. Exchange the intermediate session for one in
/// `discovered_organizations`.
///
/// `POST /v1/b2b/passwords/discovery/email/reset`, returns [`ResetResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Reset {
    /// Token from the password reset link, taken from its `token` query parameter.
    pub password_reset_token: Secret,
    /// Password to check or set; any UTF-8 characters, including spaces and emoji.
    pub password: Secret,
    /// PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device
    /// that started it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pkce_code_verifier: Option<Secret>,
}

impl Reset {
    /// A request with the required fields.
    pub fn new(password_reset_token: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        Self { password_reset_token: password_reset_token.into(), password: password.into(), pkce_code_verifier: None }
    }

    /// PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device
    /// that started it.
    pub fn pkce_code_verifier(mut self, pkce_code_verifier: impl Into<Secret>) -> Self {
        self.pkce_code_verifier = Some(pkce_code_verifier.into());
        self
    }
}

impl Endpoint for Reset {
    type Response = ResetResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.passwords.discovery.email.reset", "/v1/b2b/passwords/discovery/email/reset");

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
    /// Intermediate session token holding the password factor, valid for 10 minutes by default.
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

/// Emails a password reset link that is not tied to any organization.
///
/// For passwords shared across organizations only. The link's token goes to `passwords.discovery.email.reset`.
///
/// `POST /v1/b2b/passwords/discovery/email/reset/start`, returns [`ResetStartResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset-start).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ResetStart {
    /// Email address of the Member whose password is to be reset.
    pub email_address: String,
    /// URL of your reset page, opened by the emailed link with a `token` query parameter. Falls back to the
    /// Dashboard default; an error if neither is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset_password_redirect_url: Option<String>,
    /// URL the discovery link leads to, where your app authenticates the token. Falls back to the Dashboard's
    /// default; with neither set, the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discovery_redirect_url: Option<String>,
    /// ID of the password reset email template, created in the Dashboard; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset_password_template_id: Option<String>,
    /// Minutes until the password reset link expires, 5 to 10080 (7 days); 30 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset_password_expiration_minutes: Option<i32>,
    /// PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pkce_code_challenge: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// ID of the custom template, of type "Passwords - Email Verification", for a user's first password reset when
    /// cross-organization passwords are on; the default template is used when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify_email_template_id: Option<String>,
}

impl ResetStart {
    /// A request with the required fields.
    pub fn new(email_address: impl Into<String>) -> Self {
        Self {
            email_address: email_address.into(),
            reset_password_redirect_url: None,
            discovery_redirect_url: None,
            reset_password_template_id: None,
            reset_password_expiration_minutes: None,
            pkce_code_challenge: None,
            locale: None,
            verify_email_template_id: None,
        }
    }

    /// URL of your reset page, opened by the emailed link with a `token` query parameter. Falls back to the
    /// Dashboard default; an error if neither is set.
    pub fn reset_password_redirect_url(mut self, reset_password_redirect_url: impl Into<String>) -> Self {
        self.reset_password_redirect_url = Some(reset_password_redirect_url.into());
        self
    }

    /// URL the discovery link leads to, where your app authenticates the token. Falls back to the Dashboard's
    /// default; with neither set, the call fails.
    pub fn discovery_redirect_url(mut self, discovery_redirect_url: impl Into<String>) -> Self {
        self.discovery_redirect_url = Some(discovery_redirect_url.into());
        self
    }

    /// ID of the password reset email template, created in the Dashboard; your default template when unset.
    pub fn reset_password_template_id(mut self, reset_password_template_id: impl Into<String>) -> Self {
        self.reset_password_template_id = Some(reset_password_template_id.into());
        self
    }

    /// Minutes until the password reset link expires, 5 to 10080 (7 days); 30 when unset.
    pub fn reset_password_expiration_minutes(mut self, reset_password_expiration_minutes: i32) -> Self {
        self.reset_password_expiration_minutes = Some(reset_password_expiration_minutes);
        self
    }

    /// PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded.
    pub fn pkce_code_challenge(mut self, pkce_code_challenge: impl Into<String>) -> Self {
        self.pkce_code_challenge = Some(pkce_code_challenge.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// ID of the custom template, of type "Passwords - Email Verification", for a user's first password reset when
    /// cross-organization passwords are on; the default template is used when unset.
    pub fn verify_email_template_id(mut self, verify_email_template_id: impl Into<String>) -> Self {
        self.verify_email_template_id = Some(verify_email_template_id.into());
        self
    }
}

impl Endpoint for ResetStart {
    type Response = ResetStartResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.passwords.discovery.email.reset_start", "/v1/b2b/passwords/discovery/email/reset/start");

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
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
