//! Logins by crypto wallet signatures.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::consumer::{Session, SiweParams, SiweParamsResponse, User};
use crate::api::models::{CryptoWalletType, DeviceInfo};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Logs a user in with a crypto wallet's signature of the challenge.
///
/// Get the challenge from `authenticate_start`.
///
/// `POST /v1/crypto_wallets/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// Wallet type, `ethereum` or `solana`; use `ethereum` for any EVM-compatible chain, such as Polygon.
    pub crypto_wallet_type: CryptoWalletType,
    /// Blockchain address of the crypto wallet.
    pub crypto_wallet_address: String,
    /// Signature of the challenge message, made by the User's wallet.
    pub signature: Secret,
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
    pub fn new(
        crypto_wallet_type: impl Into<CryptoWalletType>,
        crypto_wallet_address: impl Into<String>,
        signature: impl Into<Secret>,
    ) -> Self {
        Self {
            crypto_wallet_type: crypto_wallet_type.into(),
            crypto_wallet_address: crypto_wallet_address.into(),
            signature: signature.into(),
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
        &Operation::post("consumer.crypto_wallets.authenticate", "/v1/crypto_wallets/authenticate");

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
    /// Fields of the signed SIWE (Sign In With Ethereum) message.
    pub siwe_params: Option<SiweParamsResponse>,
    /// Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found.
    pub user_device: Option<DeviceInfo>,
}

/// Starts a crypto wallet login and returns the challenge to sign.
///
/// For Ethereum wallets, `siwe_params` (at least `domain` and `uri`) makes it a Sign In With Ethereum message. The
/// signature goes to `authenticate`.
///
/// `POST /v1/crypto_wallets/authenticate/start`, returns [`AuthenticateStartResponse`].
/// [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate-start).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct AuthenticateStart {
    /// Wallet type, `ethereum` or `solana`; use `ethereum` for any EVM-compatible chain, such as Polygon.
    pub crypto_wallet_type: CryptoWalletType,
    /// Blockchain address of the crypto wallet.
    pub crypto_wallet_address: String,
    /// ID of the User, or the User's `external_id` if one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Token of the User's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the User's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Fields of the SIWE (Sign In With Ethereum) message to sign; only with a `crypto_wallet_type` of `ethereum`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub siwe_params: Option<SiweParams>,
}

impl AuthenticateStart {
    /// A request with the required fields.
    pub fn new(crypto_wallet_type: impl Into<CryptoWalletType>, crypto_wallet_address: impl Into<String>) -> Self {
        Self {
            crypto_wallet_type: crypto_wallet_type.into(),
            crypto_wallet_address: crypto_wallet_address.into(),
            user_id: None,
            session_token: None,
            session_jwt: None,
            siwe_params: None,
        }
    }

    /// ID of the User, or the User's `external_id` if one is set.
    pub fn user_id(mut self, user_id: impl Into<String>) -> Self {
        self.user_id = Some(user_id.into());
        self
    }

    /// Token of the User's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the User's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }

    /// Fields of the SIWE (Sign In With Ethereum) message to sign; only with a `crypto_wallet_type` of `ethereum`.
    pub fn siwe_params(mut self, siwe_params: SiweParams) -> Self {
        self.siwe_params = Some(siwe_params);
        self
    }
}

impl Endpoint for AuthenticateStart {
    type Response = AuthenticateStartResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.crypto_wallets.authenticate_start", "/v1/crypto_wallets/authenticate/start");

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
    pub user_id: String,
    /// Text for the wallet to sign, as proof of ownership.
    #[serde(default, deserialize_with = "or_default")]
    pub challenge: String,
    /// Whether this call created the User.
    #[serde(default, deserialize_with = "or_default")]
    pub user_created: bool,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
