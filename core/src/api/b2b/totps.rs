//! Time-based one-time passcodes of authenticator apps, as a second factor.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{Member, MemberSession, MfaEnrollment, Organization};
use crate::api::models::DeviceInfo;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Checks a member's TOTP code, as a second factor or to step up a session.
///
/// Pass the `intermediate_session_token` of an unfinished login, or the token of the session to step up.
/// `set_mfa_enrollment` is ignored where the MFA policy is `REQUIRED_FOR_ALL`.
///
/// `POST /v1/b2b/totp/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/authenticate-totp).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// Passcode the end user received or read from an authenticator app, such as `123456`.
    pub code: Secret,
    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intermediate_session_token: Option<Secret>,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// Change of the Member's `mfa_enrolled` on success: `enroll` or `unenroll`; unchanged when unset. Ignored when
    /// the Organization's MFA policy is `REQUIRED_FOR_ALL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_mfa_enrollment: Option<MfaEnrollment>,
    /// Whether to make the method used in this call the Member's default for MFA; the first MFA login does so
    /// automatically.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_default_mfa: Option<bool>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>, code: impl Into<Secret>) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_id: member_id.into(),
            code: code.into(),
            intermediate_session_token: None,
            session_token: None,
            session_jwt: None,
            session_duration_minutes: None,
            session_custom_claims: None,
            set_mfa_enrollment: None,
            set_default_mfa: None,
            telemetry_id: None,
        }
    }

    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    pub fn intermediate_session_token(mut self, intermediate_session_token: impl Into<Secret>) -> Self {
        self.intermediate_session_token = Some(intermediate_session_token.into());
        self
    }

    /// Token of the Member's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the Member's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    pub fn session_duration_minutes(mut self, session_duration_minutes: i32) -> Self {
        self.session_duration_minutes = Some(session_duration_minutes);
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

    /// Change of the Member's `mfa_enrolled` on success: `enroll` or `unenroll`; unchanged when unset. Ignored when
    /// the Organization's MFA policy is `REQUIRED_FOR_ALL`.
    pub fn set_mfa_enrollment(mut self, set_mfa_enrollment: impl Into<MfaEnrollment>) -> Self {
        self.set_mfa_enrollment = Some(set_mfa_enrollment.into());
        self
    }

    /// Whether to make the method used in this call the Member's default for MFA; the first MFA login does so
    /// automatically.
    pub fn set_default_mfa(mut self, set_default_mfa: bool) -> Self {
        self.set_default_mfa = Some(set_default_mfa);
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

    const OPERATION: &'static Operation = &Operation::post("b2b.totps.authenticate", "/v1/b2b/totp/authenticate");

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
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// The Member's session; absent while an MFA step is still due.
    pub member_session: Option<MemberSession>,
    /// Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint
    /// was found.
    pub member_device: Option<DeviceInfo>,
}

/// Creates a TOTP registration for a member.
///
/// Show `qr_code` or `secret` to the member, then confirm with `totps.authenticate`. A member who already has an
/// MFA factor must pass a token of a session with that factor.
///
/// `POST /v1/b2b/totp`, returns [`CreateResponse`]. [Documentation](https://stytch.com/docs/b2b/api/totp-create).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// Minutes until a TOTP registration that has not yet been authenticated expires and must be restarted, 5 to
    /// 1440 (1 day); 60 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_minutes: Option<i32>,
    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intermediate_session_token: Option<Secret>,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_id: member_id.into(),
            expiration_minutes: None,
            intermediate_session_token: None,
            session_token: None,
            session_jwt: None,
        }
    }

    /// Minutes until a TOTP registration that has not yet been authenticated expires and must be restarted, 5 to
    /// 1440 (1 day); 60 when unset.
    pub fn expiration_minutes(mut self, expiration_minutes: i32) -> Self {
        self.expiration_minutes = Some(expiration_minutes);
        self
    }

    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    pub fn intermediate_session_token(mut self, intermediate_session_token: impl Into<Secret>) -> Self {
        self.intermediate_session_token = Some(intermediate_session_token.into());
        self
    }

    /// Token of the Member's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the Member's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }
}

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation = &Operation::post("b2b.totps.create", "/v1/b2b/totp");

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
    /// UUID of the Member.
    pub member_id: String,
    /// ID of the Member's TOTP registration.
    #[serde(default, deserialize_with = "or_default")]
    pub totp_registration_id: String,
    /// TOTP secret key shared by the authenticator app and Stytch.
    #[serde(default, deserialize_with = "or_default")]
    pub secret: Secret,
    /// QR code image for the authenticator app, base64 encoded.
    #[serde(default, deserialize_with = "or_default")]
    pub qr_code: Secret,
    /// Recovery codes that stand in for the authenticator app or other MFA method.
    #[serde(default, deserialize_with = "or_default")]
    pub recovery_codes: Vec<Secret>,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Imports a member's TOTP secret from another system.
///
/// If no `recovery_codes` are given, Stytch makes new ones.
///
/// `POST /v1/b2b/totp/migrate`, returns [`MigrateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/totp-create).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Migrate {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// TOTP secret key shared by the authenticator app and Stytch.
    pub secret: Secret,
    /// Existing recovery codes to import for the Member.
    pub recovery_codes: Vec<Secret>,
}

impl Migrate {
    /// A request with the required fields.
    pub fn new(
        organization_id: impl Into<String>,
        member_id: impl Into<String>,
        secret: impl Into<Secret>,
        recovery_codes: impl IntoIterator<Item = impl Into<Secret>>,
    ) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_id: member_id.into(),
            secret: secret.into(),
            recovery_codes: recovery_codes.into_iter().map(Into::into).collect(),
        }
    }
}

impl Endpoint for Migrate {
    type Response = MigrateResponse;

    const OPERATION: &'static Operation = &Operation::post("b2b.totps.migrate", "/v1/b2b/totp/migrate");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Migrate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MigrateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// ID of the Member's TOTP registration.
    #[serde(default, deserialize_with = "or_default")]
    pub totp_registration_id: String,
    /// Recovery codes that stand in for the authenticator app or other MFA method.
    #[serde(default, deserialize_with = "or_default")]
    pub recovery_codes: Vec<Secret>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
