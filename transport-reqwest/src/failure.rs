//! Converts reqwest's errors to transport errors.

use std::error::Error;
use std::fmt;
use std::iter;

use stytch_core::error::{TransportError, TransportErrorKind};
use stytch_native::unauthorized_by_proxy;

/// An error of reqwest without the URL, which may contain ids of users, and with its causes, which reqwest leaves out.
#[derive(Debug)]
struct Failure(reqwest::Error);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        causes(&self.0).try_for_each(|cause| write!(f, ": {cause}"))
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    iter::successors(error.source(), |cause: &&(dyn Error + 'static)| (*cause).source())
}

pub(crate) fn error(error: reqwest::Error) -> TransportError {
    if causes(&error).any(|cause| cause.to_string() == "tunnel error: proxy authorization required") {
        return unauthorized_by_proxy();
    }
    TransportError::new(kind(&error), Failure(error.without_url()))
}

/// An error that may have occurred after the request was sent counts as one that did: the caller must not conclude that
/// nothing was sent when something was.
fn kind(error: &reqwest::Error) -> TransportErrorKind {
    if error.is_connect() {
        if causes(error).any(is_refusal) { TransportErrorKind::ProxyRefused } else { TransportErrorKind::Connect }
    } else if error.is_builder() {
        TransportErrorKind::Connect
    } else if error.is_redirect() {
        TransportErrorKind::Redirect
    } else if causes(error).any(is_too_large) {
        TransportErrorKind::TooLarge
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else {
        TransportErrorKind::Interrupted
    }
}

/// Whether the proxy itself said no, so that another try would get the same response. reqwest tells that only by its text, and
/// does not tell a 403 from a 502.
fn is_refusal(error: &(dyn Error + 'static)) -> bool {
    const REFUSALS: [&str; 3] = [
        "SOCKS error: credentials not accepted",
        "SOCKS error: server does not support user/pass authentication",
        "SOCKS error: connection not allowed",
    ];
    let text = error.to_string();
    REFUSALS.iter().any(|refusal| text.starts_with(refusal))
}

/// Whether the head of a response is larger than hyper reads. It says so only by its text.
fn is_too_large(error: &(dyn Error + 'static)) -> bool {
    error.to_string() == "message head is too large"
}
