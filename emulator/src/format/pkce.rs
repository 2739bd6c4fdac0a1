//! PKCE (RFC 7636) with the method `S256`.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};

/// The challenge for a verifier.
pub(crate) fn challenge_of(verifier: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
}

/// Whether this is a verifier for the challenge.
pub(crate) fn verifies(verifier: &str, challenge: &str) -> bool {
    is_verifier(verifier) && challenge_of(verifier) == challenge
}

/// Whether this has the form of a verifier: 43 to 128 letters, digits and `-._~` (section 4.1 of RFC 7636).
pub(crate) fn is_verifier(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    (43..=128).contains(&text.len()) && text.bytes().all(allowed)
}

/// Whether this has the form of a challenge: a SHA-256 hash in base64url.
pub(crate) fn is_challenge(text: &str) -> bool {
    BASE64_URL_SAFE_NO_PAD.decode(text).is_ok_and(|hash| hash.len() == 32)
}
