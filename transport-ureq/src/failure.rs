//! Converts ureq's errors to transport errors.

use std::io::{self, ErrorKind};

use stytch_core::error::{TransportError, TransportErrorKind};
use ureq::{Error, Timeout};

pub(crate) fn error(error: Error) -> TransportError {
    TransportError::new(kind(&error), error)
}

/// An error that may have occurred after the connection was made counts as one that did: the caller must not conclude that
/// nothing was sent when something was.
fn kind(error: &Error) -> TransportErrorKind {
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::InvalidProxyUrl
        | Error::BadUri(_)
        | Error::RequireHttpsOnly(_)
        | Error::Tls(_)
        | Error::TlsRequired
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => TransportErrorKind::Connect,
        Error::ConnectProxyFailed(reason) if is_refusal(reason) => TransportErrorKind::ProxyRefused,
        Error::ConnectProxyFailed(_) => TransportErrorKind::Connect,
        // After the handshake, ureq reports errors of TLS as `Io`.
        #[cfg(feature = "rustls")]
        Error::Rustls(_) => TransportErrorKind::Connect,
        #[cfg(feature = "native-tls")]
        Error::NativeTls(_) => TransportErrorKind::Connect,
        Error::Timeout(_) => TransportErrorKind::Timeout,
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => TransportErrorKind::TooLarge,
        Error::Io(error) => match error.kind() {
            // Not for an unreachable host or network: an open connection can fail with these too.
            ErrorKind::ConnectionRefused | ErrorKind::AddrNotAvailable => TransportErrorKind::Connect,
            ErrorKind::TimedOut => TransportErrorKind::Timeout,
            _ if is_name_lookup(error) || is_distrust(error) => TransportErrorKind::Connect,
            _ => TransportErrorKind::Interrupted,
        },
        _ => TransportErrorKind::Interrupted,
    }
}

/// Whether the proxy itself said no, so that another try would get the same response. A 5xx says that the proxy failed to
/// connect, as does no response at all. ureq tells these apart only by its text.
fn is_refusal(reason: &str) -> bool {
    let status = reason.strip_prefix("proxy server responded ");
    status.is_some_and(|status| !status.starts_with('5'))
}

/// Whether the name lookup found no address. std has no stable `ErrorKind` for that, only a text, or the codes of Windows.
fn is_name_lookup(error: &io::Error) -> bool {
    (cfg!(windows) && matches!(error.raw_os_error(), Some(11_001..=11_004)))
        || error.to_string().starts_with("failed to lookup address information")
}

/// Whether the server's certificate was rejected, which happens before the request is sent.
#[cfg(feature = "rustls")]
fn is_distrust(error: &io::Error) -> bool {
    let error = error.get_ref().and_then(|error| error.downcast_ref());
    matches!(error, Some(rustls::Error::InvalidCertificate(_)))
}

#[cfg(not(feature = "rustls"))]
fn is_distrust(_: &io::Error) -> bool {
    false
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
