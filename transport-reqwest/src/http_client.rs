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
    pub(crate) fn new(settings: &Checked, is_native_tls: bool, names: Names) -> Result<Self, Error> {
        let rules = Arc::clone(&settings.rules);
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

#[cfg(test)]
mod tests {
    use std::io::{self, Read, Write};
    use std::net::{Ipv4Addr, TcpListener};
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use stytch_core::Project;
    use stytch_native::Config;

    use super::*;

    /// The port of the server that all names of these tests lead to.
    static PORT: OnceLock<u16> = OnceLock::new();

    /// Serves connections until the test is over; each for as long as it asks, or once.
    fn serve() -> u16 {
        *PORT.get_or_init(|| {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            thread::spawn(move || {
                for stream in listener.incoming() {
                    thread::spawn(move || answer(stream.unwrap()));
                }
            });
            port
        })
    }

    fn answer(mut stream: std::net::TcpStream) {
        let (mut request, mut byte) = (Vec::new(), [0]);
        while stream.read_exact(&mut byte).is_ok() {
            request.extend(byte);
            if request.ends_with(b"\r\n\r\n") {
                let is_last = request.starts_with(b"GET /last ");
                let close = if is_last { "connection: close\r\n" } else { "" };
                stream.write_all(format!("HTTP/1.1 200 OK\r\n{close}content-length: 2\r\n\r\nhi").as_bytes()).unwrap();
                if is_last {
                    return;
                }
                request.clear();
            }
        }
    }

    fn client_with(names: &Names) -> HttpClient {
        let project = Project::new("project-test-1", "secret-test-1").unwrap();
        let mut config = Config::new(project);
        config.allow_http = true;
        config.no_proxy = Some(stytch_native::NoProxy::parse("*"));
        HttpClient::new(&config.check("test").unwrap(), !cfg!(feature = "rustls"), names.clone()).unwrap()
    }

    async fn get(client: &HttpClient, path: &str) -> Result<Vec<u8>, TransportErrorKind> {
        let request = Request::get(format!("http://stytch.test:{}{path}", serve())).body(Vec::new()).unwrap();
        let sent = client.send(request, Duration::from_secs(20)).await;
        sent.map(Response::into_body).map_err(|error| error.kind)
    }

    /// On loopback, where only 127.0.0.1 listens. The port comes with the URL.
    fn loopback(last: u8) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, last], NO_PORT))
    }

    #[tokio::test]
    async fn a_name_is_looked_up_for_connections_and_its_addresses_serve_while_dns_is_down() {
        static LOOKED_UP: AtomicUsize = AtomicUsize::new(0);
        let names = Names::looked_up_by(|host, _| {
            assert_eq!(host, "stytch.test");
            match LOOKED_UP.fetch_add(1, Ordering::SeqCst) {
                0 => Ok(vec![loopback(1)]),
                _ => Err(io::Error::other("DNS is down")),
            }
        });
        let client = client_with(&names);
        for _ in 0..100 {
            assert_eq!(get(&client, "/").await.unwrap(), b"hi");
        }
        for _ in 0..3 {
            assert_eq!(get(&client, "/last").await.unwrap(), b"hi");
        }
        assert_eq!(LOOKED_UP.load(Ordering::SeqCst), 1);
        names.failed("stytch.test", NO_PORT);
        for _ in 0..3 {
            assert_eq!(get(&client, "/last").await.unwrap(), b"hi");
        }
        assert_eq!(LOOKED_UP.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn a_failed_connect_drops_the_addresses() {
        static LOOKED_UP: AtomicUsize = AtomicUsize::new(0);
        let names = Names::looked_up_by(|_, _| {
            let at = LOOKED_UP.fetch_add(1, Ordering::SeqCst);
            Ok(vec![loopback(if at == 0 { 2 } else { 1 })])
        });
        let client = client_with(&names);
        assert_eq!(get(&client, "/").await.unwrap_err(), TransportErrorKind::Connect);
        assert_eq!(get(&client, "/").await.unwrap(), b"hi");
        assert_eq!(LOOKED_UP.load(Ordering::SeqCst), 2);
    }

    /// Connections to it are neither accepted nor refused: the queue of its listener is full.
    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn an_address_that_does_not_answer_costs_about_a_second_once() {
        let silent = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        let address = SocketAddr::from((Ipv4Addr::new(127, 0, 0, 3), serve()));
        silent.bind(&address.into()).unwrap();
        silent.listen(0).unwrap();
        let _queued = std::net::TcpStream::connect(address).unwrap();

        let client = client_with(&Names::looked_up_by(|_, _| Ok(vec![loopback(3), loopback(1)])));
        let start = std::time::Instant::now();
        assert_eq!(get(&client, "/last").await.unwrap(), b"hi");
        assert!(
            (Duration::from_millis(500)..Duration::from_secs(5)).contains(&start.elapsed()),
            "{:?}",
            start.elapsed()
        );
        // From now on the one that answered is the first.
        let start = std::time::Instant::now();
        assert_eq!(get(&client, "/last").await.unwrap(), b"hi");
        assert!(start.elapsed() < Duration::from_millis(900), "{:?}", start.elapsed());
    }
}
