//! The one thing that core leaves to somebody else: whether a signature is right.

use std::fmt;
use std::sync::Arc;

use super::keys::RsaKey;
use super::token::Token;

/// A signature to verify: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, section 3.3).
///
/// Any implementation of RSA does; `stytch-ureq` has `ring`'s, a browser has WebCrypto's. The key is an RSA public key of 2048
/// to 8192 bits.
#[derive(Clone)]
pub struct Rs256 {
    key: Arc<RsaKey>,
    token: Arc<Token>,
}

impl Rs256 {
    pub(super) fn new(key: Arc<RsaKey>, token: Arc<Token>) -> Self {
        Self { key, token }
    }

    /// The bytes that are signed.
    pub fn message(&self) -> &[u8] {
        self.token.message()
    }

    /// The signature to verify.
    pub fn signature(&self) -> &[u8] {
        &self.token.signature
    }

    /// The modulus of the public key, big-endian and without leading zeros.
    pub fn modulus(&self) -> &[u8] {
        &self.key.modulus
    }

    /// The exponent of the public key, big-endian and without leading zeros.
    pub fn exponent(&self) -> &[u8] {
        &self.key.exponent
    }

    /// The id of the public key, for those who keep prepared keys.
    pub fn key_id(&self) -> &str {
        &self.key.id
    }
}

/// Leaves the token out.
impl fmt::Debug for Rs256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rs256").field("key_id", &self.key.id).finish_non_exhaustive()
    }
}
