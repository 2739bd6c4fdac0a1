//! Randomness of the operating system, for what must not be guessed.

use stytch_core::{BuildError, Error, Pkce, Secret};

/// A verifier for a login that begins now, with its challenge (RFC 7636), from the randomness of the operating system.
///
/// Keep it until the login comes back, and give the [`verifier`](Pkce::verifier) to the request that authenticates the token.
///
/// # Errors
///
/// [`Error::Build`] naming `entropy` if the operating system has no randomness to give, which no usual one is without.
pub fn generate_pkce() -> Result<Pkce, Error> {
    let mut entropy = [0; 32];
    getrandom::getrandom(&mut entropy)
        .map_err(|error| BuildError::configuration("entropy", format!("cannot be had: {error}")))?;
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
