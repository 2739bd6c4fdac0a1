//! One-time passcodes by SMS, as a second factor.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{Member, MemberSession, MfaEnrollment, Organization};
use crate::api::models::{DeviceInfo, Locale};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Checks a passcode sent by SMS, as a second factor or to step up a session.
///
/// Needs exactly one of `intermediate_session_token` (which is used up), `session_token` and `session_jwt`. A code
/// lasts two minutes, and only the newest works. `set_mfa_enrollment` has an effect only where the MFA policy is
/// `OPTIONAL`.
///
/// `POST /v1/b2b/otps/sms/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/authenticate-otp-sms).
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

    const OPERATION: &'static Operation =
        &Operation::post("b2b.otps.sms.authenticate", "/v1/b2b/otps/sms/authenticate");

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

/// Texts a passcode to a member's phone.
///
/// `mfa_phone_number` is for members without a number and gets linked; a different one is an error. A member who
/// already has an MFA factor must pass a token of a session with that factor. After a primary login of an enrolled
/// member the code is sent automatically, so call this for later prompts. Outside the US and Canada, countries may
/// have to be allowed first.
///
/// `POST /v1/b2b/otps/sms/send`, returns [`SendResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/otp-sms-send).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Send {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// Phone number to text the code to, in E.164 form such as `+12025550162`; not needed when the Member already
    /// has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_phone_number: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
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

impl Send {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_id: member_id.into(),
            mfa_phone_number: None,
            locale: None,
            intermediate_session_token: None,
            session_token: None,
            session_jwt: None,
        }
    }

    /// Phone number to text the code to, in E.164 form such as `+12025550162`; not needed when the Member already
    /// has one.
    pub fn mfa_phone_number(mut self, mfa_phone_number: impl Into<String>) -> Self {
        self.mfa_phone_number = Some(mfa_phone_number.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
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

impl Endpoint for Send {
    type Response = SendResponse;

    const OPERATION: &'static Operation = &Operation::post("b2b.otps.sms.send", "/v1/b2b/otps/sms/send");

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
    /// UUID of the Member.
    pub member_id: String,
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
