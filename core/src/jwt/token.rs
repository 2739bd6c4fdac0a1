//! The parts of a token (RFC 7515, section 7.1).

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::keys::RsaKey;
use crate::{Denied, DeniedReason, Rs256};

/// Longer than any header or cookie can carry.
const LONGEST: usize = 64 * 1024;

/// A token whose form is right; nothing else is known about it.
#[derive(Debug)]
pub(crate) struct Token {
    text: Arc<str>,
    /// Where the second point is: what is before it is signed.
    signed: usize,
    /// Where the first point is.
    header: usize,
    pub(crate) key_id: String,
    signature: Arc<[u8]>,
}

/// Of the header nothing else counts: keys and links to keys in it are the sender's word (RFC 8725, section 3.10).
#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<IgnoredAny>,
}

impl Token {
    pub(crate) fn parse(text: &str) -> Result<Self, Denied> {
        if text.len() > LONGEST {
            return Err(malformed("the token is longer than 65,536 bytes"));
        }
        let points: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| *byte == b'.').map(|(at, _)| at).collect();
        let [first, second] = points[..] else {
            return Err(malformed("the token does not have three parts"));
        };
        let header = decode(&text[..first]).ok_or_else(|| malformed("the header of the token is not base64url"))?;
        let header: Header =
            serde_json::from_slice(&header).map_err(|_| malformed("the header of the token is not that of a JWT"))?;
        if header.alg != "RS256" {
            return Err(Denied::new(DeniedReason::Algorithm, "the token is not signed with RS256"));
        }
        if header.crit.is_some() {
            return Err(malformed("the token asks for an extension of the JWT format"));
        }
        if header.typ.is_some_and(|typ| !typ.eq_ignore_ascii_case("JWT")) {
            return Err(malformed("the token says that it is something else than a JWT"));
        }
        let key_id = header.kid.ok_or_else(|| malformed("the token names no key"))?;
        let signature =
            decode(&text[second + 1..]).ok_or_else(|| malformed("the signature of the token is not base64url"))?.into();
        Ok(Self { text: text.into(), signed: second, header: first, key_id, signature })
    }

    pub(crate) fn rs256(&self, key: Arc<RsaKey>) -> Rs256 {
        Rs256::new(key, self.text.clone(), self.signed, self.signature.clone())
    }

    /// The JSON of the claims.
    pub(crate) fn claims(&self) -> Result<Vec<u8>, Denied> {
        decode(&self.text[self.header + 1..self.signed])
            .ok_or_else(|| malformed("the claims of the token are not base64url"))
    }
}

/// Base64url in its one form: no padding, no spare bits, so that no two texts stand for the same bytes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

pub(super) fn malformed(detail: &'static str) -> Denied {
    Denied::new(DeniedReason::Malformed, detail)
}
