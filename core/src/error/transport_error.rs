//! Requests without a response.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// The failure of a transport, with what is known about how far the request came.
///
/// `Display` is only the kind. The [source](Error::source) is the HTTP client's own error: it says more, such as "connection
/// refused", but what it shows, perhaps the URL, is up to that client.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TransportError {
    /// What kind of failure it was.
    pub kind: TransportErrorKind,
    source: Arc<dyn Error + Send + Sync>,
}

impl TransportError {
    /// A failure of this kind, with the transport's own error.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind, source: source.into().into() }
    }

    /// Nothing was tried.
    pub(crate) fn not_tried(kind: TransportErrorKind, problem: &'static str) -> Self {
        Self { kind, source: Arc::new(NotTried(problem)) }
    }

    /// Whether Stytch may have received the request and acted on it, so that a second try may do the same twice.
    pub fn may_have_reached_server(&self) -> bool {
        match self.kind {
            TransportErrorKind::Connect | TransportErrorKind::ProxyRefused | TransportErrorKind::CoolingDown => false,
            TransportErrorKind::Timeout
            | TransportErrorKind::TotalTimeout
            | TransportErrorKind::Redirect
            | TransportErrorKind::TooLarge
            | TransportErrorKind::Cancelled
            | TransportErrorKind::Interrupted => true,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

/// Why nothing was tried. A `String` as error would need the escapes of its `Debug`, 3 KB of a module that must be small.
#[derive(thiserror::Error)]
#[error("{0}")]
struct NotTried(&'static str);

impl fmt::Debug for NotTried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How a transport failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// Nothing was sent: the name lookup, TCP or TLS failed, or the HTTP client rejected the request.
    #[error("no connection was made")]
    Connect,
    /// Nothing was sent: the proxy refused to connect to Stytch, for instance with status 407 for lack of credentials. It
    /// is not retried.
    #[error("the proxy refused to connect")]
    ProxyRefused,
    /// Time ran out after the connection was made.
    #[error("timed out waiting for the response")]
    Timeout,
    /// The time limit of the whole call ran out: of all its tries, and the pauses between them. It is not retried.
    #[error("the time limit of the whole call ran out")]
    TotalTimeout,
    /// The response is a redirect, and the HTTP client says nothing else about it, as browsers do. It was not followed.
    /// HTTP clients that show redirects report them as [`ApiError`](crate::error::ApiError).
    #[error("the response is a redirect, which is not followed")]
    Redirect,
    /// The response is larger than the transport's limit.
    #[error("the response is larger than the limit")]
    TooLarge,
    /// Nothing was sent: the same request failed so recently that it is not tried again yet, or another flow has been
    /// waiting for its response for too long.
    #[error("not tried again so soon after a failure")]
    CoolingDown,
    /// The program cancelled the call. It is not retried.
    #[error("the call was cancelled")]
    Cancelled,
    /// The connection broke, or what arrived was not HTTP.
    #[error("the connection failed before the response was complete")]
    Interrupted,
}

impl TransportErrorKind {
    const ALL: [Self; 9] = [
        Self::Connect,
        Self::ProxyRefused,
        Self::Timeout,
        Self::TotalTimeout,
        Self::Redirect,
        Self::TooLarge,
        Self::CoolingDown,
        Self::Cancelled,
        Self::Interrupted,
    ];

    /// A stable name for logs and other languages, such as `too_large`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::ProxyRefused => "proxy_refused",
            Self::Timeout => "timeout",
            Self::TotalTimeout => "total_timeout",
            Self::Redirect => "redirect",
            Self::TooLarge => "too_large",
            Self::CoolingDown => "cooling_down",
            Self::Cancelled => "cancelled",
            Self::Interrupted => "interrupted",
        }
    }

    /// The kind with this [name](Self::as_str), for drivers in other languages.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_proxy_refused_did_not_reach_the_server() {
        let reached = |kind| TransportError::new(kind, "a reason").may_have_reached_server();
        assert!(!reached(TransportErrorKind::ProxyRefused));
        assert!(reached(TransportErrorKind::TotalTimeout));
    }

    #[test]
    fn clones_share_the_source() {
        let error = TransportError::new(TransportErrorKind::Interrupted, "reset");
        assert_eq!(error.clone().source().unwrap().to_string(), "reset");
    }

    #[test]
    fn what_was_not_tried_says_why() {
        let error = TransportError::not_tried(TransportErrorKind::CoolingDown, "the last fetch failed");
        let source = error.source().unwrap();
        assert_eq!([source.to_string(), format!("{source:?}")], ["the last fetch failed"; 2]);
    }
}
