//! Randomness of the operating system, for what must not be guessed.

use stytch_core::{Error, Pkce, TransportError, TransportErrorKind};

/// A verifier for a login that begins now, with its challenge (RFC 7636), from the randomness of the operating system.
///
/// Keep it until the login comes back, and give the [`verifier`](Pkce::verifier) to the request that authenticates the token.
///
/// # Errors
///
/// [`Error::Transport`] if the operating system has no randomness to give, which no usual one is without.
pub fn generate_pkce() -> Result<Pkce, Error> {
    let mut entropy = [0; 32];
    getrandom::getrandom(&mut entropy)
        .map_err(|error| TransportError::new(TransportErrorKind::Connect, error.to_string()))?;
    Ok(Pkce::from_entropy(entropy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_another() {
        let (one, other) = (generate_pkce().unwrap(), generate_pkce().unwrap());
        assert_ne!(one.verifier().expose(), other.verifier().expose());
        assert_eq!(one.verifier().expose().len(), 43);
    }
}
