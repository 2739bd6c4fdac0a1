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

#[cfg(all(test, not(feature = "ring")))]
mod tests {
    use stytch_core::Error;
    use stytch_core::consumer::{passwords, sessions};
    use stytch_emulator::Emulator;

    use crate::Client;

    #[test]
    fn without_ring_there_is_an_error_and_never_a_session() {
        let stytch = Emulator::new().serve().unwrap();
        let client = Client::builder(stytch.project()).build().unwrap();
        let create = passwords::Create::new("ada@example.com", "correct horse battery").session_duration_minutes(60);
        let jwt = client.send(&create).unwrap().session_jwt;
        let Err(Error::Build(error)) = client.run(sessions::AuthenticateJwt::new(jwt)) else { panic!("it passed") };
        assert_eq!(error.field, "ring");
    }
}
