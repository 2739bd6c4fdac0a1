//! Converts ureq's errors to transport errors.

use std::fmt;
use std::io::{self, ErrorKind};

use stytch_core::error::{TransportError, TransportErrorKind};
use ureq::{Error, Timeout};

/// An error from before the connection was made: none of the request was sent.
#[derive(Debug)]
pub(crate) struct NotConnected(Error);

impl NotConnected {
    /// The error as one of ureq's. A connection through a proxy is made of two, and has one error.
    pub(crate) fn wrap(error: Error) -> Error {
        match error {
            Error::Other(other) if other.is::<Self>() => Error::Other(other),
            error => Error::Other(Box::new(Self(error))),
        }
    }
}

impl fmt::Display for NotConnected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for NotConnected {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

pub(crate) fn error(error: Error) -> TransportError {
    match error {
        Error::Other(other) => match other.downcast::<NotConnected>() {
            Ok(not_connected) => {
                let NotConnected(error) = *not_connected;
                let kind =
                    if is_refusal(&error) { TransportErrorKind::ProxyRefused } else { TransportErrorKind::Connect };
                TransportError::new(kind, error)
            }
            Err(other) => TransportError::new(TransportErrorKind::Interrupted, other),
        },
        error => TransportError::new(kind(&error), error),
    }
}

/// An error that may have occurred after the request was sent counts as one that did: the caller must not conclude that
/// nothing was sent when something was.
fn kind(error: &Error) -> TransportErrorKind {
    match error {
        Error::BadUri(_) | Error::TlsRequired => TransportErrorKind::Connect,
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => TransportErrorKind::Connect,
        Error::Timeout(_) => TransportErrorKind::Timeout,
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => TransportErrorKind::TooLarge,
        Error::Io(error) if error.kind() == ErrorKind::TimedOut => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Interrupted,
    }
}

/// Whether the proxy itself said no, so that another try would get the same response. A 5xx says that the proxy failed to
/// connect, as does no response at all. ureq tells these apart only by its text.
fn is_refusal(error: &Error) -> bool {
    match error {
        Error::ConnectProxyFailed(reason) => {
            let status = reason.strip_prefix("proxy server responded ");
            status.is_some_and(|status| !status.starts_with('5'))
        }
        Error::Io(error) => error.kind() == ErrorKind::PermissionDenied || is_refusal_of_socks(error),
        _ => false,
    }
}

fn is_refusal_of_socks(error: &io::Error) -> bool {
    let refusals = ["connection not allowed by ruleset", "no acceptable auth methods", "unknown auth method"];
    error.kind() == ErrorKind::Other && refusals.contains(&error.to_string().as_str())
}
