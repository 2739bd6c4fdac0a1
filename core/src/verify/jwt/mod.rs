//! JSON Web Tokens (RFC 7519) that Stytch signs: session JWTs and access tokens.
//!
//! What must hold for all of them, in the order in which it is checked:
//!
//! | rule | otherwise |
//! |---|---|
//! | three parts; header and signature are base64url without padding, and the header is that of a JWT, no member twice | `Malformed` |
//! | `alg` is `RS256`; no other algorithm is accepted, whatever key the token names | `Algorithm` |
//! | the project has the key `kid` | `UnknownKey` |
//! | the signature is that key's, over the first two parts as received | `Signature` |
//! | the claims are base64url of a JSON object, no member twice, with `aud`, `iss`, `sub` and `exp` of the right types | `Malformed` |
//! | `sub` is not empty | `Malformed` |
//! | `aud` is or contains the project id | `Audience` |
//! | `iss` is `stytch.com/` with the project id, the base URL, or one of [`Settings::issuers`](crate::Settings::issuers) | `Issuer` |
//! | now < `exp` + leeway | `Expired` |
//! | now ≥ `nbf` − leeway, if there is one | `NotYetValid` |
//! | with a max age: there is an `iat` | `Malformed` |
//! | with a max age: it is not zero, and now < `iat` + max age | `TooOld` |
//!
//! The claims are read only after the signature was verified.

mod claims;
mod keys;
mod strict;
mod token;
mod verify_jwt;
mod verify_once;

pub(crate) use claims::{Claims, ORGANIZATION, STYTCH, SessionClaim, UNREADABLE, organization_claim, unix_time};
pub(crate) use keys::{KEYS, KeySet, NO_KEY};
pub(crate) use strict::Json;
pub(crate) use token::malformed;
pub(crate) use verify_jwt::Unverified;
pub(crate) use verify_once::VerifyOnce;

#[cfg(test)]
mod tests;
