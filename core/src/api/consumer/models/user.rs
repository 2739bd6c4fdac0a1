//! Types about user.

use serde::{Deserialize, Serialize};

use crate::api::consumer::AuthenticatorType;
use crate::api::models::{ConnectedAppClientType, CryptoWalletType};
use crate::values::{JsonObject, Timestamp, open_enum, or_default};

/// A biometric registration of a user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BiometricRegistration {
    /// Unique ID of a biometric registration.
    #[serde(default, deserialize_with = "or_default")]
    pub biometric_registration_id: String,
    /// Whether the User has authenticated with this factor at least once.
    #[serde(default, deserialize_with = "or_default")]
    pub verified: bool,
}

/// A crypto wallet of a user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CryptoWallet {
    /// Unique ID of a crypto wallet.
    #[serde(default, deserialize_with = "or_default")]
    pub crypto_wallet_id: String,
    /// Blockchain address of the crypto wallet.
    #[serde(default, deserialize_with = "or_default")]
    pub crypto_wallet_address: String,
    /// Blockchain that the wallet belongs to, such as `ethereum` or `solana`.
    #[serde(default, deserialize_with = "or_default")]
    pub crypto_wallet_type: CryptoWalletType,
    /// Whether the User has authenticated with this factor at least once.
    #[serde(default, deserialize_with = "or_default")]
    pub verified: bool,
}

/// A link between a user and an account at an OAuth provider.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OAuthProvider {
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// URL of the profile picture at the OAuth provider, if it returns one.
    #[serde(default, deserialize_with = "or_default")]
    pub profile_picture_url: String,
    /// Locale the User has set at the OAuth provider, when known.
    #[serde(default, deserialize_with = "or_default")]
    pub locale: String,
    /// Unique ID of the User's OAuth registration.
    #[serde(default, deserialize_with = "or_default")]
    pub oauth_user_registration_id: String,
}

/// A person known to a consumer project.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct User {
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

/// A Connected App that a user has given access to, with the scopes granted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UserConnectedApp {
    /// Unique ID of the Connected App.
    #[serde(default, deserialize_with = "or_default")]
    pub connected_app_id: String,
    /// Name of the Connected App.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// Readable description of the Connected App.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`.
    #[serde(default, deserialize_with = "or_default")]
    pub client_type: ConnectedAppClientType,
    /// Scopes the Connected App got when its latest authorization flow finished.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes_granted: String,
    /// URL of the Connected App's logo, if it has one.
    pub logo_url: Option<String>,
}

/// An email address of a user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UserEmail {
    /// Unique ID of an email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
    /// Email address of the User.
    #[serde(default, deserialize_with = "or_default")]
    pub email: String,
    /// Whether the User has authenticated with this factor at least once.
    #[serde(default, deserialize_with = "or_default")]
    pub verified: bool,
}

/// The parts of a user's name, any of which may be missing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserName {
    /// First name of the User.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Middle name or names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Last name of the User.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
}

impl UserName {
    /// A value with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// First name of the User.
    pub fn first_name(mut self, first_name: impl Into<String>) -> Self {
        self.first_name = Some(first_name.into());
        self
    }

    /// Middle name or names.
    pub fn middle_name(mut self, middle_name: impl Into<String>) -> Self {
        self.middle_name = Some(middle_name.into());
        self
    }

    /// Last name of the User.
    pub fn last_name(mut self, last_name: impl Into<String>) -> Self {
        self.last_name = Some(last_name.into());
        self
    }
}

/// The record that a user has a password; the password itself is never returned.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UserPassword {
    /// Unique ID of the password.
    #[serde(default, deserialize_with = "or_default")]
    pub password_id: String,
    /// Whether the password must be reset before it can be used.
    #[serde(default, deserialize_with = "or_default")]
    pub requires_reset: bool,
}

/// A phone number of a user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UserPhoneNumber {
    /// Unique ID of the phone number.
    #[serde(default, deserialize_with = "or_default")]
    pub phone_id: String,
    /// Phone number in E.164 form, such as `+12025550162`.
    #[serde(default, deserialize_with = "or_default")]
    pub phone_number: String,
    /// Whether the User has authenticated with this factor at least once.
    #[serde(default, deserialize_with = "or_default")]
    pub verified: bool,
}

/// A TOTP registration of a user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UserTotp {
    /// ID of the TOTP registration.
    #[serde(default, deserialize_with = "or_default")]
    pub totp_id: String,
    /// Whether the User has authenticated with this factor at least once.
    #[serde(default, deserialize_with = "or_default")]
    pub verified: bool,
}

/// A passkey or WebAuthn registration of a user.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct WebAuthnRegistration {
    /// ID of the Passkey or WebAuthn registration.
    #[serde(default, deserialize_with = "or_default")]
    pub webauthn_registration_id: String,
    /// Domain of your app, where the Passkey or WebAuthn registration began.
    #[serde(default, deserialize_with = "or_default")]
    pub domain: String,
    /// User agent string of the User's client.
    #[serde(default, deserialize_with = "or_default")]
    pub user_agent: String,
    /// Whether the User has authenticated with this factor at least once.
    #[serde(default, deserialize_with = "or_default")]
    pub verified: bool,
    /// Kind of Passkey or WebAuthn device asked for, `platform` or `cross-platform`; empty when no preference was
    /// given.
    #[serde(default, deserialize_with = "or_default")]
    pub authenticator_type: AuthenticatorType,
    /// Name of the Passkey or WebAuthn registration.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
}

open_enum! {
    /// Whether a user has completed a first login.
    pub enum UserStatus {
        /// The user exists but has not logged in yet.
        Pending = "pending",
        /// The user has logged in or was created as active.
        Active = "active",
    }
}
