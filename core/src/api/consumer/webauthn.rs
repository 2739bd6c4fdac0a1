//! Passkeys and WebAuthn devices.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::consumer::{AuthenticatorType, Session, User, WebAuthnCredential, WebAuthnRegistration};
use crate::api::models::DeviceInfo;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Logs a user in with a passkey or WebAuthn device.
///
/// `public_key_credential` is what `navigator.credentials.get()` returned in the browser. A session starts only if
/// `session_duration_minutes` is set.
///
/// `POST /v1/webauthn/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/api/webauthn-authenticate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// JSON of the credential returned by the browser's `navigator.credentials.get()`.
    pub public_key_credential: Secret,
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
    pub fn new(public_key_credential: impl Into<Secret>) -> Self {
        Self {
            public_key_credential: public_key_credential.into(),
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
        &Operation::post("consumer.webauthn.authenticate", "/v1/webauthn/authenticate");

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
    /// ID of the Passkey or WebAuthn registration.
    #[serde(default, deserialize_with = "or_default")]
    pub webauthn_registration_id: String,
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

/// Starts a login with a passkey or WebAuthn device.
///
/// Pass `public_key_credential_request_options` to `navigator.credentials.get()`, and its result to `authenticate`.
/// Set `return_passkey_credential_options` for passkeys, and `use_base64_url_encoding` for the browser's built-in
/// methods.
///
/// `POST /v1/webauthn/authenticate/start`, returns [`AuthenticateStartResponse`].
/// [Documentation](https://stytch.com/docs/api/webauthn-authenticate-start).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct AuthenticateStart {
    /// Domain for Passkeys or WebAuthn, which is normally your page's `window.location.hostname`, such as
    /// `example.com`.
    pub domain: String,
    /// ID of the active User the Passkey or WebAuthn registration belongs to, or the User's `external_id` if one is
    /// set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Whether to return options suited to Passkeys, with `userVerification` set to `preferred`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_passkey_credential_options: Option<bool>,
    /// Whether the returned public key credential options use base64url; set it for browser calls such as
    /// `navigator.credentials.create`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_base64_url_encoding: Option<bool>,
}

impl AuthenticateStart {
    /// A request with the required fields.
    pub fn new(domain: impl Into<String>) -> Self {
        Self {
            domain: domain.into(),
            user_id: None,
            return_passkey_credential_options: None,
            use_base64_url_encoding: None,
        }
    }

    /// ID of the active User the Passkey or WebAuthn registration belongs to, or the User's `external_id` if one is
    /// set.
    pub fn user_id(mut self, user_id: impl Into<String>) -> Self {
        self.user_id = Some(user_id.into());
        self
    }

    /// Whether to return options suited to Passkeys, with `userVerification` set to `preferred`.
    pub fn return_passkey_credential_options(mut self, return_passkey_credential_options: bool) -> Self {
        self.return_passkey_credential_options = Some(return_passkey_credential_options);
        self
    }

    /// Whether the returned public key credential options use base64url; set it for browser calls such as
    /// `navigator.credentials.create`.
    pub fn use_base64_url_encoding(mut self, use_base64_url_encoding: bool) -> Self {
        self.use_base64_url_encoding = Some(use_base64_url_encoding);
        self
    }
}

impl Endpoint for AuthenticateStart {
    type Response = AuthenticateStartResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.webauthn.authenticate_start", "/v1/webauthn/authenticate/start");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`AuthenticateStart`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AuthenticateStartResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    #[serde(default, deserialize_with = "or_default")]
    pub user_id: String,
    /// JSON options to pass to the browser's `navigator.credentials.get()`.
    #[serde(default, deserialize_with = "or_default")]
    pub public_key_credential_request_options: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Lists a user's passkey and WebAuthn credentials for a domain.
///
/// `GET /v1/webauthn/credentials/{user_id}/{domain}`, returns [`ListCredentialsResponse`].
/// [Documentation](https://stytch.com/docs/api/webauthn-register).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ListCredentials {
    /// ID of the active User whose Passkey or WebAuthn registrations to list.
    pub user_id: String,
    /// Domain for Passkeys or WebAuthn, which is normally your page's `window.location.hostname`, such as
    /// `example.com`.
    pub domain: String,
}

impl ListCredentials {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>, domain: impl Into<String>) -> Self {
        Self { user_id: user_id.into(), domain: domain.into() }
    }
}

impl Endpoint for ListCredentials {
    type Response = ListCredentialsResponse;

    const OPERATION: &'static Operation =
        &Operation::get("consumer.webauthn.list_credentials", "/v1/webauthn/credentials/{user_id}/{domain}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("user_id", &self.user_id)?;
        request.path("domain", &self.domain)
    }
}

/// What [`ListCredentials`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ListCredentialsResponse {
    /// WebAuthn credentials found.
    #[serde(default, deserialize_with = "or_default")]
    pub credentials: Vec<WebAuthnCredential>,
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Completes the registration of a passkey or WebAuthn device.
///
/// `public_key_credential` is what `navigator.credentials.create()` returned in the browser. A session starts only
/// if `session_duration_minutes` is set.
///
/// `POST /v1/webauthn/register`, returns [`RegisterResponse`].
/// [Documentation](https://stytch.com/docs/api/webauthn-register).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Register {
    /// ID of the active User the Passkey or WebAuthn registration belongs to, or the User's `external_id` if one is
    /// set.
    pub user_id: String,
    /// JSON of the credential returned by the browser's `navigator.credentials.create()`.
    pub public_key_credential: Secret,
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

impl Register {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>, public_key_credential: impl Into<Secret>) -> Self {
        Self {
            user_id: user_id.into(),
            public_key_credential: public_key_credential.into(),
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

impl Endpoint for Register {
    type Response = RegisterResponse;

    const OPERATION: &'static Operation = &Operation::post("consumer.webauthn.register", "/v1/webauthn/register");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Register`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RegisterResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// ID of the Passkey or WebAuthn registration.
    #[serde(default, deserialize_with = "or_default")]
    pub webauthn_registration_id: String,
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

/// Starts the registration of a passkey or WebAuthn device.
///
/// Pass `public_key_credential_creation_options` to `navigator.credentials.create()`, and its result to `register`.
/// Set `return_passkey_credential_options` for passkeys, and `use_base64_url_encoding` for the browser's built-in
/// methods.
///
/// `POST /v1/webauthn/register/start`, returns [`RegisterStartResponse`].
/// [Documentation](https://stytch.com/docs/api/webauthn-register-start).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RegisterStart {
    /// ID of the active User the Passkey or WebAuthn registration belongs to, or the User's `external_id` if one is
    /// set.
    pub user_id: String,
    /// Domain for Passkeys or WebAuthn, which is normally your page's `window.location.hostname`, such as
    /// `example.com`.
    pub domain: String,
    /// User agent string of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
    /// Kind of Passkey or WebAuthn device to ask for, `platform` or `cross-platform`; both are allowed when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticator_type: Option<AuthenticatorType>,
    /// Whether to return options suited to Passkeys, with a `required` `residentKey` and `preferred`
    /// `userVerification`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_passkey_credential_options: Option<bool>,
    /// User ID to put in the WebAuthn creation options instead of the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_id: Option<String>,
    /// User name to put in the WebAuthn creation options instead of the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_name: Option<String>,
    /// User display name to put in the WebAuthn creation options instead of the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_display_name: Option<String>,
    /// Whether the returned public key credential options use base64url; set it for browser calls such as
    /// `navigator.credentials.create`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_base64_url_encoding: Option<bool>,
}

impl RegisterStart {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>, domain: impl Into<String>) -> Self {
        Self {
            user_id: user_id.into(),
            domain: domain.into(),
            user_agent: None,
            authenticator_type: None,
            return_passkey_credential_options: None,
            override_id: None,
            override_name: None,
            override_display_name: None,
            use_base64_url_encoding: None,
        }
    }

    /// User agent string of the client.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// Kind of Passkey or WebAuthn device to ask for, `platform` or `cross-platform`; both are allowed when unset.
    pub fn authenticator_type(mut self, authenticator_type: impl Into<AuthenticatorType>) -> Self {
        self.authenticator_type = Some(authenticator_type.into());
        self
    }

    /// Whether to return options suited to Passkeys, with a `required` `residentKey` and `preferred`
    /// `userVerification`.
    pub fn return_passkey_credential_options(mut self, return_passkey_credential_options: bool) -> Self {
        self.return_passkey_credential_options = Some(return_passkey_credential_options);
        self
    }

    /// User ID to put in the WebAuthn creation options instead of the default.
    pub fn override_id(mut self, override_id: impl Into<String>) -> Self {
        self.override_id = Some(override_id.into());
        self
    }

    /// User name to put in the WebAuthn creation options instead of the default.
    pub fn override_name(mut self, override_name: impl Into<String>) -> Self {
        self.override_name = Some(override_name.into());
        self
    }

    /// User display name to put in the WebAuthn creation options instead of the default.
    pub fn override_display_name(mut self, override_display_name: impl Into<String>) -> Self {
        self.override_display_name = Some(override_display_name.into());
        self
    }

    /// Whether the returned public key credential options use base64url; set it for browser calls such as
    /// `navigator.credentials.create`.
    pub fn use_base64_url_encoding(mut self, use_base64_url_encoding: bool) -> Self {
        self.use_base64_url_encoding = Some(use_base64_url_encoding);
        self
    }
}

impl Endpoint for RegisterStart {
    type Response = RegisterStartResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.webauthn.register_start", "/v1/webauthn/register/start");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`RegisterStart`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RegisterStartResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// JSON options to pass to the browser's `navigator.credentials.create()`.
    #[serde(default, deserialize_with = "or_default")]
    pub public_key_credential_creation_options: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Renames a passkey or WebAuthn registration.
///
/// `PUT /v1/webauthn/{webauthn_registration_id}`, returns [`UpdateResponse`].
/// [Documentation](https://stytch.com/docs/api/webauthn-update).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Update {
    /// ID of the Passkey or WebAuthn registration to update.
    #[serde(skip)]
    pub webauthn_registration_id: String,
    /// New name for the Passkey or WebAuthn registration.
    pub name: String,
}

impl Update {
    /// A request with the required fields.
    pub fn new(webauthn_registration_id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { webauthn_registration_id: webauthn_registration_id.into(), name: name.into() }
    }
}

impl Endpoint for Update {
    type Response = UpdateResponse;

    const OPERATION: &'static Operation =
        &Operation::put("consumer.webauthn.update", "/v1/webauthn/{webauthn_registration_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("webauthn_registration_id", &self.webauthn_registration_id)?;
        request.json(self)
    }
}

/// What [`Update`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UpdateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Passkey or WebAuthn registration that was updated.
    pub webauthn_registration: Option<WebAuthnRegistration>,
}
