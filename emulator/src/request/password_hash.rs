//! The hash of a password that a project brings along, in the parameters of a request.
//!
//! Work and memory that a hash asks for are limited, as checking a password takes them.

use std::num::NonZeroU32;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use ring::digest;

use crate::format::hex;
use crate::model::password::{Hash, Migrated, Phpass, Salts, hex_digest};
use crate::outcome::Failure;
use crate::request::input::Input;

/// Base64 with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The most KiB of memory for Argon2, and the most bytes for scrypt: 256 MiB.
const MOST_KIB: u32 = 256 * 1024;
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// How often Argon2 may go through the most memory.
const MOST_PASSES: u32 = 4;
/// The most iterations of PBKDF2, for each digest that the derived key has room for.
const MOST_ITERATIONS: u32 = 4_000_000;
/// The least and most bytes of a derived key.
const KEY_LENGTHS: std::ops::RangeInclusive<usize> = 4..=512;

/// The parameters that say what a hash is.
const PARAMS: [&str; 8] = [
    "hash",
    "hash_type",
    "argon_2_config",
    "md_5_config",
    "pbkdf_2_config",
    "scrypt_config",
    "sha_1_config",
    "sha_512_config",
];

/// Reads `hash`, `hash_type` and the configuration for this type.
pub(crate) fn read(input: &Input) -> Result<Migrated, Failure> {
    Ok(Migrated { hash: parse(input)?, given: input.only(&PARAMS) })
}

fn parse(input: &Input) -> Result<Hash, Failure> {
    let hash = input.text("hash")?;
    match input.text("hash_type")? {
        "bcrypt" => bcrypt(hash),
        "argon_2i" => argon2(input, hash, Algorithm::Argon2i),
        "argon_2id" => argon2(input, hash, Algorithm::Argon2id),
        "scrypt" => scrypt(input, hash),
        "pbkdf_2" => pbkdf2(input, hash),
        "phpass" => phpass(hash),
        "md_5" => {
            let hash =
                hex_digest(hash, 16).ok_or_else(|| wrong("invalid_md_5_hash", "hash must be an MD5 hash in hex."))?;
            Ok(Hash::Md5 { salts: salts(input, "md_5_config")?, hash })
        }
        "sha_1" => {
            let algorithm = &digest::SHA1_FOR_LEGACY_USE_ONLY;
            let hash =
                hex_digest(hash, 20).ok_or_else(|| wrong("invalid_sha_1_hash", "hash must be a SHA-1 hash in hex."))?;
            Ok(Hash::Sha { algorithm, salts: salts(input, "sha_1_config")?, hash })
        }
        "sha_512" => {
            let hash = hex_digest(hash, 64)
                .ok_or_else(|| wrong("invalid_sha_512_hash", "hash must be a SHA-512 hash in hex."))?;
            Ok(Hash::Sha { algorithm: &digest::SHA512, salts: salts(input, "sha_512_config")?, hash })
        }
        _ => Err(wrong("invalid_hash_type", "There is no such hash_type.")),
    }
}

fn wrong(error_type: &'static str, message: &str) -> Failure {
    Failure::invalid(error_type, message)
}

fn salts(input: &Input, config: &str) -> Result<Salts, Failure> {
    let config = input.nested(config)?;
    let salt = |name| Ok(config.owned_text(name)?.unwrap_or_default());
    Ok(Salts { prepended: salt("prepend_salt")?, appended: salt("append_salt")? })
}

/// Like `$2b$10$`, 22 characters of salt and 31 of hash.
fn bcrypt(hash: &str) -> Result<Hash, Failure> {
    let parts: Vec<&str> = hash.split('$').collect();
    let invalid = || wrong("invalid_bcrypt_hash", "hash must be a bcrypt hash.");
    let ["", "2a" | "2b" | "2x" | "2y", cost, rest] = parts[..] else {
        return Err(invalid());
    };
    let of_alphabet = rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"./".contains(&byte));
    if rest.len() != 53 || !of_alphabet || cost.len() != 2 {
        return Err(invalid());
    }
    match cost.parse::<u32>() {
        Ok(4..=14) => Ok(Hash::Bcrypt(hash.to_owned())),
        Ok(_) => Err(wrong("invalid_bcrypt_cost", "The cost must be from 4 to 14.")),
        Err(_) => Err(invalid()),
    }
}

/// The encoded form, or hex with a configuration.
fn argon2(input: &Input, given: &str, algorithm: Algorithm) -> Result<Hash, Failure> {
    let invalid = || wrong("invalid_hash", "hash must be an Argon2 hash of hash_type, in the encoded form or in hex.");
    let (memory, iterations, threads, salt, hash) = if given.starts_with('$') {
        let phc = Phc::parse(given, algorithm.as_str()).filter(|phc| phc.version == Some("19")).ok_or_else(invalid)?;
        (phc.number("m"), phc.number("t"), phc.number("p"), phc.salt, phc.hash)
    } else {
        let config = input.nested("argon_2_config")?;
        let hash = hex::decode(given).ok_or_else(invalid)?;
        let key_length = number(&config, "key_length")?;
        if !key_length.is_some_and(|length| KEY_LENGTHS.contains(&length)) {
            return Err(wrong("invalid_argon_2_key_length", "key_length must be from 4 to 512."));
        }
        if key_length != Some(hash.len()) {
            return Err(wrong("argon_2_key_length_mismatch", "hash does not have key_length bytes."));
        }
        let salt = config.text("salt")?.as_bytes().to_vec();
        (number(&config, "memory")?, number(&config, "iteration_amount")?, number(&config, "threads")?, salt, hash)
    };
    let threads = threads.filter(|threads| (1..=64).contains(threads));
    let threads = threads.ok_or_else(|| wrong("invalid_argon_2_threads", "The threads must be from 1 to 64."))?;
    let memory = memory.filter(|memory| (8 * threads..=MOST_KIB).contains(memory)).ok_or_else(|| {
        let message = format!("The memory must be from 8 KiB for each thread to {MOST_KIB} KiB.");
        wrong("invalid_argon_2_memory", &message)
    })?;
    let most = MOST_PASSES * (MOST_KIB / memory);
    let iterations = iterations.filter(|iterations| (1..=most).contains(iterations)).ok_or_else(|| {
        let message = format!("With this memory, the iterations must be from 1 to {most}.");
        wrong("invalid_argon_2_iteration_amount", &message)
    })?;
    if !(8..=512).contains(&salt.len()) {
        return Err(wrong("invalid_argon_2_salt", "The salt must have from 8 to 512 bytes."));
    }
    let params = Params::new(memory, iterations, threads, Some(hash.len())).map_err(|_| invalid())?;
    Ok(Hash::Argon2 { context: Argon2::new(algorithm, Version::V0x13, params), salt, hash })
}

/// The encoded form, or Base64 with a configuration.
fn scrypt(input: &Input, given: &str) -> Result<Hash, Failure> {
    let (logarithm, r, p, salt, hash) = if given.starts_with('$') {
        let phc = Phc::parse(given, "scrypt").ok_or_else(|| wrong("invalid_hash", "hash must be a scrypt hash."))?;
        (phc.number("ln"), phc.number("r"), phc.number("p"), phc.salt, phc.hash)
    } else {
        let config = input.nested("scrypt_config")?;
        let hash = BASE64.decode(given);
        let hash = hash.map_err(|_| wrong("invalid_base64_scrypt_hash", "hash must be in Base64."))?;
        let salt = BASE64.decode(config.text("salt")?);
        let salt = salt.map_err(|_| wrong("invalid_base64_scrypt_salt", "salt must be in Base64."))?;
        if number(&config, "key_length")? != Some(hash.len()) {
            return Err(wrong("scrypt_key_length_mismatch", "hash does not have key_length bytes."));
        }
        let n = number::<u32>(&config, "n_parameter")?.filter(|n| n.is_power_of_two());
        (n.map(u32::ilog2), number(&config, "r_parameter")?, number(&config, "p_parameter")?, salt, hash)
    };
    let logarithm = logarithm.filter(|logarithm| (1..=18).contains(logarithm)).ok_or_else(|| {
        let message = "N must be a power of two, greater than 1 and less than 262,145.";
        wrong("invalid_scrypt_n_parameter", message)
    })?;
    let params = u8::try_from(logarithm).ok().zip(r.zip(p)).and_then(|(logarithm, (r, p))| {
        let memory = (128_u64 << logarithm).checked_mul(u64::from(r))?;
        let work = memory.checked_mul(u64::from(p))?;
        let bounded = work <= MOST_BYTES && KEY_LENGTHS.contains(&hash.len());
        scrypt::Params::new(logarithm, r, p).ok().filter(|_| bounded)
    });
    let params = params.ok_or_else(|| wrong("invalid_scrypt_parameters", "r, p or the key length is out of range."))?;
    Ok(Hash::Scrypt { params, salt, hash })
}

fn pbkdf2(input: &Input, given: &str) -> Result<Hash, Failure> {
    let config = input.nested("pbkdf_2_config")?;
    let hash = BASE64.decode(given).ok().filter(|hash| KEY_LENGTHS.contains(&hash.len()));
    let hash = hash.ok_or_else(|| wrong("invalid_pbkdf_2_hash", "hash must be in Base64."))?;
    let salt = BASE64.decode(config.text("salt")?);
    let salt = salt.map_err(|_| wrong("invalid_pbkdf_2_salt", "salt must be in Base64."))?;
    let sha512 = match config.optional_text("algorithm")? {
        Some("sha256") | None => false,
        Some("sha512") => true,
        Some(_) => return Err(wrong("invalid_pbkdf_2_algorithm", "algorithm must be sha256 or sha512.")),
    };
    let digests = hash.len().div_ceil(if sha512 { 64 } else { 32 });
    let most = MOST_ITERATIONS / u32::try_from(digests).unwrap_or(u32::MAX);
    let iterations = number::<u32>(&config, "iteration_amount")?.filter(|iterations| *iterations <= most);
    let iterations = iterations.and_then(NonZeroU32::new).ok_or_else(|| {
        let message = format!("With this key_length, iteration_amount must be from 1 to {most}.");
        wrong("invalid_pbkdf_2_iteration_amount", &message)
    })?;
    if number(&config, "key_length")? != Some(hash.len()) {
        return Err(wrong("pbkdf_2_key_length_mismatch", "hash does not have key_length bytes."));
    }
    Ok(Hash::Pbkdf2 { sha512, iterations, salt, hash })
}

fn phpass(hash: &str) -> Result<Hash, Failure> {
    let settings = Phpass::PREFIXES.iter().find_map(|prefix| hash.strip_prefix(prefix));
    let settings = settings.ok_or_else(|| wrong("invalid_phpass_hash_prefix", "hash must start with $P$ or $H$."))?;
    let phpass = Phpass::parse(settings);
    phpass.map(Hash::Phpass).ok_or_else(|| wrong("invalid_phpass_hash_format", "hash must be a hash of phpass."))
}

fn number<T: TryFrom<i64>>(config: &Input, name: &str) -> Result<Option<T>, Failure> {
    Ok(config.integer(name)?.and_then(|number| T::try_from(number).ok()))
}

/// A hash in the PHC string format: `$id$v=19$m=65536,t=2,p=1$salt$hash`.
struct Phc<'a> {
    version: Option<&'a str>,
    params: Vec<(&'a str, &'a str)>,
    salt: Vec<u8>,
    hash: Vec<u8>,
}

impl<'a> Phc<'a> {
    fn parse(text: &'a str, id: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('$').collect();
        let (version, params, salt, hash) = match parts[..] {
            ["", found, params, salt, hash] if found == id => (None, params, salt, hash),
            ["", found, version, params, salt, hash] if found == id => (version.strip_prefix("v="), params, salt, hash),
            _ => return None,
        };
        let params = params.split(',').map(|param| param.split_once('=')).collect::<Option<_>>()?;
        let (salt, hash) = (BASE64.decode(salt).ok()?, BASE64.decode(hash).ok()?);
        KEY_LENGTHS.contains(&hash.len()).then_some(Self { version, params, salt, hash })
    }

    fn number(&self, name: &str) -> Option<u32> {
        let (_, number) = self.params.iter().find(|(known, _)| *known == name)?;
        number.parse().ok()
    }
}
