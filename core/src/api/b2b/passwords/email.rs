//! Password resets by email.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{Member, MemberSession, MfaRequired, Organization, PrimaryRequired};
use crate::api::models::{DeviceInfo, Locale};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, MemberCredential, Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Requires the holder of an email address to reset the password.
///
/// For passwords shared across organizations only. If a single active member uses the address, the password is
/// deleted.
///
/// `POST /v1/b2b/passwords/email/require_reset`, returns [`RequireResetResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/passwords-require-reset-by-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RequireReset {
    /// Email address of the Member whose password is to be reset.
    pub email_address: String,
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl RequireReset {
    /// A request with the required fields.
    pub fn new(email_address: impl Into<String>) -> Self {
        Self { email_address: email_address.into(), organization_id: None, member_id: None, member_credential: None }
    }

    /// ID of the Organization; requests accept its slug or external ID too.
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.organization_id = Some(organization_id.into());
        self
    }

    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub fn member_id(mut self, member_id: impl Into<String>) -> Self {
        self.member_id = Some(member_id.into());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for RequireReset {
    type Response = RequireResetResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.passwords.email.require_reset", "/v1/b2b/passwords/email/require_reset");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`RequireReset`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RequireResetResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// UUID of the Member.
    pub member_id: Option<String>,
    /// The Member the call is about.
    pub member: Option<Member>,
    /// The Organization.
    pub organization: Option<Organization>,
}

/// Sets a member's new password with an emailed token, and logs the member in.
///
/// Revokes all sessions of the member. Test the password with `passwords.strength_check` beforehand. When
/// `member_authenticated` is `false`, finish MFA with the `intermediate_session_token`.
///
/// `POST /v1/b2b/passwords/email/reset`, returns [`ResetResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/email-reset).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Reset {
    /// Token from the password reset link, taken from its `token` query parameter.
    pub password_reset_token: Secret,
    /// Password to check or set; any UTF-8 characters, including spaces and emoji.
    pub password: Secret,
    /// Token of a session to update rather than start a new one; ignored when it is another Member's. Excludes
    /// `session_jwt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// JWT of a session to update rather than start a new one; ignored when it is another Member's. Excludes
    /// `session_token`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<Secret>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English
    /// when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Intermediate session token to add this factor to. It turns into a session once the Organization's login and
    /// MFA rules are met; otherwise the same token is returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intermediate_session_token: Option<Secret>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Reset {
    /// A request with the required fields.
    pub fn new(password_reset_token: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        Self {
            password_reset_token: password_reset_token.into(),
            password: password.into(),
            session_token: None,
            session_duration_minutes: None,
            session_jwt: None,
            code_verifier: None,
            session_custom_claims: None,
            locale: None,
            intermediate_session_token: None,
            telemetry_id: None,
        }
    }

    /// Token of a session to update rather than start a new one; ignored when it is another Member's. Excludes
    /// `session_jwt`.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    pub fn session_duration_minutes(mut self, session_duration_minutes: i32) -> Self {
        self.session_duration_minutes = Some(session_duration_minutes);
        self
    }

    /// JWT of a session to update rather than start a new one; ignored when it is another Member's. Excludes
    /// `session_token`.
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

    /// Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English
    /// when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Intermediate session token to add this factor to. It turns into a session once the Organization's login and
    /// MFA rules are met; otherwise the same token is returned.
    pub fn intermediate_session_token(mut self, intermediate_session_token: impl Into<Secret>) -> Self {
        self.intermediate_session_token = Some(intermediate_session_token.into());
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
        &Operation::post("b2b.passwords.email.reset", "/v1/b2b/passwords/email/reset");

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
    /// UUID of the Member.
    pub member_id: String,
    /// UUID of the Member's email.
    #[serde(default, deserialize_with = "or_default")]
    pub member_email_id: String,
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
    /// Intermediate session token holding the password factor, valid for 10 minutes by default; if not empty, the
    /// Member must still complete an MFA step. Discovery calls refuse it.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// Whether the Member is fully logged in; `false` means an MFA step is still due.
    #[serde(default, deserialize_with = "or_default")]
    pub member_authenticated: bool,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// The Member's session; absent while an MFA step is still due.
    pub member_session: Option<MemberSession>,
    /// What MFA the Organization asks for and how the Member can complete it.
    pub mfa_required: Option<MfaRequired>,
    /// Primary authentication the Member must still complete to log in to the Organization.
    pub primary_required: Option<PrimaryRequired>,
    /// Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint
    /// was found.
    pub member_device: Option<DeviceInfo>,
    /// Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none.
    pub intermediate_session_token_expires_at: Option<Timestamp>,
}

/// Emails a member a link for resetting the password.
///
/// The link's token goes to `passwords.email.reset`.
///
/// `POST /v1/b2b/passwords/email/reset/start`, returns [`ResetStartResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/email-reset-start).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ResetStart {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Email address of the Member whose password is to be reset.
    pub email_address: String,
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
    /// ID of the custom template, of type "Passwords - Email Verification", for a user's first password reset when
    /// cross-organization passwords are on; the default template is used when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify_email_template_id: Option<String>,
}

impl ResetStart {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, email_address: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            email_address: email_address.into(),
            reset_password_redirect_url: None,
            reset_password_expiration_minutes: None,
            code_challenge: None,
            login_redirect_url: None,
            locale: None,
            reset_password_template_id: None,
            verify_email_template_id: None,
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
        &Operation::post("b2b.passwords.email.reset_start", "/v1/b2b/passwords/email/reset/start");

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
    /// UUID of the Member.
    pub member_id: String,
    /// UUID of the Member's email.
    #[serde(default, deserialize_with = "or_default")]
    pub member_email_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
