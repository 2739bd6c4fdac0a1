//! The one place that does I/O.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::{Method, Request, Response, StatusCode};
use reqwest::{Proxy, Url, redirect, retry};
use stytch_core::Error;
use stytch_core::error::{BuildError, TransportError, TransportErrorKind};
use stytch_native::{Checked, Choice, Names, Rules, unauthorized_by_proxy};

use crate::names::{NO_PORT, Resolver};
use crate::{failure, tls};

/// Carries requests.
pub(crate) struct HttpClient {
    client: reqwest::Client,
    /// Whether it was given, with settings of its own.
    is_given: bool,
    names: Names,
    rules: Arc<Rules>,
}

impl HttpClient {
    /// One with these settings.
    pub(crate) fn new(settings: &Checked, is_native_tls: bool) -> Result<Self, Error> {
        let (names, rules) = (Names::default(), Arc::clone(&settings.rules));
        let resolver = Resolver { names: names.clone(), connect_timeout: settings.connect_timeout };
        let mut client = reqwest::Client::builder()
            .user_agent(&settings.user_agent)
            .connect_timeout(settings.connect_timeout)
            .pool_max_idle_per_host(settings.idle_connections)
            .pool_idle_timeout(settings.idle_timeout)
            .dns_resolver(resolver)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .http1_only()
            // Other crates of the program may turn these features of reqwest on.
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .no_proxy();
        if let Some(proxy) = proxy(&rules)? {
            client = client.proxy(proxy);
        }
        let client = tls::choose(client, is_native_tls, settings.root_certificates.as_deref())?;
        let unusable =
            |error: reqwest::Error| BuildError::configuration("http_client", error.without_url().to_string());
        Ok(Self { client: client.build().map_err(unusable)?, is_given: false, names, rules })
    }

    /// This one of the program's.
    pub(crate) fn given(client: reqwest::Client, rules: Arc<Rules>) -> Self {
        Self { client, is_given: true, names: Names::default(), rules }
    }

    /// Sends a request once. Dropping the future closes its connection, so that what arrives later reaches no other call.
    pub(crate) async fn send(
        &self,
        request: Request<Vec<u8>>,
        limit: Duration,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        self.rules.proxy(request.uri())?;
        let host = request.uri().host().unwrap_or_default().to_owned();
        let request = outgoing(request)?;
        match tokio::time::timeout(limit, self.exchange(request, &host)).await {
            Ok(result) => result,
            Err(elapsed) => Err(TransportError::new(TransportErrorKind::Timeout, elapsed)),
        }
    }

    async fn exchange(&self, request: reqwest::Request, host: &str) -> Result<Response<Vec<u8>>, TransportError> {
        let url = self.is_given.then(|| request.url().clone());
        let mut received = self.client.execute(request).await.map_err(|error| {
            if error.is_connect() {
                self.names.failed(host, NO_PORT);
            }
            failure::error(error)
        })?;
        if received.status() == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
            return Err(unauthorized_by_proxy());
        }
        if url.is_some_and(|url| url != *received.url()) {
            let problem = "the HTTP client that was given follows redirects: build it with `redirect::Policy::none()`";
            return Err(TransportError::new(TransportErrorKind::Redirect, problem));
        }
        if let Some(address) = received.remote_addr() {
            self.names.connected(host, SocketAddr::new(address.ip(), NO_PORT));
        }
        let mut response = Response::new(Vec::new());
        *response.status_mut() = received.status();
        *response.headers_mut() = std::mem::take(received.headers_mut());
        let body = response.body_mut();
        let mut left = self.rules.max_response_bytes;
        let too_large = || TransportError::new(TransportErrorKind::TooLarge, "the body has more bytes than the limit");
        if received.content_length().is_some_and(|length| length > left) {
            return Err(too_large());
        }
        while let Some(chunk) = received.chunk().await.map_err(failure::error)? {
            let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
            left = left.checked_sub(length).ok_or_else(too_large)?;
            body.extend_from_slice(&chunk);
        }
        Ok(response)
    }
}

/// The request as one of reqwest, which has a URL of another form.
fn outgoing(request: Request<Vec<u8>>) -> Result<reqwest::Request, TransportError> {
    let refused = |problem| {
        TransportError::new(TransportErrorKind::Connect, Error::from(BuildError::configuration("uri", problem)))
    };
    let (parts, body) = request.into_parts();
    let url = Url::parse(&parts.uri.to_string()).map_err(|_| refused("is not a URL with scheme and host"))?;
    if url.path() != parts.uri.path() || url.query() != parts.uri.query() {
        return Err(refused("has characters that reqwest would change"));
    }
    let has_body = !body.is_empty() || !matches!(parts.method, Method::GET | Method::DELETE);
    let mut request = reqwest::Request::new(parts.method, url);
    *request.headers_mut() = parts.headers;
    *request.body_mut() = has_body.then(|| body.into());
    Ok(request)
}

/// Chooses a proxy by our own rules; without one, reqwest need not ask.
fn proxy(rules: &Arc<Rules>) -> Result<Option<Proxy>, BuildError> {
    let url = |choice: &Choice| match choice {
        Ok(Some(proxy)) => {
            let unusable = |_| BuildError::configuration("proxy", "is not the URL of a proxy");
            Url::parse(&proxy.url()).map(Some).map_err(unusable)
        }
        _ => Ok(None),
    };
    let (https, http) = (url(&rules.proxies.https)?, url(&rules.proxies.http)?);
    if https.is_none() && http.is_none() {
        return Ok(None);
    }
    let rules = Arc::clone(rules);
    Ok(Some(Proxy::custom(move |target| {
        let is_proxied = matches!(rules.proxies.choice(&target.as_str().parse().ok()?), Ok(Some(_)));
        let proxy = if target.scheme() == "http" { &http } else { &https };
        proxy.clone().filter(|_| is_proxied)
    })))
}

/// Leaves out reqwest's own configuration.
impl fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rules.fmt(f)
    }
}
