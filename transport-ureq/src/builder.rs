//! Settings of a client.

use std::env;
use std::time::Duration;

use http::Uri;
use stytch_core::by_name::ClientOptions;
use stytch_core::error::BuildError;
use stytch_core::operation::Host;
use stytch_core::{Error, Project, RetryPolicy, Secret, Settings};
use ureq::Agent;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, TlsProvider, parse_pem};

use crate::agents::{Agents, Rules};
use crate::client::Limits;
use crate::no_proxy::NoProxy;
use crate::process::CurrentProcess;
use crate::proxy::Proxies;
use crate::{Client, environment};

/// No limit of time is longer than this, so that a moment that far ahead can be told: a year.
pub(crate) const FOREVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Settings of a [`Client`], from [`Client::builder`].
///
/// | setting | default |
/// |---|---|
/// | [`timeout`](Self::timeout) | 30 seconds for each try |
/// | [`connect_timeout`](Self::connect_timeout) | 10 seconds of these |
/// | [`total_timeout`](Self::total_timeout) | 60 seconds for a whole call with its retries |
/// | [`idle_connections`](Self::idle_connections) | 32 for each host |
/// | [`idle_timeout`](Self::idle_timeout) | 50 seconds |
/// | [`max_response_bytes`](Self::max_response_bytes) | 10 MiB |
/// | [`proxy`](Self::proxy), [`no_proxy`](Self::no_proxy) | those of the environment |
/// | TLS | rustls with Mozilla's root certificates |
/// | [`settings`](Self::settings) | those of [`Settings`] |
/// | [`allow_http`](Self::allow_http) | off: plain `http` only to loopback |
///
/// Redirects are never followed: they would carry credentials to another host. Loopback is never reached through a proxy.
#[derive(Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    project: Project,
    settings: Settings,
    /// Secret, like `fraud_url`, because a URL that `build` will refuse may contain a password.
    base_url: Option<Secret>,
    fraud_url: Option<Secret>,
    user_agent: Option<String>,
    timeout: Duration,
    connect_timeout: Duration,
    total_timeout: Duration,
    idle_connections: usize,
    idle_timeout: Duration,
    max_response_bytes: u64,
    /// Secret because the URL may contain a password.
    proxy: Option<Secret>,
    no_proxy: Option<NoProxy>,
    root_certificates: Option<Vec<u8>>,
    native_tls: bool,
    allow_http: bool,
}

impl ClientBuilder {
    pub(crate) fn new(project: Project) -> Self {
        Self {
            project,
            settings: Settings::new(),
            base_url: None,
            fraud_url: None,
            user_agent: None,
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            total_timeout: Duration::from_secs(60),
            idle_connections: 32,
            idle_timeout: Duration::from_secs(50),
            max_response_bytes: 10 * 1024 * 1024,
            proxy: None,
            no_proxy: None,
            root_certificates: None,
            native_tls: !cfg!(feature = "rustls"),
            allow_http: false,
        }
    }

    /// The default settings for the project in the environment; see [`Client::from_env`].
    ///
    /// # Errors
    ///
    /// As for [`Client::from_env`].
    pub fn from_env() -> Result<Self, Error> {
        environment::project().map(Self::new)
    }

    /// The settings in these options, which are JSON in bindings for other languages.
    ///
    /// All options of [`HONORED`](Self::HONORED) are honored.
    pub fn from_options(options: ClientOptions) -> Self {
        let mut builder = Self::new(options.project);
        builder.settings = options.settings;
        builder.user_agent = options.user_agent;
        builder.allow_http = options.allow_http;
        builder.timeout = options.timeout.unwrap_or(builder.timeout);
        builder.connect_timeout = options.connect_timeout.unwrap_or(builder.connect_timeout);
        builder.total_timeout = options.total_timeout.unwrap_or(builder.total_timeout);
        builder.idle_timeout = options.idle_timeout.unwrap_or(builder.idle_timeout);
        builder.idle_connections = options.idle_connections.unwrap_or(builder.idle_connections);
        builder.max_response_bytes = options.max_response_bytes.unwrap_or(builder.max_response_bytes);
        builder.proxy = options.proxy;
        builder.no_proxy = options.no_proxy.as_deref().map(NoProxy::parse);
        builder.root_certificates = options.root_certificates.map(String::into_bytes);
        builder
    }

    /// The names of the driver's options that [`from_options`](Self::from_options) honors, for [`ClientOptions::read`].
    pub const HONORED: [&str; 9] = [
        "timeout_seconds",
        "connect_timeout_seconds",
        "total_timeout_seconds",
        "idle_timeout_seconds",
        "idle_connections",
        "max_response_bytes",
        "proxy",
        "no_proxy",
        "root_certificates",
    ];

    /// How flows behave: retries, leeway, issuers, how long keys and policies are used. Default: [`Settings::new`].
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Which failed requests are retried, and when: the [`retries`](Settings#structfield.retries) of the settings. Default:
    /// [`RetryPolicy::new`].
    pub fn retries(mut self, retries: RetryPolicy) -> Self {
        self.settings.retries = retries;
        self
    }

    /// Sends everything except fraud calls to this URL: a custom domain, or an emulator. A path in it becomes a prefix.
    /// Default: the URL of the project.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(Secret::from(url.into()));
        self
    }

    /// Sends fraud calls to this URL. Default: that of the project, `https://telemetry.stytch.com` unless it was changed.
    pub fn fraud_url(mut self, url: impl Into<String>) -> Self {
        self.fraud_url = Some(Secret::from(url.into()));
        self
    }

    /// The `User-Agent` header, instead of the project's. Default: `stytch-ureq/` and the version of this crate.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// The time limit of one try: looking the host up, connecting, sending the request, and reading the whole response.
    /// Default: 30 seconds. See [`total_timeout`](Self::total_timeout) for a call with its retries.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The part of [`timeout`](Self::timeout) that making a connection may take: looking the host up, TCP, and TLS. Default:
    /// 10 seconds.
    ///
    /// If a host has several addresses, the first ones have a second each to answer.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The time limit of one [`send`](Client::send), [`call`](Client::call), [`run`](Client::run) or
    /// [`execute`](Client::execute), and of each page of a list: all tries, the pauses between them, and waiting for what
    /// another thread fetches. Default: 60 seconds.
    ///
    /// A retry that would begin later is not begun: the call then ends with the error of the last try. A try that is cut off
    /// is a [`TransportErrorKind::TotalTimeout`](stytch_core::error::TransportErrorKind::TotalTimeout).
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = timeout;
        self
    }

    /// How many connections to each host are kept open while no call uses them. Default: 32, so that as many threads can
    /// call Stytch at the same time without connecting anew. 0 connects for each call.
    pub fn idle_connections(mut self, connections: usize) -> Self {
        self.idle_connections = connections;
        self
    }

    /// How long a connection is kept open while no call uses it. Default: 50 seconds, a little less than the minute after
    /// which load balancers commonly close it.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = timeout;
        self
    }

    /// The size limit of a response body. A larger response is an error. Default: 10 MiB.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// The proxy, such as `http://user:password@proxy.example:3128`. The schemes are `http` and `https`, `socks5` and
    /// `socks4`, which get an address that is looked up here, and `socks5h` and `socks4a`, which look it up themselves.
    /// User name and password are percent-encoded.
    ///
    /// Default: that of the environment, which a setting takes the place of. For `https` it is the first usable one of
    /// `HTTPS_PROXY`, `ALL_PROXY` and `HTTP_PROXY`, for plain `http` the first usable one of `HTTP_PROXY` and `ALL_PROXY`,
    /// each also in lowercase, which goes first. In a CGI program, where `REQUEST_METHOD` is set, `HTTP_PROXY` is not read:
    /// it may come from a header of the request. If none of those that are set can be used,
    /// [`build`](Self::build) fails, unless all hosts of the client are reached without a proxy.
    ///
    /// Loopback is never reached through a proxy.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(Secret::from(url.into()));
        self
    }

    /// The hosts that are reached without the proxy, separated by commas or blanks, by the rules of curl: a name stands for
    /// itself and its subdomains, `*` for all hosts, and an address may have a number of bits, as in `10.0.0.0/8`. A name may
    /// begin with `.` or `*.`, which changes nothing.
    ///
    /// Default: `no_proxy` or `NO_PROXY` of the environment for a proxy of the environment, and none for
    /// [`proxy`](Self::proxy).
    pub fn no_proxy(mut self, hosts: &str) -> Self {
        self.no_proxy = Some(NoProxy::parse(hosts));
        self
    }

    /// Trusts these root certificates (PEM) and no others, for instance those of a company's proxy or a test server. Default:
    /// Mozilla's, or with the feature `platform-verifier` those of the operating system.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates = Some(pem.into());
        self
    }

    /// Uses the TLS of the operating system. Default: rustls, unless the feature `rustls` is off.
    #[cfg(feature = "native-tls")]
    pub fn native_tls(mut self) -> Self {
        self.native_tls = true;
        self
    }

    /// Allows plain `http` to any host, over which anyone on the network can read the credentials. Default: only to loopback.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the setting that cannot be used.
    pub fn build(self) -> Result<Client, Error> {
        let user_agent = self.user_agent.as_deref().unwrap_or(concat!("stytch-ureq/", env!("CARGO_PKG_VERSION")));
        let mut project = self.project.with_user_agent(user_agent)?;
        let tls = tls(self.native_tls, self.root_certificates.as_deref())?;
        if let Some(url) = &self.base_url {
            project = project.with_base_url(url.expose())?;
        }
        if let Some(url) = &self.fraud_url {
            project = project.with_fraud_url(url.expose())?;
        }
        for (setting, host) in [("base_url", Host::Api), ("fraud_url", Host::Fraud)] {
            if project.is_plaintext(host) && !self.allow_http {
                let problem = "is plain http to another machine: credentials would be readable; see `allow_http`";
                return Err(BuildError::configuration(setting, problem).into());
            }
        }
        for (setting, timeout) in [
            ("timeout", self.timeout),
            ("connect_timeout", self.connect_timeout),
            ("total_timeout", self.total_timeout),
        ] {
            if timeout.is_zero() {
                return Err(BuildError::configuration(setting, "is zero: no call can be that fast").into());
            }
        }
        let proxies = match &self.proxy {
            Some(url) => Proxies::set(url.expose(), self.no_proxy.unwrap_or_default())?,
            None => Proxies::from_environment(|name| env::var_os(name), self.no_proxy),
        };
        for host in [Host::Api, Host::Fraud] {
            let url = project.url(host).parse::<Uri>();
            url.map_or(Ok(None), |url| proxies.choice(&url).clone())?;
        }

        let timeout = self.timeout.min(FOREVER);
        let config = |proxy| {
            Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .user_agent(user_agent)
                .timeout_global(Some(timeout))
                .timeout_connect(Some(self.connect_timeout.min(FOREVER)))
                .max_idle_connections_per_host(self.idle_connections)
                .max_idle_connections(self.idle_connections.saturating_mul(2))
                .max_idle_age(self.idle_timeout.min(FOREVER))
                .tls_config(tls.clone())
                .proxy(proxy)
                .build()
        };
        let rules = Rules {
            no_proxy: proxies.no_proxy,
            allow_http: self.allow_http,
            timeout,
            max_response_bytes: self.max_response_bytes,
        };
        let agents = Agents::new(config, proxies.https, proxies.http, rules);
        let limits = Limits { timeout, total_timeout: self.total_timeout.min(FOREVER) };
        Ok(Client::with_process(CurrentProcess::new(project, agents), self.settings, limits))
    }
}

fn tls(native_tls: bool, root_certificates: Option<&[u8]>) -> Result<TlsConfig, Error> {
    let provider = if native_tls { TlsProvider::NativeTls } else { TlsProvider::Rustls };
    let roots = match root_certificates {
        Some(pem) => RootCerts::new_with_certs(&certificates(pem)?),
        None if cfg!(feature = "platform-verifier") => RootCerts::PlatformVerifier,
        None => RootCerts::WebPki,
    };
    Ok(TlsConfig::builder().provider(provider).root_certs(roots).build())
}

fn certificates(pem: &[u8]) -> Result<Vec<Certificate<'static>>, Error> {
    let problem = |text| Error::from(BuildError::configuration("root_certificates", text));
    let mut certificates = Vec::new();
    for item in parse_pem(pem) {
        if let PemItem::Certificate(certificate) = item.map_err(|_| problem("is not PEM"))? {
            certificates.push(certificate);
        }
    }
    if certificates.is_empty() { Err(problem("holds no certificate")) } else { Ok(certificates) }
}
