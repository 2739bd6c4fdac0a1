//! Without a library, nothing can be verified. That is neither a yes nor a no.

use stytch_core::Error;
use stytch_core::error::BuildError;
use stytch_core::flow::{InvalidSignature, RsaPublicKey, Signature};

use super::Sha256;

/// Verifies signatures.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Verifier;

impl Verifier {
    pub(crate) fn rs256(&self, _: &RsaPublicKey, _: &Signature) -> Result<Result<(), InvalidSignature>, Error> {
        let problem = "is a feature that is off: signatures cannot be verified without it";
        Err(BuildError::configuration("ring", problem).into())
    }
}

/// Core has one of its own.
pub const SHA256: Option<Sha256> = None;
