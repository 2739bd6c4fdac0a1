//! Types about password.

use serde::{Deserialize, Serialize};

use crate::values::{Secret, open_enum, or_default};

/// Parameters of an Argon2 hash that is being migrated to Stytch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Argon2Config {
    /// Salt the hash was made with.
    pub salt: Secret,
    /// Number of iterations the hash was made with.
    pub iteration_amount: i32,
    /// Argon2 memory cost in KiB.
    pub memory: i32,
    /// Argon2 thread count, its parallelism factor.
    pub threads: i32,
    /// Length of the derived key, in other words of the hash.
    pub key_length: i32,
}

impl Argon2Config {
    /// A value with the required fields.
    pub fn new(salt: impl Into<Secret>, iteration_amount: i32, memory: i32, threads: i32, key_length: i32) -> Self {
        Self { salt: salt.into(), iteration_amount, memory, threads, key_length }
    }
}

/// The result of the LUDS rules for a password (lowercase, uppercase, digits, symbols), and what it still lacks.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LudsFeedback {
    /// Whether the password contains a lowercase letter, for the LUDS policy.
    #[serde(default, deserialize_with = "or_default")]
    pub has_lower_case: bool,
    /// Whether the password contains an uppercase letter, for the LUDS policy.
    #[serde(default, deserialize_with = "or_default")]
    pub has_upper_case: bool,
    /// Whether the password contains a digit, for the LUDS policy.
    #[serde(default, deserialize_with = "or_default")]
    pub has_digit: bool,
    /// Whether the password contains a symbol, for the LUDS policy; any UTF-8 character other than a letter from a
    /// to z can count.
    #[serde(default, deserialize_with = "or_default")]
    pub has_symbol: bool,
    /// Count of LUDS character classes the password still lacks; the `has_` fields show which.
    #[serde(default, deserialize_with = "or_default")]
    pub missing_complexity: i32,
    /// Number of characters to add for the password to reach the LUDS minimum length.
    #[serde(default, deserialize_with = "or_default")]
    pub missing_characters: i32,
}

/// Salts of an MD5 hash that is being migrated to Stytch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Md5Config {
    /// Salt that goes before the password when it is hashed.
    pub prepend_salt: Secret,
    /// Salt added after the password before it was hashed.
    pub append_salt: Secret,
}

impl Md5Config {
    /// A value with the required fields.
    pub fn new(prepend_salt: impl Into<Secret>, append_salt: impl Into<Secret>) -> Self {
        Self { prepend_salt: prepend_salt.into(), append_salt: append_salt.into() }
    }
}

/// Parameters of a PBKDF2 hash that is being migrated to Stytch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Pbkdf2Config {
    /// Salt the hash was made with, as a base64 string.
    pub salt: Secret,
    /// Number of iterations the hash was made with.
    pub iteration_amount: i32,
    /// Length of the derived key, in other words of the hash.
    pub key_length: i32,
    /// Hash used for the HMAC: `sha256` (the default) or `sha512`.
    pub algorithm: Pbkdf2Algorithm,
}

impl Pbkdf2Config {
    /// A value with the required fields.
    pub fn new(
        salt: impl Into<Secret>,
        iteration_amount: i32,
        key_length: i32,
        algorithm: impl Into<Pbkdf2Algorithm>,
    ) -> Self {
        Self { salt: salt.into(), iteration_amount, key_length, algorithm: algorithm.into() }
    }
}

/// Parameters of a scrypt hash that is being migrated to Stytch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct ScryptConfig {
    /// Salt the hash was made with, as a base64 string.
    pub salt: Secret,
    /// Scrypt cost parameter N: a power of two from 2 to 262144.
    pub n_parameter: i32,
    /// Scrypt block size parameter r.
    pub r_parameter: i32,
    /// Scrypt parallelism parameter p.
    pub p_parameter: i32,
    /// Length of the derived key, in other words of the hash.
    pub key_length: i32,
}

impl ScryptConfig {
    /// A value with the required fields.
    pub fn new(salt: impl Into<Secret>, n_parameter: i32, r_parameter: i32, p_parameter: i32, key_length: i32) -> Self {
        Self { salt: salt.into(), n_parameter, r_parameter, p_parameter, key_length }
    }
}

/// Salts of a SHA-1 hash that is being migrated to Stytch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Sha1Config {
    /// Salt that goes before the password when it is hashed.
    pub prepend_salt: Secret,
    /// Salt added after the password before it was hashed.
    pub append_salt: Secret,
}

impl Sha1Config {
    /// A value with the required fields.
    pub fn new(prepend_salt: impl Into<Secret>, append_salt: impl Into<Secret>) -> Self {
        Self { prepend_salt: prepend_salt.into(), append_salt: append_salt.into() }
    }
}

/// Salts of a SHA-512 hash that is being migrated to Stytch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Sha512Config {
    /// Salt that goes before the password when it is hashed.
    pub prepend_salt: Secret,
    /// Salt added after the password before it was hashed.
    pub append_salt: Secret,
}

impl Sha512Config {
    /// A value with the required fields.
    pub fn new(prepend_salt: impl Into<Secret>, append_salt: impl Into<Secret>) -> Self {
        Self { prepend_salt: prepend_salt.into(), append_salt: append_salt.into() }
    }
}

open_enum! {
    /// Algorithm behind a password hash that is being migrated; most come with a config of their own.
    pub enum HashType {
        /// A bcrypt hash.
        Bcrypt = "bcrypt",
        /// An MD5 hash, with salts given in `md_5_config`.
        Md5 = "md_5",
        /// An Argon2i hash, described by `argon_2_config`.
        Argon2i = "argon_2i",
        /// An Argon2id hash, described by `argon_2_config`.
        Argon2id = "argon_2id",
        /// A SHA-1 hash, with salts given in `sha_1_config`.
        Sha1 = "sha_1",
        /// A SHA-512 hash, with salts given in `sha_512_config`.
        Sha512 = "sha_512",
        /// A scrypt hash, described by `scrypt_config`.
        Scrypt = "scrypt",
        /// A phpass hash, as made by older PHP applications.
        Phpass = "phpass",
        /// A PBKDF2 hash, described by `pbkdf_2_config`.
        Pbkdf2 = "pbkdf_2",
    }
}

open_enum! {
    /// The rules for passwords in the project.
    pub enum PasswordStrengthPolicy {
        /// Passwords are scored by how hard they are to guess, with zxcvbn.
        Zxcvbn = "zxcvbn",
        /// Passwords must hold a mix of lowercase, uppercase, digits and symbols.
        Luds = "luds",
    }
}

open_enum! {
    /// Digest under the HMAC of a PBKDF2 hash; SHA-256 by default.
    pub enum Pbkdf2Algorithm {
        /// HMAC with SHA-256.
        Sha256 = "sha256",
        /// HMAC with SHA-512.
        Sha512 = "sha512",
    }
}
