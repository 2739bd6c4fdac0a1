//! Randomness of the runtime, for what must not be guessed.

use stytch_core::{BuildError, Error, Pkce, Secret};

use crate::verify::crypto;

/// A verifier for a login that begins now, with its challenge (RFC 7636), from `crypto.getRandomValues`.
///
/// Keep it until the login comes back, and give the [`verifier`](Pkce::verifier) to the request that authenticates the token.
///
/// # Errors
///
/// [`Error::Build`] naming `crypto` if there is none, or it does not work here: Workers have no randomness outside of requests.
pub fn generate_pkce() -> Result<Pkce, Error> {
    let mut entropy = [0; 32];
    crypto()?.get_random_values_with_u8_array(&mut entropy).map_err(|_| {
        BuildError::configuration("crypto", "gives no randomness here; Workers have it only while they serve a request")
    })?;
    Ok(Pkce::from_entropy(entropy))
}

/// A text that nobody can guess, 43 letters, digits, `-` and `_`: for the `state` that a login takes along and brings back,
/// so that nobody can pass a login of theirs off as one that began here.
///
/// # Errors
///
/// As for [`generate_pkce`].
pub fn generate_state() -> Result<Secret, Error> {
    // A verifier is such a text.
    Ok(generate_pkce()?.verifier().clone())
}
