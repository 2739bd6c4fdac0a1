//! ureq's errors as transport errors.

use std::io::ErrorKind;

use stytch_core::{TransportError, TransportErrorKind};
use ureq::{Error, Timeout};

pub(crate) fn error(error: Error) -> TransportError {
    TransportError::new(kind(&error), error)
}

/// Whatever may have happened after the connection was made counts as such: the caller must not believe that nothing
/// was sent when something was.
fn kind(error: &Error) -> TransportErrorKind {
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::ConnectProxyFailed(_)
        | Error::InvalidProxyUrl
        | Error::BadUri(_)
        | Error::RequireHttpsOnly(_)
        | Error::Tls(_)
        | Error::TlsRequired
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => TransportErrorKind::Connect,
        Error::Timeout(_) => TransportErrorKind::Timeout,
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => TransportErrorKind::TooLarge,
        Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused
            | ErrorKind::AddrNotAvailable
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown => TransportErrorKind::Connect,
            ErrorKind::TimedOut => TransportErrorKind::Timeout,
            _ => TransportErrorKind::Interrupted,
        },
        _ => TransportErrorKind::Interrupted,
    }
}
