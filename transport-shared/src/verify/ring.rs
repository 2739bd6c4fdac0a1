//! With ring, which reads the key anew for each signature.

use ring::digest;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use stytch_core::Error;
use stytch_core::flow::{InvalidSignature, RsaPublicKey, Signature};

use super::Sha256;

/// Verifies signatures.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Verifier;

impl Verifier {
    pub(crate) fn rs256(
        &self,
        key: &RsaPublicKey,
        signature: &Signature,
    ) -> Result<Result<(), InvalidSignature>, Error> {
        let key = RsaPublicKeyComponents { n: key.modulus(), e: key.exponent() };
        let verified = key.verify(&RSA_PKCS1_2048_8192_SHA256, signature.message(), signature.bytes());
        Ok(verified.map_err(|_| InvalidSignature))
    }
}

/// For core, whose own takes several times as long.
pub const SHA256: Option<Sha256> = Some(|bytes| {
    let mut sum = [0; 32];
    sum.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    sum
});
