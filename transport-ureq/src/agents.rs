//! The connections of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::uri::Scheme;
use http::{Method, Request, Response, StatusCode};
use stytch_core::error::TransportError;
use stytch_native::{Choice, Names, Rules, unauthorized_by_proxy};
use ureq::config::Config;
use ureq::{Agent, Error, Proxy};

use crate::connect;
use crate::failure;

/// The connections of a client, with and without a proxy.
pub(crate) struct Agents {
    direct: Agent,
    https: Option<Agent>,
    http: Option<Agent>,
    rules: Arc<Rules>,
    /// The time limit of a try, unless another one is given.
    timeout: Duration,
}

impl Agents {
    /// Agents without a connection yet, with the configuration for their proxy.
    pub(crate) fn new(
        config: impl Fn(Option<Proxy>) -> Config,
        rules: Arc<Rules>,
        timeout: Duration,
    ) -> Result<Self, Error> {
        let (names, direct) = (Names::default(), config(None));
        // Without one that can be used, `rules` refuse the request.
        let proxied = |choice: &Choice| match choice {
            Ok(Some(proxy)) => {
                let proxy = Proxy::new(&proxy.url())?;
                Ok(Some(connect::agent(config(Some(proxy)), direct.clone(), &names)))
            }
            _ => Ok::<_, Error>(None),
        };
        Ok(Self {
            https: proxied(&rules.proxies.https)?,
            http: proxied(&rules.proxies.http)?,
            direct: connect::agent(direct.clone(), direct.clone(), &names),
            rules,
            timeout,
        })
    }

    /// The same agents without a connection, for another process: what this one has under way is never touched again.
    pub(crate) fn reconnected(&self) -> Self {
        let names = Names::default();
        let direct = self.direct.config();
        let again = |agent: &Agent| connect::agent(agent.config().clone(), direct.clone(), &names);
        Self {
            direct: again(&self.direct),
            https: self.https.as_ref().map(again),
            http: self.http.as_ref().map(again),
            rules: Arc::clone(&self.rules),
            timeout: self.timeout,
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
                Err(unauthorized_by_proxy())
            }
            response => response.map_err(failure::error),
        }
    }

    fn agent(&self, request: &Request<Vec<u8>>) -> Result<&Agent, TransportError> {
        let is_http = request.uri().scheme() == Some(&Scheme::HTTP);
        let proxied = if is_http { &self.http } else { &self.https };
        let proxy = self.rules.proxy(request.uri())?;
        Ok(proxy.and(proxied.as_ref()).unwrap_or(&self.direct))
    }

    fn transfer(
        &self,
        agent: &Agent,
        request: Request<impl ureq::AsSendBody>,
        limit: Duration,
    ) -> Result<Response<ureq::Body>, Error> {
        if limit == self.timeout {
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
