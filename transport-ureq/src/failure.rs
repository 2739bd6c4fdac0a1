//! ureq's errors as transport errors.

use std::io::{self, ErrorKind};

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
        // After the handshake, errors of TLS come as those of I/O.
        #[cfg(feature = "rustls")]
        Error::Rustls(_) => TransportErrorKind::Connect,
        #[cfg(feature = "native-tls")]
        Error::NativeTls(_) => TransportErrorKind::Connect,
        Error::Timeout(_) => TransportErrorKind::Timeout,
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => TransportErrorKind::TooLarge,
        Error::Io(error) => match error.kind() {
            // An unreachable host or network is not among these: a connection can break with it too.
            ErrorKind::ConnectionRefused | ErrorKind::AddrNotAvailable => TransportErrorKind::Connect,
            ErrorKind::TimedOut => TransportErrorKind::Timeout,
            _ if is_name_lookup(error) || is_distrust(error) => TransportErrorKind::Connect,
            _ => TransportErrorKind::Interrupted,
        },
        _ => TransportErrorKind::Interrupted,
    }
}

/// Whether no address was found for the host: std has no stable kind for that, only a text, or the codes of Windows.
fn is_name_lookup(error: &io::Error) -> bool {
    (cfg!(windows) && matches!(error.raw_os_error(), Some(11_001..=11_004)))
        || error.to_string().starts_with("failed to lookup address information")
}

/// Whether the server's certificate was refused, which happens before anything but the handshake is sent.
#[cfg(feature = "rustls")]
fn is_distrust(error: &io::Error) -> bool {
    let error = error.get_ref().and_then(|error| error.downcast_ref());
    matches!(error, Some(rustls::Error::InvalidCertificate(_)))
}

#[cfg(not(feature = "rustls"))]
fn is_distrust(_: &io::Error) -> bool {
    false
}
