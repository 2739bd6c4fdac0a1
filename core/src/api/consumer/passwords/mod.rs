//! Users' passwords.

pub mod email;
pub mod existing_password;
pub mod sessions;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::consumer::{PasswordFeedback, Session, User, UserName};
use crate::api::models::{
    Argon2Config, DeviceInfo, HashType, Md5Config, PasswordStrengthPolicy, Pbkdf2Config, ScryptConfig, Sha1Config,
    Sha512Config,
};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Logs a user in with email address and password.
///
/// Even the right password fails with `reset_password` if it was breached, or if the user has since logged in
/// without a password by the same address for the first time. Start a reset then.
///
/// `POST /v1/passwords/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/api/password-authenticate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// Email address of the User.
    pub email: String,
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
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(email: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            email: email.into(),
            password: password.into(),
            session_token: None,
            session_duration_minutes: None,
            session_jwt: None,
            session_custom_claims: None,
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
        &Operation::post("consumer.passwords.authenticate", "/v1/passwords/authenticate");

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

/// Creates a user with a password.
///
/// A known address fails with `duplicate_email`: set the password of existing users with `passwords.migrate` or a
/// reset. Test the password with `passwords.strength_check` beforehand. A session starts only if
/// `session_duration_minutes` is set.
///
/// `POST /v1/passwords`, returns [`CreateResponse`]. [Documentation](https://stytch.com/docs/api/password-create).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// Email address of the User.
    pub email: String,
    /// Password for the new User; any UTF-8 characters, including spaces and emoji.
    pub password: Secret,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No
    /// session is started when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// JSON object of your own application data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
    /// Name of the User; every part is optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<UserName>,
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(email: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            email: email.into(),
            password: password.into(),
            session_duration_minutes: None,
            session_custom_claims: None,
            trusted_metadata: None,
            untrusted_metadata: None,
            name: None,
            telemetry_id: None,
        }
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No
    /// session is started when unset.
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

    /// JSON object of your own application data.
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

    /// Name of the User; every part is optional.
    pub fn name(mut self, name: UserName) -> Self {
        self.name = Some(name);
        self
    }

    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    pub fn telemetry_id(mut self, telemetry_id: impl Into<String>) -> Self {
        self.telemetry_id = Some(telemetry_id.into());
        self
    }
}

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation = &Operation::post("consumer.passwords.create", "/v1/passwords");

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
    /// Unique ID of an email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
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

/// Imports a password hash for a user without a password, creating the user if needed.
///
/// Takes bcrypt, scrypt, argon2, MD5, SHA-1, SHA-512 and PBKDF2 hashes. Limited to 100 requests a second.
///
/// `POST /v1/passwords/migrate`, returns [`MigrateResponse`].
/// [Documentation](https://stytch.com/docs/api/password-migrate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Migrate {
    /// Email address of the User.
    pub email: String,
    /// Hash of the password to import, in base64 for scrypt and PBKDF2.
    pub hash: Secret,
    /// Algorithm behind `hash`: `bcrypt`, `scrypt`, `argon_2i`, `argon_2id`, `md_5`, `sha_1`, `sha_512` or
    /// `pbkdf_2`.
    pub hash_type: HashType,
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
    /// Parameters of the PBKDF2 hash; required when migrating one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pbkdf_2_config: Option<Pbkdf2Config>,
    /// JSON object of your own application data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
    /// Whether to mark the email address as verified. Only safe when you know the User owns it: a wrong `true` can
    /// merge two people into one User.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_email_verified: Option<bool>,
    /// Name of the User; every part is optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<UserName>,
    /// Phone number in E.164 form, such as `+12025550162`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// Whether to mark the phone number as verified. Only safe when you know the person owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_phone_number_verified: Option<bool>,
    /// Your own identifier for a newly created User, accepted in place of `user_id`; up to 128 alphanumerics, `.`,
    /// `_`, `-` or `|`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// IDs of the Roles to assign explicitly to the User.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
}

impl Migrate {
    /// A request with the required fields.
    pub fn new(email: impl Into<String>, hash: impl Into<Secret>, hash_type: impl Into<HashType>) -> Self {
        Self {
            email: email.into(),
            hash: hash.into(),
            hash_type: hash_type.into(),
            md_5_config: None,
            argon_2_config: None,
            sha_1_config: None,
            sha_512_config: None,
            scrypt_config: None,
            pbkdf_2_config: None,
            trusted_metadata: None,
            untrusted_metadata: None,
            set_email_verified: None,
            name: None,
            phone_number: None,
            set_phone_number_verified: None,
            external_id: None,
            roles: None,
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

    /// Parameters of the PBKDF2 hash; required when migrating one.
    pub fn pbkdf_2_config(mut self, pbkdf_2_config: Pbkdf2Config) -> Self {
        self.pbkdf_2_config = Some(pbkdf_2_config);
        self
    }

    /// JSON object of your own application data.
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

    /// Whether to mark the email address as verified. Only safe when you know the User owns it: a wrong `true` can
    /// merge two people into one User.
    pub fn set_email_verified(mut self, set_email_verified: bool) -> Self {
        self.set_email_verified = Some(set_email_verified);
        self
    }

    /// Name of the User; every part is optional.
    pub fn name(mut self, name: UserName) -> Self {
        self.name = Some(name);
        self
    }

    /// Phone number in E.164 form, such as `+12025550162`.
    pub fn phone_number(mut self, phone_number: impl Into<String>) -> Self {
        self.phone_number = Some(phone_number.into());
        self
    }

    /// Whether to mark the phone number as verified. Only safe when you know the person owns it.
    pub fn set_phone_number_verified(mut self, set_phone_number_verified: bool) -> Self {
        self.set_phone_number_verified = Some(set_phone_number_verified);
        self
    }

    /// Your own identifier for a newly created User, accepted in place of `user_id`; up to 128 alphanumerics, `.`,
    /// `_`, `-` or `|`.
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = Some(external_id.into());
        self
    }

    /// IDs of the Roles to assign explicitly to the User.
    pub fn roles(mut self, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.roles = Some(roles.into_iter().map(Into::into).collect());
        self
    }
}

impl Endpoint for Migrate {
    type Response = MigrateResponse;

    const OPERATION: &'static Operation = &Operation::post("consumer.passwords.migrate", "/v1/passwords/migrate");

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
    /// ID of the User.
    pub user_id: String,
    /// Unique ID of an email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
    /// Whether this call created the User.
    #[serde(default, deserialize_with = "or_default")]
    pub user_created: bool,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Checks a password against the project's strength policy.
///
/// `feedback` tells the user what is missing.
///
/// `POST /v1/passwords/strength_check`, returns [`StrengthCheckResponse`].
/// [Documentation](https://stytch.com/docs/api/password-strength-check).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct StrengthCheck {
    /// Password to rate; any UTF-8 characters, including spaces and emoji.
    pub password: Secret,
    /// Email address of the User.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl StrengthCheck {
    /// A request with the required fields.
    pub fn new(password: impl Into<Secret>) -> Self {
        Self { password: password.into(), email: None }
    }

    /// Email address of the User.
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }
}

impl Endpoint for StrengthCheck {
    type Response = StrengthCheckResponse;

    const OPERATION: &'static Operation =
        &Operation::read("consumer.passwords.strength_check", "/v1/passwords/strength_check");

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
    /// Advice on making the password stronger.
    pub feedback: Option<PasswordFeedback>,
}
