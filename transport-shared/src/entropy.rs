//! Randomness of the operating system, for values that must not be guessed.

use stytch_core::error::BuildError;
use stytch_core::login::Pkce;
use stytch_core::{Error, Secret};

/// Generates a PKCE verifier and its challenge (RFC 7636) for a login, with the randomness of the operating system.
///
/// Keep it until the redirect arrives, then pass its [`verifier`](Pkce::verifier) to the request that authenticates the token.
///
/// # Errors
///
/// [`Error::Build`] naming `entropy` if the operating system has no source of randomness. No common platform lacks one.
pub fn generate_pkce() -> Result<Pkce, Error> {
    let mut entropy = [0; 32];
    getrandom::getrandom(&mut entropy)
        .map_err(|error| BuildError::configuration("entropy", format!("is not available: {error}")))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_another() {
        let (one, other) = (generate_pkce().unwrap(), generate_pkce().unwrap());
        assert_ne!(one.verifier().expose(), other.verifier().expose());
        assert_eq!(one.verifier().expose().len(), 43);
        let (one, other) = (generate_state().unwrap(), generate_state().unwrap());
        assert_ne!(one.expose(), other.expose());
        assert_eq!(one.expose().len(), 43);
    }
}
