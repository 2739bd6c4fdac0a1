//! The parts of a token (RFC 7515, section 7.1).

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::strict;
use crate::members::Json;
use crate::{Denied, DeniedReason, Secret};

/// Longer than any header or cookie can carry.
const LONGEST: usize = 64 * 1024;

/// RFC 7515 has eleven; what has more than this is no header.
const MOST_MEMBERS: usize = 32;

/// A token whose form is right; nothing else is known about it.
pub(crate) struct Token {
    text: Secret,
    /// Where the first point is.
    header: usize,
    /// Where the second point is: what is before it is signed.
    signed: usize,
    pub(super) key_id: String,
    pub(super) signature: Vec<u8>,
}

impl Token {
    pub(crate) fn parse(text: impl Into<Secret>) -> Result<Arc<Self>, Denied> {
        let text = text.into();
        let (header, signed, key_id, signature) = Self::parts(text.expose())?;
        Ok(Arc::new(Self { text, header, signed, key_id, signature }))
    }

    fn parts(text: &str) -> Result<(usize, usize, String, Vec<u8>), Denied> {
        if text.len() > LONGEST {
            return Err(malformed("the token is longer than 65,536 bytes"));
        }
        let parts = text.split_once('.').and_then(|(header, rest)| Some((header, rest.split_once('.')?)));
        let Some((header_text, (claims, signature))) = parts else {
            return Err(malformed("the token does not have three parts"));
        };
        let header = decode(header_text).ok_or_else(|| malformed("the header of the token is not base64url"))?;
        let header = strict::object(&header).filter(|header| header.len() <= MOST_MEMBERS);
        let mut header = header.ok_or_else(|| malformed("the header of the token is not that of a JWT"))?;
        match header.take("alg") {
            Some(Json::Text(algorithm)) if algorithm == "RS256" => {}
            Some(Json::Text(_)) => {
                return Err(Denied::new(DeniedReason::Algorithm, "the token is not signed with RS256"));
            }
            _ => return Err(malformed("the token names no algorithm")),
        }
        if header.take("crit").is_some() {
            return Err(malformed("the token asks for an extension of the JWT format"));
        }
        let is_jwt = |typ| matches!(typ, Json::Text(typ) if typ.eq_ignore_ascii_case("JWT"));
        if !header.take("typ").is_none_or(is_jwt) {
            return Err(malformed("the token says that it is something else than a JWT"));
        }
        // Of the other members none counts: keys and links to keys are the sender's word (RFC 8725, section 3.10).
        let Some(Json::Text(key_id)) = header.take("kid") else {
            return Err(malformed("the token names no key"));
        };
        let signature = decode(signature).ok_or_else(|| malformed("the signature of the token is not base64url"))?;
        let (header, signed) = (header_text.len(), header_text.len() + 1 + claims.len());
        Ok((header, signed, key_id.into_owned(), signature))
    }

    /// A token that names no key.
    #[cfg(test)]
    pub(super) fn unnamed(message: &str, signature: Vec<u8>) -> Arc<Self> {
        let header = message.find('.').unwrap_or_default();
        Arc::new(Self { text: message.into(), header, signed: message.len(), key_id: String::new(), signature })
    }

    /// The token as it came.
    pub(crate) fn text(&self) -> &Secret {
        &self.text
    }

    /// What is signed.
    pub(super) fn message(&self) -> &[u8] {
        &self.text.expose().as_bytes()[..self.signed]
    }

    /// The JSON of the claims.
    pub(crate) fn claims(&self) -> Result<Vec<u8>, Denied> {
        decode(&self.text.expose()[self.header + 1..self.signed])
            .ok_or_else(|| malformed("the claims of the token are not base64url"))
    }
}

/// Leaves the token out.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// Base64url in its one form: no padding, no spare bits, so that no two texts stand for the same bytes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

pub(crate) fn malformed(detail: &'static str) -> Denied {
    Denied::new(DeniedReason::Malformed, detail)
}
