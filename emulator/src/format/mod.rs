//! Formats that are not specific to Stytch: times, URLs and PKCE challenges.

pub(crate) mod base32;
pub(crate) mod base58;
pub(crate) mod export;
pub(crate) mod hex;
pub(crate) mod pkce;
pub(crate) mod qr_code;
pub(crate) mod rfc3339;
pub(crate) mod url;
