//! The signatures of tokens.

use stytch_core::{Error, Rs256};

/// Whether a signature is right.
#[cfg(feature = "ring")]
pub(crate) fn rs256(rs256: &Rs256) -> Result<bool, Error> {
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};

    let key = RsaPublicKeyComponents { n: rs256.modulus(), e: rs256.exponent() };
    Ok(key.verify(&RSA_PKCS1_2048_8192_SHA256, rs256.message(), rs256.signature()).is_ok())
}

/// Nobody can tell, which must not pass for a yes.
#[cfg(not(feature = "ring"))]
pub(crate) fn rs256(_: &Rs256) -> Result<bool, Error> {
    Err(stytch_core::BuildError::configuration(
        "ring",
        "is a feature that is off, so that no signature can be verified",
    )
    .into())
}
