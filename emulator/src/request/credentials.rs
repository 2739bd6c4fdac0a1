//! The credentials in the `Authorization` header of a request.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::Request;
use http::header::AUTHORIZATION;

/// The user name and password of HTTP Basic, as `name:password`.
pub(crate) fn basic(request: &Request<Vec<u8>>) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(of_scheme(request, "basic")?).ok()
}

/// Whether there are credentials for HTTP Basic, of any form.
pub(crate) fn has_basic(request: &Request<Vec<u8>>) -> bool {
    of_scheme(request, "basic").is_some()
}

/// The bearer token.
pub(crate) fn bearer(request: &Request<Vec<u8>>) -> Option<&str> {
    of_scheme(request, "bearer")
}

fn of_scheme<'a>(request: &'a Request<Vec<u8>>, wanted: &str) -> Option<&'a str> {
    let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credentials) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case(wanted).then_some(credentials)
}
