//! Intermediate sessions, to be exchanged for member sessions.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{Member, MemberSession, MfaRequired, Organization, PrimaryRequired};
use crate::api::models::{DeviceInfo, Locale};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Exchanges an intermediate session for a member session in the chosen organization.
///
/// Accepts an invite or provisions the member just in time when needed. When `member_authenticated` is `false`, no
/// session exists yet: look at `primary_required` first, then `mfa_required`, and pass the returned
/// `intermediate_session_token` to the authenticate call that is still missing.
///
/// `POST /v1/b2b/discovery/intermediate_sessions/exchange`, returns [`ExchangeResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/exchange-intermediate-session).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Exchange {
    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    pub intermediate_session_token: Secret,
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English
    /// when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Exchange {
    /// A request with the required fields.
    pub fn new(intermediate_session_token: impl Into<Secret>, organization_id: impl Into<String>) -> Self {
        Self {
            intermediate_session_token: intermediate_session_token.into(),
            organization_id: organization_id.into(),
            session_duration_minutes: None,
            session_custom_claims: None,
            locale: None,
            telemetry_id: None,
        }
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

    /// Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English
    /// when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    pub fn telemetry_id(mut self, telemetry_id: impl Into<String>) -> Self {
        self.telemetry_id = Some(telemetry_id.into());
        self
    }
}

impl Endpoint for Exchange {
    type Response = ExchangeResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "b2b.discovery.intermediate_sessions.exchange",
        "/v1/b2b/discovery/intermediate_sessions/exchange",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Exchange`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ExchangeResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// Whether the Member is fully logged in; `false` means an MFA step is still due.
    #[serde(default, deserialize_with = "or_default")]
    pub member_authenticated: bool,
    /// Same intermediate session token as in the request, valid for 10 minutes by default; if not empty, the Member
    /// must still complete an MFA step.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
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
