//! With aws-lc, which prepares a key once for all signatures.

use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::digest;
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use stytch_core::Error;
use stytch_core::flow::{InvalidSignature, RsaPublicKey, Signature};

use super::Sha256;

/// How many keys stay prepared; a project has one or two at a time.
const MOST_KEYS: usize = 4;

/// Verifies signatures.
#[derive(Debug, Default)]
pub struct Verifier {
    /// The oldest first.
    keys: Mutex<Vec<(RsaPublicKey, Arc<ParsedPublicKey>)>>,
}

impl Verifier {
    pub(crate) fn rs256(
        &self,
        key: &RsaPublicKey,
        signature: &Signature,
    ) -> Result<Result<(), InvalidSignature>, Error> {
        let verified = self.prepared(key).and_then(|key| key.verify_sig(signature.message(), signature.bytes()).ok());
        Ok(verified.ok_or(InvalidSignature))
    }

    /// `None` for numbers that are not a key.
    fn prepared(&self, key: &RsaPublicKey) -> Option<Arc<ParsedPublicKey>> {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, prepared)) = keys.iter().find(|(held, _)| held == key) {
            return Some(Arc::clone(prepared));
        }
        let numbers = RsaPublicKeyComponents { n: key.modulus(), e: key.exponent() };
        let prepared = Arc::new(numbers.to_parsed_public_key(&RSA_PKCS1_2048_8192_SHA256).ok()?);
        if keys.len() == MOST_KEYS {
            keys.remove(0);
        }
        keys.push((key.clone(), Arc::clone(&prepared)));
        Some(prepared)
    }
}

/// For core, whose own takes several times as long.
pub const SHA256: Option<Sha256> = Some(|bytes| {
    let mut sum = [0; 32];
    sum.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    sum
});

#[cfg(test)]
mod tests {
    use stytch_core::flow::PublicKey;

    use super::super::tests::{signature, vectors};
    use super::*;

    #[test]
    fn a_handful_of_keys_stays_prepared_and_the_oldest_gives_way() {
        let verifier = Verifier::default();
        let mut names = Vec::new();
        for vector in vectors() {
            names.push(vector["kid"].as_str().unwrap().to_owned());
            let signature = signature(&vector, vector["token"].as_str().unwrap()).unwrap();
            let PublicKey::Rs256(key) = signature.key() else { panic!() };
            let prepared = verifier.prepared(key).unwrap();
            assert!(Arc::ptr_eq(&prepared, &verifier.prepared(key).unwrap()));
            let held: Vec<_> = verifier.keys.lock().unwrap().iter().map(|(key, _)| key.id().to_owned()).collect();
            assert_eq!(held, names[names.len().saturating_sub(MOST_KEYS)..]);
        }
        assert!(names.len() > MOST_KEYS);
    }
}
