//! Signatures, which the driver of a flow verifies.

use std::fmt;
use std::sync::Arc;

use crate::values::Secret;

/// A signature to verify, with the key and the message that it must match.
///
/// Any implementation of its algorithm works: `stytch-ureq` uses `ring`, and JavaScript has WebCrypto.
#[derive(Clone)]
pub struct Signature {
    key: PublicKey,
    signed: Arc<Signed>,
}

/// A public key, with the algorithm that it verifies. A verifier can keep prepared keys by it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PublicKey {
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, section 3.3).
    Rs256(RsaPublicKey),
}

/// An RSA public key of 2048 to 8192 bits. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RsaPublicKey(Arc<Numbers>);

#[derive(PartialEq, Eq, Hash)]
struct Numbers {
    id: String,
    modulus: Vec<u8>,
    exponent: Vec<u8>,
}

/// The signature does not match the message and the key: an [`Input`](super::Input) of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not match")]
#[expect(clippy::exhaustive_structs, reason = "drivers of flows make one, and there is nothing more to say")]
pub struct InvalidSignature;

/// A text whose beginning is signed.
pub(crate) struct Signed {
    pub(crate) text: Arc<Secret>,
    /// The length of the part that is signed.
    pub(crate) length: usize,
    pub(crate) signature: Vec<u8>,
}

impl Signed {
    pub(crate) fn message(&self) -> &str {
        &self.text.expose()[..self.length]
    }
}

impl Signature {
    pub(crate) fn new(key: PublicKey, signed: Arc<Signed>) -> Self {
        Self { key, signed }
    }

    /// The public key, and with it the algorithm.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The bytes that are signed.
    pub fn message(&self) -> &[u8] {
        self.signed.message().as_bytes()
    }

    /// The signature over the message.
    pub fn bytes(&self) -> &[u8] {
        &self.signed.signature
    }
}

impl RsaPublicKey {
    pub(crate) fn new(id: String, modulus: Vec<u8>, exponent: Vec<u8>) -> Self {
        Self(Arc::new(Numbers { id, modulus, exponent }))
    }

    /// The id by which the project's key set lists the key.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The modulus, big-endian and without leading zeros.
    pub fn modulus(&self) -> &[u8] {
        &self.0.modulus
    }

    /// The exponent, big-endian and without leading zeros.
    pub fn exponent(&self) -> &[u8] {
        &self.0.exponent
    }
}

/// Leaves out what is signed: it is most of a token.
impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signature").field("key", &self.key).finish_non_exhaustive()
    }
}

impl fmt::Debug for RsaPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RsaPublicKey").field("id", &self.0.id).finish_non_exhaustive()
    }
}
