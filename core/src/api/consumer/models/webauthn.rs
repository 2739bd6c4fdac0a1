//! Types about webauthn.

use serde::Deserialize;

use crate::values::{open_enum, or_default};

/// A stored passkey or WebAuthn credential with its public key.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct WebAuthnCredential {
    /// Unique, public ID of the WebAuthn credential.
    #[serde(default, deserialize_with = "or_default")]
    pub credential_id: String,
    /// ID of the Passkey or WebAuthn registration.
    #[serde(default, deserialize_with = "or_default")]
    pub webauthn_registration_id: String,
    /// Kind of WebAuthn credential, such as `public-key`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Public key of the WebAuthn credential, base64 encoded.
    #[serde(default, deserialize_with = "or_default")]
    pub public_key: String,
}

open_enum! {
    /// The kind of authenticator asked for in a WebAuthn registration; leave it out to accept both.
    pub enum AuthenticatorType {
        /// Built into the device, such as a fingerprint reader.
        Platform = "platform",
        /// A separate device, such as a USB security key.
        CrossPlatform = "cross-platform",
    }
}
