//! Verifies the signatures of tokens, with the library that the features choose: aws-lc, or else ring.

#[cfg_attr(feature = "aws-lc-rs", path = "aws_lc.rs")]
#[cfg_attr(all(feature = "ring", not(feature = "aws-lc-rs")), path = "ring.rs")]
#[cfg_attr(not(any(feature = "ring", feature = "aws-lc-rs")), path = "none.rs")]
mod library;
#[cfg(test)]
mod tests;

use stytch_core::Error;
use stytch_core::error::BuildError;
use stytch_core::flow::{InvalidSignature, PublicKey, Signature};

pub use self::library::{SHA256, Verifier};

/// A function for the SHA-256 of bytes.
pub type Sha256 = fn(&[u8]) -> [u8; 32];

impl Verifier {
    /// Whether a signature matches.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if that cannot be found out.
    pub fn verify(&self, signature: &Signature) -> Result<Result<(), InvalidSignature>, Error> {
        match signature.key() {
            PublicKey::Rs256(key) => self.rs256(key, signature),
            _ => {
                let problem = "is of a kind that this version of the client cannot use";
                Err(BuildError::configuration("public_key", problem).into())
            }
        }
    }
}
