//! The connections of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::uri::Scheme;
use http::{Method, Request, Response, StatusCode};
use stytch_core::error::{BuildError, TransportError, TransportErrorKind};
use stytch_core::flow::is_loopback;
use ureq::config::Config;
use ureq::{Agent, Error, Proxy};

use crate::connect;
use crate::failure;
use crate::names::Names;
use crate::no_proxy::NoProxy;
use crate::proxy::{Choice, is_direct};

/// The connections of a client, with and without a proxy.
pub(crate) struct Agents {
    direct: Agent,
    https: Proxied,
    http: Proxied,
    rules: Arc<Rules>,
}

/// The agent for a scheme: `Ok(None)` without a proxy, an error if the one that is set cannot be used.
type Proxied = Result<Option<Agent>, BuildError>;

/// What holds for every request.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) no_proxy: NoProxy,
    pub(crate) allow_http: bool,
    /// The time limit of a try, unless another one is given.
    pub(crate) timeout: Duration,
    pub(crate) max_response_bytes: u64,
}

impl Agents {
    /// Agents without a connection yet, with the configuration for their proxy.
    pub(crate) fn new(config: impl Fn(Option<Proxy>) -> Config, https: Choice, http: Choice, rules: Rules) -> Self {
        let (names, direct) = (Names::default(), config(None));
        let proxied = |choice: Choice| {
            choice.map(|proxy| proxy.map(|proxy| connect::agent(config(Some(proxy)), direct.clone(), &names)))
        };
        Self {
            https: proxied(https),
            http: proxied(http),
            direct: connect::agent(direct.clone(), direct.clone(), &names),
            rules: Arc::new(rules),
        }
    }

    /// The same agents without a connection, for another process: what this one has under way is never touched again.
    pub(crate) fn reconnected(&self) -> Self {
        let names = Names::default();
        let direct = self.direct.config();
        let again = |agent: &Agent| connect::agent(agent.config().clone(), direct.clone(), &names);
        let proxied = |agent: &Proxied| agent.as_ref().map(|agent| agent.as_ref().map(again)).map_err(Clone::clone);
        Self {
            direct: again(&self.direct),
            https: proxied(&self.https),
            http: proxied(&self.http),
            rules: Arc::clone(&self.rules),
        }
    }

    /// Sends a request once. The one place that does I/O.
    pub(crate) fn send(&self, request: Request<Vec<u8>>, limit: Duration) -> Result<Response<Vec<u8>>, TransportError> {
        let agent = self.agent(&request)?;
        let response = match *request.method() {
            // With a Vec, even an empty one, ureq would announce a body.
            Method::GET | Method::DELETE if request.body().is_empty() => {
                self.transfer(agent, request.map(|_| ()), limit)
            }
            _ => self.transfer(agent, request, limit),
        };
        let response = response.and_then(|response| {
            let (parts, mut body) = response.into_parts();
            // A body of exactly ureq's limit is too large for it.
            let body = body.with_config().limit(self.rules.max_response_bytes.saturating_add(1)).read_to_vec()?;
            Ok(Response::from_parts(parts, body))
        });
        match response {
            Ok(response) if response.status() == StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
                Err(failure::unauthorized_by_proxy())
            }
            response => response.map_err(failure::error),
        }
    }

    fn agent(&self, request: &Request<Vec<u8>>) -> Result<&Agent, TransportError> {
        let refused = |problem: BuildError| TransportError::new(TransportErrorKind::Connect, problem);
        let host = request.uri().host().unwrap_or_default();
        let is_http = request.uri().scheme() == Some(&Scheme::HTTP);
        if is_http && !self.rules.allow_http && !is_loopback(host) {
            let problem = "is plain http to another machine: credentials would be readable; see `allow_http`";
            return Err(refused(BuildError::configuration("uri", problem)));
        }
        if is_direct(host, &self.rules.no_proxy) {
            return Ok(&self.direct);
        }
        match if is_http { &self.http } else { &self.https } {
            Ok(agent) => Ok(agent.as_ref().unwrap_or(&self.direct)),
            Err(error) => Err(refused(error.clone())),
        }
    }

    fn transfer(
        &self,
        agent: &Agent,
        request: Request<impl ureq::AsSendBody>,
        limit: Duration,
    ) -> Result<Response<ureq::Body>, Error> {
        if limit == self.rules.timeout {
            return agent.run(request);
        }
        agent.run(agent.configure_request(request).timeout_global(Some(limit)).build())
    }
}

/// Leaves out ureq's own configuration.
impl fmt::Debug for Agents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rules.fmt(f)
    }
}
