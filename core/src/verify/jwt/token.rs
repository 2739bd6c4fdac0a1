//! The parts of a token (RFC 7515, section 7.1).

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::strict::{self, Json};
use crate::error::{Denied, DeniedReason};
use crate::flow::Signed;
use crate::values::Secret;

/// Longer than any header or cookie can carry.
const LONGEST: usize = 64 * 1024;

/// RFC 7515 defines eleven; an object with more than this is not a header.
const MOST_MEMBERS: usize = 32;

/// A token whose form is right; nothing else is known about it.
pub(crate) struct Token {
    pub(super) signed: Arc<Signed>,
    /// Where the claims begin.
    claims: usize,
    pub(super) key_id: String,
}

impl Token {
    pub(crate) fn parse(text: Arc<Secret>) -> Result<Self, Denied> {
        if text.expose().len() > LONGEST {
            return Err(malformed("the token is longer than 65,536 bytes"));
        }
        let parts = text.expose().split_once('.').and_then(|(header, rest)| Some((header, rest.split_once('.')?)));
        let Some((header, (claims, signature))) = parts else {
            return Err(malformed("the token does not have three parts"));
        };
        let key_id = key_id(header)?;
        let signature = decode(signature).ok_or_else(|| malformed("the signature of the token is not base64url"))?;
        let (claims, length) = (header.len() + 1, header.len() + 1 + claims.len());
        Ok(Self { signed: Arc::new(Signed { text, length, signature }), claims, key_id })
    }

    /// A token that names no key.
    #[cfg(test)]
    pub(super) fn unnamed(message: &str, signature: Vec<u8>) -> Self {
        let claims = message.find('.').unwrap_or_default() + 1;
        let signed = Signed { text: Arc::new(message.into()), length: message.len(), signature };
        Self { signed: Arc::new(signed), claims, key_id: String::new() }
    }

    /// The JSON of the claims.
    pub(crate) fn claims(&self) -> Result<Vec<u8>, Denied> {
        decode(&self.signed.message()[self.claims..])
            .ok_or_else(|| malformed("the claims of the token are not base64url"))
    }
}

/// The key that the header names, if the header is that of a JWT with RS256.
fn key_id(header: &str) -> Result<String, Denied> {
    let header = decode(header).ok_or_else(|| malformed("the header of the token is not base64url"))?;
    let header = strict::object(&header).filter(|header| header.len() <= MOST_MEMBERS);
    let header = header.ok_or_else(|| malformed("the header of the token is not that of a JWT"))?;
    let (mut algorithm, mut typ, mut key_id, mut has_crit) = (None, None, None, false);
    for (name, value) in header {
        match &*name {
            "alg" => algorithm = Some(value),
            "typ" => typ = Some(value),
            "kid" => key_id = Some(value),
            "crit" => has_crit = true,
            // The other members are ignored: keys and links to keys in a header cannot be trusted (RFC 8725, section
            // 3.10).
            _ => {}
        }
    }
    match algorithm {
        Some(Json::Text(algorithm)) if algorithm == "RS256" => {}
        Some(Json::Text(_)) => {
            return Err(Denied::new(DeniedReason::Algorithm, "the token is not signed with RS256"));
        }
        _ => return Err(malformed("the token names no algorithm")),
    }
    if has_crit {
        return Err(malformed("the token asks for an extension of the JWT format"));
    }
    if !typ.is_none_or(|typ| matches!(typ, Json::Text(typ) if typ.eq_ignore_ascii_case("JWT"))) {
        return Err(malformed("the token says that it is not a JWT"));
    }
    key_id.and_then(Json::text).ok_or_else(|| malformed("the token names no key"))
}

/// Leaves the token out.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// Base64url in its canonical form: no padding, no spare bits, so that no two texts stand for the same bytes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

pub(crate) fn malformed(detail: &'static str) -> Denied {
    Denied::new(DeniedReason::Malformed, detail)
}
