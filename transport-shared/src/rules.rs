//! What holds for every request.

use http::Uri;
use http::uri::Scheme;
use stytch_core::error::{BuildError, TransportError, TransportErrorKind};
use stytch_core::flow::is_loopback;

use crate::{Proxies, Proxy};

const PLAIN_HTTP: &str = "is plain http to another machine: credentials would be readable; see `allow_http`";

/// What holds for every request.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rules {
    /// The proxies, and the hosts that are reached without them.
    pub proxies: Proxies,
    /// Whether plain `http` to another machine is allowed.
    pub allow_http: bool,
    /// The size limit of a response body.
    pub max_response_bytes: u64,
}

impl Rules {
    pub(crate) fn new(proxies: Proxies, allow_http: bool, max_response_bytes: u64) -> Self {
        Self { proxies, allow_http, max_response_bytes }
    }

    /// The proxy through which a request to this URL goes.
    ///
    /// # Errors
    ///
    /// [`TransportErrorKind::Connect`] if the request must not be sent: plain `http` to another machine, or a proxy that is set
    /// and cannot be used.
    pub fn proxy(&self, uri: &Uri) -> Result<Option<&Proxy>, TransportError> {
        let refused = |problem: BuildError| TransportError::new(TransportErrorKind::Connect, problem);
        let is_http = uri.scheme() == Some(&Scheme::HTTP);
        if is_http && !self.allow_http && !is_loopback(uri.host().unwrap_or_default()) {
            return Err(refused(BuildError::configuration("uri", PLAIN_HTTP)));
        }
        self.proxies.choice(uri).as_ref().map(Option::as_ref).map_err(|error| refused(error.clone()))
    }
}

/// The response of a proxy that wants credentials, or other ones.
pub fn unauthorized_by_proxy() -> TransportError {
    let problem = "the proxy wants credentials, or others than these (status 407)";
    TransportError::new(TransportErrorKind::ProxyRefused, problem)
}
