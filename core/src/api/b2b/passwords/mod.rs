//! Members' passwords.

pub mod discovery;
pub mod email;
pub mod existing_password;
pub mod sessions;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{Member, MemberSession, MfaRequired, Organization, PrimaryRequired, ZxcvbnFeedback};
use crate::api::models::{
    Argon2Config, DeviceInfo, HashType, Locale, LudsFeedback, Md5Config, PasswordStrengthPolicy, Pbkdf2Config,
    ScryptConfig, Sha1Config, Sha512Config,
};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Logs a member in with email address and password.
///
/// A breached password fails with `member_reset_password` even if it is right. When `member_authenticated` is
/// `false`, there is only an `intermediate_session_token`: finish MFA with it.
///
/// `POST /v1/b2b/passwords/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/passwords-authenticate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Email address of the Member or end user.
    pub email_address: String,
    /// Password to check or set; any UTF-8 characters, including spaces and emoji.
    pub password: Secret,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// JWT of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
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

impl Authenticate {
    /// A request with the required fields.
    pub fn new(
        organization_id: impl Into<String>,
        email_address: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        Self {
            organization_id: organization_id.into(),
            email_address: email_address.into(),
            password: password.into(),
            session_token: None,
            session_duration_minutes: None,
            session_jwt: None,
            session_custom_claims: None,
            locale: None,
            intermediate_session_token: None,
            telemetry_id: None,
        }
    }

    /// Token of the Member's existing session.
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

    /// JWT of the Member's existing session.
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

impl Endpoint for Authenticate {
    type Response = AuthenticateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.passwords.authenticate", "/v1/b2b/passwords/authenticate");

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

/// Imports a password hash for a member, creating the member if needed.
///
/// Marks the email address as verified, so import only users whose address you verified yourself. Where
/// organizations share passwords, call it once for each of them. Limited to 100 requests a second.
///
/// `POST /v1/b2b/passwords/migrate`, returns [`MigrateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/migrate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Migrate {
    /// Email address of the Member or end user.
    pub email_address: String,
    /// Hash of the password to import, in base64 for scrypt and PBKDF2.
    pub hash: Secret,
    /// Algorithm behind `hash`: `bcrypt`, `scrypt`, `argon_2i`, `argon_2id`, `md_5`, `sha_1`, `sha_512` or
    /// `pbkdf_2`.
    pub hash_type: HashType,
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Salts for a `hash` of type `md_5`; optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub md_5_config: Option<Md5Config>,
    /// Argon2 parameters; required when `hash` is in hex form rather than the encoded form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub argon_2_config: Option<Argon2Config>,
    /// Settings of a SHA-1 hash, such as its salt; optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha_1_config: Option<Sha1Config>,
    /// Settings of a SHA-512 hash, such as its salt; optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha_512_config: Option<Sha512Config>,
    /// Settings of the scrypt hash; needed unless `hash` is in PHC encoded form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scrypt_config: Option<ScryptConfig>,
    /// Parameters of the PBKDF2 hash; required when migrating one. SHA-256 is the default; contact Stytch about
    /// other hash functions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pbkdf_2_config: Option<Pbkdf2Config>,
    /// Name of the Member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// JSON object of your own application data or of data from the identity provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
    /// Roles to assign explicitly, replacing all earlier ones. Sessions that got a removed Role through SSO are
    /// revoked unless `preserve_existing_sessions` is `true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Whether to keep sessions that got a removed Role through SSO too; `false` when unset, which revokes those
    /// using the affected SSO connections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preserve_existing_sessions: Option<bool>,
    /// Member's only phone number, in E.164 form such as `+12025550162`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_phone_number: Option<String>,
    /// Whether to mark the phone number as verified. Only safe when you know the person owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_phone_number_verified: Option<bool>,
    /// Your own identifier for a newly created Member, unique in the Organization: up to 128 alphanumerics, `.`,
    /// `_`, `-` or `|`. Ignored when the Member already exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
}

impl Migrate {
    /// A request with the required fields.
    pub fn new(
        email_address: impl Into<String>,
        hash: impl Into<Secret>,
        hash_type: impl Into<HashType>,
        organization_id: impl Into<String>,
    ) -> Self {
        Self {
            email_address: email_address.into(),
            hash: hash.into(),
            hash_type: hash_type.into(),
            organization_id: organization_id.into(),
            md_5_config: None,
            argon_2_config: None,
            sha_1_config: None,
            sha_512_config: None,
            scrypt_config: None,
            pbkdf_2_config: None,
            name: None,
            trusted_metadata: None,
            untrusted_metadata: None,
            roles: None,
            preserve_existing_sessions: None,
            mfa_phone_number: None,
            set_phone_number_verified: None,
            external_id: None,
        }
    }

    /// Salts for a `hash` of type `md_5`; optional.
    pub fn md_5_config(mut self, md_5_config: Md5Config) -> Self {
        self.md_5_config = Some(md_5_config);
        self
    }

    /// Argon2 parameters; required when `hash` is in hex form rather than the encoded form.
    pub fn argon_2_config(mut self, argon_2_config: Argon2Config) -> Self {
        self.argon_2_config = Some(argon_2_config);
        self
    }

    /// Settings of a SHA-1 hash, such as its salt; optional.
    pub fn sha_1_config(mut self, sha_1_config: Sha1Config) -> Self {
        self.sha_1_config = Some(sha_1_config);
        self
    }

    /// Settings of a SHA-512 hash, such as its salt; optional.
    pub fn sha_512_config(mut self, sha_512_config: Sha512Config) -> Self {
        self.sha_512_config = Some(sha_512_config);
        self
    }

    /// Settings of the scrypt hash; needed unless `hash` is in PHC encoded form.
    pub fn scrypt_config(mut self, scrypt_config: ScryptConfig) -> Self {
        self.scrypt_config = Some(scrypt_config);
        self
    }

    /// Parameters of the PBKDF2 hash; required when migrating one. SHA-256 is the default; contact Stytch about
    /// other hash functions.
    pub fn pbkdf_2_config(mut self, pbkdf_2_config: Pbkdf2Config) -> Self {
        self.pbkdf_2_config = Some(pbkdf_2_config);
        self
    }

    /// Name of the Member.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// JSON object of your own application data or of data from the identity provider.
    pub fn trusted_metadata(
        mut self,
        trusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.trusted_metadata =
            Some(trusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    pub fn untrusted_metadata(
        mut self,
        untrusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.untrusted_metadata =
            Some(untrusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Roles to assign explicitly, replacing all earlier ones. Sessions that got a removed Role through SSO are
    /// revoked unless `preserve_existing_sessions` is `true`.
    pub fn roles(mut self, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.roles = Some(roles.into_iter().map(Into::into).collect());
        self
    }

    /// Whether to keep sessions that got a removed Role through SSO too; `false` when unset, which revokes those
    /// using the affected SSO connections.
    pub fn preserve_existing_sessions(mut self, preserve_existing_sessions: bool) -> Self {
        self.preserve_existing_sessions = Some(preserve_existing_sessions);
        self
    }

    /// Member's only phone number, in E.164 form such as `+12025550162`.
    pub fn mfa_phone_number(mut self, mfa_phone_number: impl Into<String>) -> Self {
        self.mfa_phone_number = Some(mfa_phone_number.into());
        self
    }

    /// Whether to mark the phone number as verified. Only safe when you know the person owns it.
    pub fn set_phone_number_verified(mut self, set_phone_number_verified: bool) -> Self {
        self.set_phone_number_verified = Some(set_phone_number_verified);
        self
    }

    /// Your own identifier for a newly created Member, unique in the Organization: up to 128 alphanumerics, `.`,
    /// `_`, `-` or `|`. Ignored when the Member already exists.
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = Some(external_id.into());
        self
    }
}

impl Endpoint for Migrate {
    type Response = MigrateResponse;

    const OPERATION: &'static Operation = &Operation::post("b2b.passwords.migrate", "/v1/b2b/passwords/migrate");

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
    /// Whether the call created the Member; `false` when one already existed.
    #[serde(default, deserialize_with = "or_default")]
    pub member_created: bool,
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

/// Checks a password against the project's strength policy.
///
/// `zxcvbn_feedback` or `luds_feedback` tells the user what is missing, depending on `strength_policy`.
///
/// `POST /v1/b2b/passwords/strength_check`, returns [`StrengthCheckResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/strength-check).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct StrengthCheck {
    /// Password to rate; any UTF-8 characters, including spaces and emoji.
    pub password: Secret,
    /// Email address of the Member or end user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
}

impl StrengthCheck {
    /// A request with the required fields.
    pub fn new(password: impl Into<Secret>) -> Self {
        Self { password: password.into(), email_address: None }
    }

    /// Email address of the Member or end user.
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }
}

impl Endpoint for StrengthCheck {
    type Response = StrengthCheckResponse;

    const OPERATION: &'static Operation =
        &Operation::read("b2b.passwords.strength_check", "/v1/b2b/passwords/strength_check");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`StrengthCheck`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StrengthCheckResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Whether the password passes the strength policy, and no known breach has it when the request had an email
    /// address.
    #[serde(default, deserialize_with = "or_default")]
    pub valid_password: bool,
    /// Strength by zxcvbn, 1 to 4; a password needs at least 3 to be valid.
    #[serde(default, deserialize_with = "or_default")]
    pub score: i32,
    /// Whether the password appears in a known breach, according to HaveIBeenPwned.
    #[serde(default, deserialize_with = "or_default")]
    pub breached_password: bool,
    /// Strength policy in force: `zxcvbn` or `luds`.
    #[serde(default, deserialize_with = "or_default")]
    pub strength_policy: PasswordStrengthPolicy,
    /// Whether breach detection is on for the project (the default); when `false`, `breached_password` is always
    /// `false` too.
    #[serde(default, deserialize_with = "or_default")]
    pub breach_detection_on_create: bool,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Advice on making the password stronger under the LUDS policy.
    pub luds_feedback: Option<LudsFeedback>,
    /// Advice from `zxcvbn` on making the password stronger.
    pub zxcvbn_feedback: Option<ZxcvbnFeedback>,
}
