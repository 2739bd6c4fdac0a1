//! New ids, codes and tokens.

use std::hash::{BuildHasher, RandomState};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::format::export;

/// Makes unique ids, codes and tokens.
///
/// Ids count up, so a failing test prints the same ids each time. Codes and tokens come from a hasher with a random
/// key: enough to be unique and not to be guessed by accident, but not secure.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mint {
    #[serde(deserialize_with = "export::counter")]
    made: u64,
    /// A new one after an import: what is made then differs from what was made before.
    #[serde(skip)]
    key: RandomState,
}

impl Mint {
    /// Goes on from where another one is, if that is further.
    pub(super) fn pass(&mut self, other: &Self) {
        self.made = self.made.max(other.made);
    }

    fn next(&mut self) -> u64 {
        self.made += 1;
        self.made
    }

    /// An id such as `user-test-00000000-0000-4000-8000-000000000001`. Later ids sort after earlier ones.
    pub(crate) fn id(&mut self, kind: &str) -> String {
        let number = self.next();
        format!("{kind}-test-00000000-0000-4000-8000-{number:012x}")
    }

    /// A passcode of six digits, never `000000`, which tests use as a wrong one.
    pub(crate) fn code(&mut self) -> String {
        let number = self.next();
        format!("{:06}", 1 + self.key.hash_one(number) % 999_999)
    }

    /// A recovery code such as `ckss-2skx-ebow`.
    pub(crate) fn recovery_code(&mut self) -> String {
        let letters = self.letters::<12>();
        format!("{}-{}-{}", &letters[..4], &letters[4..8], &letters[8..])
    }

    /// A random part of a message, of 16 small letters and digits.
    pub(crate) fn nonce(&mut self) -> String {
        self.letters::<16>()
    }

    fn letters<const N: usize>(&mut self) -> String {
        let number = self.next().to_string();
        let letter = |byte: u8| char::from(b"abcdefghijklmnopqrstuvwxyz0123456789"[usize::from(byte) % 36]);
        self.bytes::<N>(&number).map(letter).iter().collect()
    }

    /// The secret of an authenticator app.
    pub(crate) fn secret(&mut self) -> [u8; 20] {
        let number = self.next().to_string();
        self.bytes(&number)
    }

    /// An opaque token of 43 characters, safe in URLs.
    pub(crate) fn token(&mut self) -> String {
        let number = self.next().to_string();
        BASE64_URL_SAFE_NO_PAD.encode(self.bytes::<32>(&number))
    }

    /// The id of the signing key with this number, different for every mint.
    pub(crate) fn key_id(&self, number: usize) -> String {
        let hash = self.key.hash_one(("key", number));
        let (high, low) = (hash >> 48, hash & 0xffff_ffff_ffff);
        format!("jwk-test-00000000-0000-4000-{high:04x}-{low:012x}")
    }

    fn bytes<const N: usize>(&self, text: &str) -> [u8; N] {
        let mut bytes = [0; N];
        for (index, chunk) in bytes.chunks_mut(8).enumerate() {
            let hash = self.key.hash_one((index, text)).to_be_bytes();
            chunk.copy_from_slice(&hash[..chunk.len()]);
        }
        bytes
    }
}
