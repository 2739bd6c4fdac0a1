//! Users and their login methods.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::consumer::{
    Attributes, BiometricRegistration, CryptoWallet, OAuthProvider, User, UserConnectedApp, UserEmail, UserName,
    UserPassword, UserPhoneNumber, UserStatus, UserTotp, WebAuthnRegistration,
};
use crate::api::models::ResultsMetadata;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::search::{Operand, filter};
use crate::values::{JsonObject, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Paged};

/// Lists the connected apps that a user has authorized.
///
/// An app leaves the list when its access is revoked.
///
/// `GET /v1/users/{user_id}/connected_apps`, returns [`ConnectedAppsResponse`].
/// [Documentation](https://stytch.com/docs/api/connected-app-user-get-all).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ConnectedApps {
    /// ID of the User, or the User's `external_id` if one is set.
    pub user_id: String,
}

impl ConnectedApps {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>) -> Self {
        Self { user_id: user_id.into() }
    }
}

impl Endpoint for ConnectedApps {
    type Response = ConnectedAppsResponse;

    const OPERATION: &'static Operation =
        &Operation::get("consumer.users.connected_apps", "/v1/users/{user_id}/connected_apps");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("user_id", &self.user_id)
    }
}

/// What [`ConnectedApps`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ConnectedAppsResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Connected Apps for which the User has finished an authorization flow.
    #[serde(default, deserialize_with = "or_default")]
    pub connected_apps: Vec<UserConnectedApp>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Creates a user.
///
/// Needs an `email` or a `phone_number`.
///
/// `POST /v1/users`, returns [`CreateResponse`]. [Documentation](https://stytch.com/docs/api/create-user).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// Email address of the User.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Name of the User; every part is optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<UserName>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Phone number for one-time passcodes, in E.164 form such as `+12025550162`; `+10000000000` is a test number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by
    /// default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_user_as_pending: Option<bool>,
    /// JSON object of your own application data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
    /// Your own identifier for the User, accepted in place of `user_id`; up to 128 alphanumerics, `.`, `_`, `-` or
    /// `|`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// IDs of the Roles to assign explicitly to the User.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
}

impl Create {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Email address of the User.
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    /// Name of the User; every part is optional.
    pub fn name(mut self, name: UserName) -> Self {
        self.name = Some(name);
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Phone number for one-time passcodes, in E.164 form such as `+12025550162`; `+10000000000` is a test number.
    pub fn phone_number(mut self, phone_number: impl Into<String>) -> Self {
        self.phone_number = Some(phone_number.into());
        self
    }

    /// Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by
    /// default.
    pub fn create_user_as_pending(mut self, create_user_as_pending: bool) -> Self {
        self.create_user_as_pending = Some(create_user_as_pending);
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

    /// Your own identifier for the User, accepted in place of `user_id`; up to 128 alphanumerics, `.`, `_`, `-` or
    /// `|`.
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

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation = &Operation::post("consumer.users.create", "/v1/users");

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
    /// Status of the User: `pending` or `active`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: UserStatus,
    /// Unique ID of the phone number.
    #[serde(default, deserialize_with = "or_default")]
    pub phone_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a user.
///
/// `DELETE /v1/users/{user_id}`, returns [`DeleteResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Delete {
    /// ID of the User, or the User's `external_id` if one is set.
    pub user_id: String,
}

impl Delete {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>) -> Self {
        Self { user_id: user_id.into() }
    }
}

impl Endpoint for Delete {
    type Response = DeleteResponse;

    const OPERATION: &'static Operation = &Operation::delete("consumer.users.delete", "/v1/users/{user_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("user_id", &self.user_id)
    }
}

/// What [`Delete`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User that was deleted.
    pub user_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a biometric registration from its user.
///
/// `DELETE /v1/users/biometric_registrations/{biometric_registration_id}`, returns
/// [`DeleteBiometricRegistrationResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user-biometric-registration).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteBiometricRegistration {
    /// ID of the biometric registration to delete.
    pub biometric_registration_id: String,
}

impl DeleteBiometricRegistration {
    /// A request with the required fields.
    pub fn new(biometric_registration_id: impl Into<String>) -> Self {
        Self { biometric_registration_id: biometric_registration_id.into() }
    }
}

impl Endpoint for DeleteBiometricRegistration {
    type Response = DeleteBiometricRegistrationResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "consumer.users.delete_biometric_registration",
        "/v1/users/biometric_registrations/{biometric_registration_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("biometric_registration_id", &self.biometric_registration_id)
    }
}

/// What [`DeleteBiometricRegistration`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteBiometricRegistrationResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a crypto wallet from its user.
///
/// `DELETE /v1/users/crypto_wallets/{crypto_wallet_id}`, returns [`DeleteCryptoWalletResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user-crypto-wallet).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteCryptoWallet {
    /// ID of the crypto wallet to delete.
    pub crypto_wallet_id: String,
}

impl DeleteCryptoWallet {
    /// A request with the required fields.
    pub fn new(crypto_wallet_id: impl Into<String>) -> Self {
        Self { crypto_wallet_id: crypto_wallet_id.into() }
    }
}

impl Endpoint for DeleteCryptoWallet {
    type Response = DeleteCryptoWalletResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("consumer.users.delete_crypto_wallet", "/v1/users/crypto_wallets/{crypto_wallet_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("crypto_wallet_id", &self.crypto_wallet_id)
    }
}

/// What [`DeleteCryptoWallet`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteCryptoWalletResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes an email address from its user.
///
/// `DELETE /v1/users/emails/{email_id}`, returns [`DeleteEmailResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user-email).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteEmail {
    /// ID of the email address to delete.
    pub email_id: String,
}

impl DeleteEmail {
    /// A request with the required fields.
    pub fn new(email_id: impl Into<String>) -> Self {
        Self { email_id: email_id.into() }
    }
}

impl Endpoint for DeleteEmail {
    type Response = DeleteEmailResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("consumer.users.delete_email", "/v1/users/emails/{email_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("email_id", &self.email_id)
    }
}

/// What [`DeleteEmail`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteEmailResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Removes the external ID from a user.
///
/// `DELETE /v1/users/{user_id}/external_id`, returns [`DeleteExternalIdResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/user-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteExternalId {
    /// ID of the User whose `external_id` to delete.
    pub user_id: String,
}

impl DeleteExternalId {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>) -> Self {
        Self { user_id: user_id.into() }
    }
}

impl Endpoint for DeleteExternalId {
    type Response = DeleteExternalIdResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("consumer.users.delete_external_id", "/v1/users/{user_id}/external_id");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("user_id", &self.user_id)
    }
}

/// What [`DeleteExternalId`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteExternalIdResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes an OAuth registration from its user.
///
/// `DELETE /v1/users/oauth/{oauth_user_registration_id}`, returns [`DeleteOauthRegistrationResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user-oauth-registration).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteOauthRegistration {
    /// ID of the OAuth registration to delete.
    pub oauth_user_registration_id: String,
}

impl DeleteOauthRegistration {
    /// A request with the required fields.
    pub fn new(oauth_user_registration_id: impl Into<String>) -> Self {
        Self { oauth_user_registration_id: oauth_user_registration_id.into() }
    }
}

impl Endpoint for DeleteOauthRegistration {
    type Response = DeleteOauthRegistrationResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("consumer.users.delete_oauth_registration", "/v1/users/oauth/{oauth_user_registration_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("oauth_user_registration_id", &self.oauth_user_registration_id)
    }
}

/// What [`DeleteOauthRegistration`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteOauthRegistrationResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a password from its user.
///
/// `DELETE /v1/users/passwords/{password_id}`, returns [`DeletePasswordResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user-password).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeletePassword {
    /// ID of the password to delete.
    pub password_id: String,
}

impl DeletePassword {
    /// A request with the required fields.
    pub fn new(password_id: impl Into<String>) -> Self {
        Self { password_id: password_id.into() }
    }
}

impl Endpoint for DeletePassword {
    type Response = DeletePasswordResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("consumer.users.delete_password", "/v1/users/passwords/{password_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("password_id", &self.password_id)
    }
}

/// What [`DeletePassword`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeletePasswordResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a phone number from its user.
///
/// `DELETE /v1/users/phone_numbers/{phone_id}`, returns [`DeletePhoneNumberResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user-phone-number).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeletePhoneNumber {
    /// ID of the phone number to delete.
    pub phone_id: String,
}

impl DeletePhoneNumber {
    /// A request with the required fields.
    pub fn new(phone_id: impl Into<String>) -> Self {
        Self { phone_id: phone_id.into() }
    }
}

impl Endpoint for DeletePhoneNumber {
    type Response = DeletePhoneNumberResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("consumer.users.delete_phone_number", "/v1/users/phone_numbers/{phone_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("phone_id", &self.phone_id)
    }
}

/// What [`DeletePhoneNumber`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeletePhoneNumberResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a TOTP registration from its user.
///
/// `DELETE /v1/users/totps/{totp_id}`, returns [`DeleteTotpResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user-totp).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteTotp {
    /// ID of the TOTP registration to delete.
    pub totp_id: String,
}

impl DeleteTotp {
    /// A request with the required fields.
    pub fn new(totp_id: impl Into<String>) -> Self {
        Self { totp_id: totp_id.into() }
    }
}

impl Endpoint for DeleteTotp {
    type Response = DeleteTotpResponse;

    const OPERATION: &'static Operation = &Operation::delete("consumer.users.delete_totp", "/v1/users/totps/{totp_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("totp_id", &self.totp_id)
    }
}

/// What [`DeleteTotp`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteTotpResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a passkey or WebAuthn registration from its user.
///
/// `DELETE /v1/users/webauthn_registrations/{webauthn_registration_id}`, returns
/// [`DeleteWebauthnRegistrationResponse`].
/// [Documentation](https://stytch.com/docs/api/delete-user-webauthn-registration).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteWebauthnRegistration {
    /// ID of the Passkey or WebAuthn registration to delete.
    pub webauthn_registration_id: String,
}

impl DeleteWebauthnRegistration {
    /// A request with the required fields.
    pub fn new(webauthn_registration_id: impl Into<String>) -> Self {
        Self { webauthn_registration_id: webauthn_registration_id.into() }
    }
}

impl Endpoint for DeleteWebauthnRegistration {
    type Response = DeleteWebauthnRegistrationResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "consumer.users.delete_webauthn_registration",
        "/v1/users/webauthn_registrations/{webauthn_registration_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("webauthn_registration_id", &self.webauthn_registration_id)
    }
}

/// What [`DeleteWebauthnRegistration`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteWebauthnRegistrationResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Swaps a user's only email address or phone number for another.
///
/// Set either `email_address` or `phone_number`; the kind may change. Fails unless the user has exactly one factor.
/// It acts with administrator rights: do not expose it to users.
///
/// `PUT /v1/users/{user_id}/exchange_primary_factor`, returns [`ExchangePrimaryFactorResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/exchange-primary-factor).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ExchangePrimaryFactor {
    /// ID of the User, or the User's `external_id` if one is set.
    #[serde(skip)]
    pub user_id: String,
    /// Email address to become the User's primary factor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// New phone number for the User, in E.164 form such as `+12025550162`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
}

impl ExchangePrimaryFactor {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>) -> Self {
        Self { user_id: user_id.into(), email_address: None, phone_number: None }
    }

    /// Email address to become the User's primary factor.
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }

    /// New phone number for the User, in E.164 form such as `+12025550162`.
    pub fn phone_number(mut self, phone_number: impl Into<String>) -> Self {
        self.phone_number = Some(phone_number.into());
        self
    }
}

impl Endpoint for ExchangePrimaryFactor {
    type Response = ExchangePrimaryFactorResponse;

    const OPERATION: &'static Operation =
        &Operation::put("consumer.users.exchange_primary_factor", "/v1/users/{user_id}/exchange_primary_factor");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("user_id", &self.user_id)?;
        request.json(self)
    }
}

/// What [`ExchangePrimaryFactor`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ExchangePrimaryFactorResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches a user.
///
/// `GET /v1/users/{user_id}`, returns [`GetResponse`]. [Documentation](https://stytch.com/docs/api/get-user).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Get {
    /// ID of the User, or the User's `external_id` if one is set.
    pub user_id: String,
}

impl Get {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>) -> Self {
        Self { user_id: user_id.into() }
    }
}

impl Endpoint for Get {
    type Response = GetResponse;

    const OPERATION: &'static Operation = &Operation::get("consumer.users.get", "/v1/users/{user_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("user_id", &self.user_id)
    }
}

/// What [`Get`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// Email addresses the User has.
    #[serde(default, deserialize_with = "or_default")]
    pub emails: Vec<UserEmail>,
    /// Status of the User: `pending` or `active`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: UserStatus,
    /// Phone numbers of the User.
    #[serde(default, deserialize_with = "or_default")]
    pub phone_numbers: Vec<UserPhoneNumber>,
    /// Passkey and WebAuthn registrations of the User.
    #[serde(default, deserialize_with = "or_default")]
    pub webauthn_registrations: Vec<WebAuthnRegistration>,
    /// OAuth providers linked to the User.
    #[serde(default, deserialize_with = "or_default")]
    pub providers: Vec<OAuthProvider>,
    /// TOTP registrations of the User.
    #[serde(default, deserialize_with = "or_default")]
    pub totps: Vec<UserTotp>,
    /// Crypto wallets the User has.
    #[serde(default, deserialize_with = "or_default")]
    pub crypto_wallets: Vec<CryptoWallet>,
    /// Biometric registrations the User has.
    #[serde(default, deserialize_with = "or_default")]
    pub biometric_registrations: Vec<BiometricRegistration>,
    /// Whether the User is locked for now after too many failed logins.
    #[serde(default, deserialize_with = "or_default")]
    pub is_locked: bool,
    /// IDs of the Roles assigned to the User.
    #[serde(default, deserialize_with = "or_default")]
    pub roles: Vec<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Name of the User; any part may be empty.
    pub name: Option<UserName>,
    /// Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub created_at: Option<Timestamp>,
    /// User's password record; empty when there is none.
    pub password: Option<UserPassword>,
    /// JSON object of your own application data.
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    pub untrusted_metadata: Option<JsonObject>,
    /// Your own identifier for the User, unique in the Project and accepted by most calls instead of Stytch's id.
    pub external_id: Option<String>,
    /// When the lock began, an RFC 3339 UTC time; absent without a lock.
    pub lock_created_at: Option<Timestamp>,
    /// When the lock ends, an RFC 3339 UTC time; absent without a lock.
    pub lock_expires_at: Option<Timestamp>,
}

/// Withdraws a user's consent to a connected app and revokes all tokens the app holds for them.
///
/// The app gets new tokens only after the user authorizes it again.
///
/// `POST /v1/users/{user_id}/connected_apps/{connected_app_id}/revoke`, returns [`RevokeResponse`].
/// [Documentation](https://stytch.com/docs/api/connected-app-user-revoke).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Revoke {
    /// ID of the User, or the User's `external_id` if one is set.
    #[serde(skip)]
    pub user_id: String,
    /// Unique ID of the Connected App.
    #[serde(skip)]
    pub connected_app_id: String,
}

impl Revoke {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>, connected_app_id: impl Into<String>) -> Self {
        Self { user_id: user_id.into(), connected_app_id: connected_app_id.into() }
    }
}

impl Endpoint for Revoke {
    type Response = RevokeResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.users.revoke", "/v1/users/{user_id}/connected_apps/{connected_app_id}/revoke");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("user_id", &self.user_id)?;
        request.path("connected_app_id", &self.connected_app_id)?;
        request.json(self)
    }
}

/// What [`Revoke`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RevokeResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Searches the users of the project.
///
/// An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds slow: keep it out of
/// login flows.
///
/// `POST /v1/users/search`, returns [`SearchResponse`]. [Documentation](https://stytch.com/docs/api/search-users).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Search {
    /// Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first
    /// page. A page holds at most 1000 results.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Search filter: an operator and its operands. Without it, or without operands, every User is returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<Query>,
}

impl Search {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first
    /// page. A page holds at most 1000 results.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Search filter: an operator and its operands. Without it, or without operands, every User is returned.
    pub fn query(mut self, query: Query) -> Self {
        self.query = Some(query);
        self
    }
}

impl Endpoint for Search {
    type Response = SearchResponse;

    const OPERATION: &'static Operation = &Operation::read("consumer.users.search", "/v1/users/search");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

impl Paged for Search {
    type Item = User;

    fn current_cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }

    fn next_cursor(response: &SearchResponse) -> Option<&str> {
        response.results_metadata.next_cursor.as_deref()
    }

    fn items(response: SearchResponse) -> Vec<User> {
        response.results
    }
}

/// What [`Search`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SearchResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Users that match the search.
    #[serde(default, deserialize_with = "or_default")]
    pub results: Vec<User>,
    /// Total count of the search and the cursor of its next page.
    #[serde(default, deserialize_with = "or_default")]
    pub results_metadata: ResultsMetadata,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Updates a user's name, metadata, external ID or roles.
///
/// Email addresses and phone numbers cannot be added here, as they must be verified: use a `send` call with the
/// `user_id`.
///
/// `PUT /v1/users/{user_id}`, returns [`UpdateResponse`]. [Documentation](https://stytch.com/docs/api/update-user).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Update {
    /// ID of the User, or the User's `external_id` if one is set.
    #[serde(skip)]
    pub user_id: String,
    /// Name of the User; every part is optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<UserName>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// JSON object of your own application data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
    /// Your own identifier for the User, accepted in place of `user_id`; up to 128 alphanumerics, `.`, `_`, `-` or
    /// `|`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// IDs of the Roles to assign explicitly to the User.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
}

impl Update {
    /// A request with the required fields.
    pub fn new(user_id: impl Into<String>) -> Self {
        Self {
            user_id: user_id.into(),
            name: None,
            attributes: None,
            trusted_metadata: None,
            untrusted_metadata: None,
            external_id: None,
            roles: None,
        }
    }

    /// Name of the User; every part is optional.
    pub fn name(mut self, name: UserName) -> Self {
        self.name = Some(name);
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
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

    /// Your own identifier for the User, accepted in place of `user_id`; up to 128 alphanumerics, `.`, `_`, `-` or
    /// `|`.
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

impl Endpoint for Update {
    type Response = UpdateResponse;

    const OPERATION: &'static Operation = &Operation::put("consumer.users.update", "/v1/users/{user_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("user_id", &self.user_id)?;
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
    /// ID of the User.
    pub user_id: String,
    /// Email addresses the User has.
    #[serde(default, deserialize_with = "or_default")]
    pub emails: Vec<UserEmail>,
    /// Phone numbers of the User.
    #[serde(default, deserialize_with = "or_default")]
    pub phone_numbers: Vec<UserPhoneNumber>,
    /// Crypto wallets the User has.
    #[serde(default, deserialize_with = "or_default")]
    pub crypto_wallets: Vec<CryptoWallet>,
    /// User that the call concerns, in full.
    #[serde(default, deserialize_with = "or_default")]
    pub user: User,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

filter! {
    /// A condition on users, for [`Search`].
    ///
    /// Lists match users who have one of the values. Fuzzy filters match similar values and need at least three
    /// characters.
    ///
    /// ```
    /// use stytch_core::consumer::users::{Filter, Query, Search};
    ///
    /// let search = Search::new().query(Query::and([
    ///     Filter::email_address_fuzzy("acme"),
    ///     Filter::created_at_greater_than("2026-01-01T00:00:00Z"),
    ///     Filter::other("shoe_size", vec![46, 47]),
    /// ]));
    /// ```
}

impl Filter {
    /// Users with one of these ids. External ids work too, but one filter cannot mix both.
    pub fn user_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("user_id", ids))
    }

    /// Users whose first, last or full name begins with this text. At least three characters.
    pub fn full_name_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("full_name_fuzzy", part))
    }

    /// Users with this status: [`Active`](UserStatus::Active) or [`Pending`](UserStatus::Pending).
    pub fn status(status: impl Into<UserStatus>) -> Self {
        Self(Operand::text("status", status.into().as_str()))
    }

    /// Users created after this moment, an RFC 3339 time in UTC.
    pub fn created_at_greater_than(time: impl Into<Timestamp>) -> Self {
        Self(Operand::time("created_at_greater_than", time))
    }

    /// Users created before this moment, an RFC 3339 time in UTC.
    pub fn created_at_less_than(time: impl Into<Timestamp>) -> Self {
        Self(Operand::time("created_at_less_than", time))
    }

    /// Users created after one moment and before another, both RFC 3339 times in UTC.
    pub fn created_at_between(after: impl Into<Timestamp>, before: impl Into<Timestamp>) -> Self {
        Self(Operand::period("created_at_between", after, before))
    }

    /// Users with one of these email addresses.
    pub fn email_address(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("email_address", addresses))
    }

    /// Users with an email address that begins with this text, or whose domain does. At least three characters.
    pub fn email_address_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("email_address_fuzzy", part))
    }

    /// Users with one of these `email_id`s.
    pub fn email_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("email_id", ids))
    }

    /// Users with an email address that is verified, or with one that is not.
    pub fn email_verified(verified: bool) -> Self {
        Self(Operand::new("email_verified", verified))
    }

    /// Users with one of these phone numbers, in E.164 form such as `+12025550162`.
    pub fn phone_number(numbers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("phone_number", numbers))
    }

    /// Users with a phone number that contains these digits. At least three characters.
    pub fn phone_number_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("phone_number_fuzzy", part))
    }

    /// Users with one of these `phone_id`s.
    pub fn phone_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("phone_id", ids))
    }

    /// Users with a phone number that is verified, or with one that is not.
    pub fn phone_verified(verified: bool) -> Self {
        Self(Operand::new("phone_verified", verified))
    }

    /// Users who have logged in through one of these OAuth providers, such as `Google`.
    pub fn oauth_provider(providers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("oauth_provider", providers))
    }

    /// Users with one of these passkeys or WebAuthn registrations, by id.
    pub fn webauthn_registration_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("webauthn_registration_id", ids))
    }

    /// Users with a passkey or WebAuthn registration that is verified, or with one that is not.
    pub fn webauthn_registration_verified(verified: bool) -> Self {
        Self(Operand::new("webauthn_registration_verified", verified))
    }

    /// Users with one of these biometric registrations, by id.
    pub fn biometric_registration_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("biometric_registration_id", ids))
    }

    /// Users with a biometric registration that is verified, or with one that is not.
    pub fn biometric_registration_verified(verified: bool) -> Self {
        Self(Operand::new("biometric_registration_verified", verified))
    }

    /// Users with one of these TOTP registrations, by id.
    pub fn totp_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("totp_id", ids))
    }

    /// Users with a TOTP registration that is verified, or with one that is not.
    pub fn totp_verified(verified: bool) -> Self {
        Self(Operand::new("totp_verified", verified))
    }

    /// Users with one of these crypto wallets, by id.
    pub fn crypto_wallet_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("crypto_wallet_id", ids))
    }

    /// Users with one of these crypto wallets, by address.
    pub fn crypto_wallet_address(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("crypto_wallet_address", addresses))
    }

    /// Users with a crypto wallet that is verified, or with one that is not.
    pub fn crypto_wallet_verified(verified: bool) -> Self {
        Self(Operand::new("crypto_wallet_verified", verified))
    }

    /// Users who have a password, or users who have none.
    pub fn password_exists(exists: bool) -> Self {
        Self(Operand::new("password_exists", exists))
    }
}
