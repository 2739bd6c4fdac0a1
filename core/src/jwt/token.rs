//! The parts of a token (RFC 7515, section 7.1).

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::claims::twice;
use super::keys::RsaKey;
use crate::{Denied, DeniedReason, JsonObject, Rs256};

/// Longer than any header or cookie can carry.
const LONGEST: usize = 64 * 1024;

/// A token whose form is right; nothing else is known about it.
pub(crate) struct Token {
    text: Arc<str>,
    /// Where the second point is: what is before it is signed.
    signed: usize,
    /// Where the first point is.
    header: usize,
    pub(crate) key_id: String,
    signature: Arc<[u8]>,
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
        let Header(header) =
            serde_json::from_slice(&header).map_err(|_| malformed("the header of the token is not that of a JWT"))?;
        // Of the header nothing else counts: keys and links to keys in it are the sender's word (RFC 8725, section 3.10).
        match header.get("alg").and_then(Value::as_str) {
            Some("RS256") => {}
            Some(_) => return Err(Denied::new(DeniedReason::Algorithm, "the token is not signed with RS256")),
            None => return Err(malformed("the token names no algorithm")),
        }
        if header.contains_key("crit") {
            return Err(malformed("the token asks for an extension of the JWT format"));
        }
        let is_jwt = |typ: &Value| typ.as_str().is_some_and(|typ| typ.eq_ignore_ascii_case("JWT"));
        if !header.get("typ").is_none_or(is_jwt) {
            return Err(malformed("the token says that it is something else than a JWT"));
        }
        let key_id = header.get("kid").and_then(Value::as_str).ok_or_else(|| malformed("the token names no key"))?;
        let key_id = key_id.to_owned();
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

/// Leaves the token out.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// A JSON object, and nothing that reads as one.
struct Header(JsonObject);

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(HeaderVisitor)
    }
}

struct HeaderVisitor;

impl<'de> Visitor<'de> for HeaderVisitor {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the header of a JWT")
    }

    /// Refuses a member that is there twice (RFC 7515, section 4).
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Header, A::Error> {
        let mut header = JsonObject::new();
        while let Some((name, value)) = map.next_entry()? {
            if header.insert(name, value).is_some() {
                return Err(twice());
            }
        }
        Ok(Header(header))
    }
}

/// Base64url in its one form: no padding, no spare bits, so that no two texts stand for the same bytes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

pub(super) fn malformed(detail: &'static str) -> Denied {
    Denied::new(DeniedReason::Malformed, detail)
}
