//! Passwords, as people chose them or as hashes that were brought along.

use std::num::NonZeroU32;

use argon2::Argon2;
use md5::{Digest, Md5};
use ring::{digest, pbkdf2};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::{Map, Value};

use crate::format::hex;
use crate::request::input::Input;
use crate::request::password_hash;

/// The most bytes of a password that are hashed: the lengths of those that people have are far from it.
const LONGEST: usize = 1024;

/// A password, kept in the clear unless it was brought along: this is a test double.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Password {
    pub(crate) id: String,
    stored: Stored,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stored {
    Text(String),
    Hash(Migrated),
}

/// A hash that was brought along, and the parameters that said what it is.
#[derive(Debug)]
pub(crate) struct Migrated {
    pub(crate) given: Map<String, Value>,
    pub(crate) hash: Hash,
}

/// As it was given.
impl Serialize for Migrated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.given.serialize(serializer)
    }
}

/// As from a request, with the same limits of work and memory.
impl<'de> Deserialize<'de> for Migrated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = Map::deserialize(deserializer)?;
        let count = given.len();
        let migrated =
            password_hash::read(&Input::of(given)).map_err(|failure| de::Error::custom(failure.message()))?;
        match migrated.given.len() == count {
            true => Ok(migrated),
            false => Err(de::Error::custom("has other fields than hash, hash_type and a configuration")),
        }
    }
}

/// The hash of a password from another system.
#[derive(Debug)]
pub(crate) enum Hash {
    Bcrypt(String),
    Argon2 {
        context: Argon2<'static>,
        salt: Vec<u8>,
        hash: Vec<u8>,
    },
    Scrypt {
        params: scrypt::Params,
        salt: Vec<u8>,
        hash: Vec<u8>,
    },
    Pbkdf2 {
        sha512: bool,
        iterations: NonZeroU32,
        salt: Vec<u8>,
        hash: Vec<u8>,
    },
    Phpass(Phpass),
    Md5 {
        salts: Salts,
        hash: Vec<u8>,
    },
    /// SHA-1 or SHA-512.
    Sha {
        algorithm: &'static digest::Algorithm,
        salts: Salts,
        hash: Vec<u8>,
    },
}

/// What was hashed before and after the password.
#[derive(Debug, Default)]
pub(crate) struct Salts {
    pub(crate) prepended: String,
    pub(crate) appended: String,
}

/// The portable hash of phpass, as of WordPress: MD5 many times.
#[derive(Debug)]
pub(crate) struct Phpass {
    rounds: u32,
    salt: String,
    /// The hash in phpass's own Base64.
    hash: String,
}

impl Password {
    pub(crate) fn new(id: String, text: &str) -> Self {
        Self { id, stored: Stored::Text(text.to_owned()) }
    }

    /// A password of which only the hash is known.
    pub(crate) fn migrated(id: String, hash: Migrated) -> Self {
        Self { id, stored: Stored::Hash(hash) }
    }

    pub(crate) fn matches(&self, given: &str) -> bool {
        match &self.stored {
            Stored::Text(text) => text == given,
            Stored::Hash(Migrated { hash, .. }) => hash.matches(given),
        }
    }
}

impl Hash {
    fn matches(&self, given: &str) -> bool {
        // Some hash it over and over.
        if given.len() > LONGEST {
            return false;
        }
        match self {
            Self::Bcrypt(hash) => bcrypt::verify(given, hash).unwrap_or(false),
            Self::Argon2 { context, salt, hash } => {
                let mut derived = vec![0; hash.len()];
                context.hash_password_into(given.as_bytes(), salt, &mut derived).is_ok() && derived == *hash
            }
            Self::Scrypt { params, salt, hash } => {
                let mut derived = vec![0; hash.len()];
                scrypt::scrypt(given.as_bytes(), salt, params, &mut derived).is_ok() && derived == *hash
            }
            Self::Pbkdf2 { sha512, iterations, salt, hash } => {
                let algorithm = if *sha512 { pbkdf2::PBKDF2_HMAC_SHA512 } else { pbkdf2::PBKDF2_HMAC_SHA256 };
                pbkdf2::verify(algorithm, *iterations, salt, given.as_bytes(), hash).is_ok()
            }
            Self::Phpass(phpass) => phpass.hash_of(given) == phpass.hash,
            Self::Md5 { salts, hash } => Md5::digest(salts.with(given))[..] == hash[..],
            Self::Sha { algorithm, salts, hash } => digest::digest(algorithm, &salts.with(given)).as_ref() == hash,
        }
    }
}

impl Salts {
    fn with(&self, password: &str) -> Vec<u8> {
        [&self.prepended, password, &self.appended].concat().into_bytes()
    }
}

impl Phpass {
    /// The alphabet of its Base64, which is also that of the logarithm of the rounds.
    const ALPHABET: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /// The prefixes: of phpass and of phpBB.
    pub(crate) const PREFIXES: [&str; 2] = ["$P$", "$H$"];
    /// The logarithms of the rounds that are accepted. phpass itself goes up to 30, which takes minutes.
    const LOGARITHMS: std::ops::RangeInclusive<usize> = 7..=17;

    /// Reads what follows the prefix.
    pub(crate) fn parse(settings: &str) -> Option<Self> {
        let of_alphabet = settings.bytes().all(|byte| Self::ALPHABET.contains(&byte));
        if !of_alphabet || settings.len() != 31 {
            return None;
        }
        let (rounds, rest) = settings.split_at(1);
        let logarithm = Self::ALPHABET.iter().position(|known| rounds.as_bytes() == [*known])?;
        let (salt, hash) = rest.split_at(8);
        let rounds = 1 << Self::LOGARITHMS.contains(&logarithm).then_some(logarithm)?;
        Some(Self { rounds, salt: salt.to_owned(), hash: hash.to_owned() })
    }

    fn hash_of(&self, password: &str) -> String {
        let first = Md5::digest([self.salt.as_bytes(), password.as_bytes()].concat());
        let last = (0..self.rounds).fold(first, |hash, _| {
            let mut next = Md5::new();
            next.update(hash);
            next.update(password);
            next.finalize()
        });
        // Its Base64 starts with the lowest bits.
        let groups = last.chunks(3).map(|group| {
            let number = group.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte));
            (0..=group.len()).map(move |place| char::from(Self::ALPHABET[number >> (6 * place) & 63]))
        });
        groups.flatten().collect()
    }
}

/// The bytes of a digest in hexadecimal digits, if it has this length.
pub(crate) fn hex_digest(text: &str, length: usize) -> Option<Vec<u8>> {
    hex::decode(text).filter(|bytes| bytes.len() == length)
}
