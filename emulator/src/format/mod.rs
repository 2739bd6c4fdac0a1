//! Text formats that are not specific to Stytch: times, URLs and PKCE challenges.

pub(crate) mod pkce;
pub(crate) mod rfc3339;
pub(crate) mod url;
