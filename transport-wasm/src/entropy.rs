//! Randomness of the runtime, for values that must not be guessed.

use stytch_core::error::BuildError;
use stytch_core::login::Pkce;
use stytch_core::{Error, Secret};

use crate::verify::crypto;

/// Generates a PKCE verifier and its challenge (RFC 7636) for a login, with `crypto.getRandomValues`.
///
/// Keep it until the redirect arrives, then pass its [`verifier`](Pkce::verifier) to the request that authenticates the token.
///
/// # Errors
///
/// [`Error::Build`] naming `crypto` if it is missing or has no randomness here. Workers have it only while they serve a request.
pub fn generate_pkce() -> Result<Pkce, Error> {
    let mut entropy = [0; 32];
    crypto()?.get_random_values_with_u8_array(&mut entropy).map_err(|_| {
        BuildError::configuration("crypto", "has no randomness here; Workers have it only while they serve a request")
    })?;
    Ok(Pkce::from_entropy(entropy))
}

/// Generates an unguessable text of 43 letters, digits, `-` and `_`: the `state` of a login.
///
/// The redirect returns the state, which proves that the login began here and not with an attacker.
///
/// # Errors
///
/// Those of [`generate_pkce`].
pub fn generate_state() -> Result<Secret, Error> {
    // A verifier is such a text.
    Ok(generate_pkce()?.verifier().clone())
}
