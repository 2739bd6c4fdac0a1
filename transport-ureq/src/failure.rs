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

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::thread;

    use stytch_core::error::TransportErrorKind;
    use stytch_core::{Error, RetryPolicy, consumer};

    use crate::Client;

    /// How a call fails through a proxy that responds with this to `CONNECT`.
    fn failure_through(response: &'static str) -> (TransportErrorKind, bool) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = format!("http://{}", listener.local_addr().unwrap());
        let proxied = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                request.extend(byte);
            }
            stream.write_all(response.as_bytes()).unwrap();
            String::from_utf8(request).unwrap()
        });
        let project = stytch_core::Project::new("project-test-1", "secret-test-1").unwrap();
        let client = Client::builder(project).base_url("https://192.0.2.1").proxy(proxy).retries(RetryPolicy::none());
        let result = client.build().unwrap().send(&consumer::users::Get::new("user-test-1"));
        assert!(proxied.join().unwrap().starts_with("CONNECT 192.0.2.1:443 "));
        let Err(Error::Transport(error)) = result else { panic!("{result:?}") };
        (error.kind, error.may_have_reached_server())
    }

    #[test]
    fn a_proxy_that_says_no_has_refused() {
        for status in ["407 Proxy Authentication Required", "403 Forbidden", "302 Found"] {
            let response = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
            assert_eq!(failure_through(response.leak()), (TransportErrorKind::ProxyRefused, false), "{status}");
        }
    }

    #[test]
    fn a_proxy_that_fails_has_made_no_connection() {
        let response = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(failure_through(response), (TransportErrorKind::Connect, false));
    }
}
