//! Verifies the signatures of tokens.

use stytch_core::Error;
use stytch_core::error::BuildError;
use stytch_core::flow::{InvalidSignature, Signature};

/// Whether a signature matches; an error if that cannot be found out.
#[cfg(feature = "ring")]
pub(crate) fn verify(signature: &Signature) -> Result<Result<(), InvalidSignature>, Error> {
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
    use stytch_core::flow::PublicKey;

    match signature.key() {
        PublicKey::Rs256(key) => {
            let key = RsaPublicKeyComponents { n: key.modulus(), e: key.exponent() };
            let verified = key.verify(&RSA_PKCS1_2048_8192_SHA256, signature.message(), signature.bytes());
            Ok(verified.map_err(|_| InvalidSignature))
        }
        _ => {
            Err(BuildError::configuration("public_key", "is of a kind that this version of stytch-ureq cannot use")
                .into())
        }
    }
}

/// Without `ring`, nothing can be verified. That is neither a yes nor a no.
#[cfg(not(feature = "ring"))]
pub(crate) fn verify(_: &Signature) -> Result<Result<(), InvalidSignature>, Error> {
    let problem = "is a feature of stytch-ureq that is off: signatures cannot be verified without it";
    Err(BuildError::configuration("ring", problem).into())
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
