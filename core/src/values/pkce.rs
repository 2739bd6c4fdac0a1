//! Proof Key for Code Exchange: a login that starts and ends in the same program.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac_sha256::Hash;

use super::Secret;
use crate::error::{BuildError, Error};

/// The two halves of a proof that a login ends where it began (RFC 7636, with the method `S256`).
///
/// The [`challenge`](Self::challenge) goes into a start URL or the request that sends an email, and is not a secret. The
/// [`verifier`](Self::verifier) stays in the program until the redirect arrives, and then goes into the request that
/// authenticates the token, as `code_verifier` or `pkce_code_verifier`. Without it, a stolen redirect is worthless.
///
/// ```
/// use stytch_core::login::Pkce;
///
/// # fn random() -> [u8; 32] { [7; 32] }
/// let pkce = Pkce::from_entropy(random());
/// // A web server keeps the verifier in the user's session until the redirect arrives.
/// let kept = pkce.verifier().expose().to_owned();
/// assert_eq!(Pkce::from_verifier(kept)?, pkce);
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pkce {
    verifier: Secret,
}

impl Pkce {
    /// Creates a verifier of 43 characters from 32 bytes of a cryptographic random source. Use new bytes for each login.
    pub fn from_entropy(entropy: [u8; 32]) -> Self {
        Self { verifier: URL_SAFE_NO_PAD.encode(entropy).into() }
    }

    /// Takes a verifier that was created earlier or elsewhere.
    ///
    /// # Errors
    ///
    /// Fails with [`Error::Build`], which names `code_verifier`, unless the verifier is 43 to 128 characters long, each an
    /// ASCII letter, a digit or one of `-`, `.`, `_` and `~` (RFC 7636, section 4.1).
    pub fn from_verifier(verifier: impl Into<Secret>) -> Result<Self, Error> {
        let verifier = verifier.into();
        let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if !(43..=128).contains(&verifier.expose().len()) || !verifier.expose().bytes().all(is_unreserved) {
            let problem = "must be 43 to 128 letters, digits, `-`, `.`, `_` and `~`";
            return Err(BuildError::invalid("code_verifier", problem).into());
        }
        Ok(Self { verifier })
    }

    /// The half to keep until the token from the redirect is authenticated.
    pub fn verifier(&self) -> &Secret {
        &self.verifier
    }

    /// The half to start with: the SHA-256 hash of the verifier, as base64url without padding. It is not a secret.
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Hash::hash(self.verifier.expose().as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7636, appendix B.
    #[test]
    fn is_what_the_rfc_computes() {
        let entropy = [
            116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191,
            240, 91, 88, 5, 88, 83, 132, 141, 121,
        ];
        let pkce = Pkce::from_entropy(entropy);
        assert_eq!(pkce.verifier().expose(), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(pkce.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert_eq!(Pkce::from_verifier(pkce.verifier()).unwrap(), pkce);
    }

    #[test]
    fn verifiers_are_43_to_128_unreserved_characters() {
        let shortest = "abcdefghijklmnopqrstuvwxyzABCDEF0123456-._~";
        assert_eq!(shortest.len(), 43);
        for verifier in [shortest.to_owned(), "GHIJKLMNOPQRSTUVWXYZ789".repeat(2), "x".repeat(128)] {
            assert_eq!(Pkce::from_verifier(&verifier).unwrap().verifier().expose(), verifier);
        }
        let with = |letter: char| format!("{letter}{}", "x".repeat(50));
        for verifier in [
            String::new(),
            "x".repeat(42),
            "x".repeat(129),
            with('+'),
            with('/'),
            with('='),
            with(' '),
            with('\n'),
            with('é'),
        ] {
            let error = Pkce::from_verifier(verifier).unwrap_err();
            assert_eq!(error.to_string(), "`code_verifier` must be 43 to 128 letters, digits, `-`, `.`, `_` and `~`");
        }
    }

    #[test]
    fn debug_does_not_show_the_verifier() {
        assert_eq!(format!("{:?}", Pkce::from_entropy([0; 32])), "Pkce { verifier: [redacted] }");
    }
}
