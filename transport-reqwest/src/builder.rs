//! Settings of a client.

use std::time::Duration;

use stytch_core::by_name::ClientOptions;
use stytch_core::error::BuildError;
use stytch_core::{Error, Project, RetryPolicy, Secret, Settings};
use stytch_native::{Config, Names, NoProxy};

use crate::Client;
use crate::http_client::HttpClient;

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
    config: Config,
    native_tls: bool,
    http_client: Option<reqwest::Client>,
}

impl ClientBuilder {
    pub(crate) fn new(project: Project) -> Self {
        Self::with_config(Config::new(project))
    }

    fn with_config(config: Config) -> Self {
        Self { config, native_tls: !cfg!(feature = "rustls"), http_client: None }
    }

    /// The default settings for the project in the environment; see [`Client::from_env`].
    ///
    /// # Errors
    ///
    /// As for [`Client::from_env`].
    pub fn from_env() -> Result<Self, Error> {
        Config::from_env().map(Self::with_config)
    }

    /// The settings in these options, which are JSON in bindings for other languages.
    ///
    /// All options of [`HONORED`](Self::HONORED) are honored.
    pub fn from_options(options: ClientOptions) -> Self {
        Self::with_config(Config::from_options(options))
    }

    /// The names of the driver's options that [`from_options`](Self::from_options) honors, for [`ClientOptions::read`].
    pub const HONORED: [&str; 9] = Config::HONORED;

    /// How flows behave: retries, leeway, issuers, how long keys and policies are used. Default: [`Settings::new`].
    pub fn settings(mut self, settings: Settings) -> Self {
        self.config.settings = settings;
        self
    }

    /// Which failed requests are retried, and when: the [`retries`](Settings#structfield.retries) of the settings. Default:
    /// [`RetryPolicy::new`].
    pub fn retries(mut self, retries: RetryPolicy) -> Self {
        self.config.settings.retries = retries;
        self
    }

    /// Sends everything except fraud calls to this URL: a custom domain, or an emulator. A path in it becomes a prefix.
    /// Default: the URL of the project.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.config.base_url = Some(Secret::from(url.into()));
        self
    }

    /// Sends fraud calls to this URL. Default: that of the project, `https://telemetry.stytch.com` unless it was changed.
    pub fn fraud_url(mut self, url: impl Into<String>) -> Self {
        self.config.fraud_url = Some(Secret::from(url.into()));
        self
    }

    /// The `User-Agent` header, instead of the project's. Default: `stytch-reqwest/` and the version of this crate.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.config.user_agent = Some(user_agent.into());
        self
    }

    /// The time limit of one try: looking the host up, connecting, sending the request, and reading the whole response.
    /// Default: 30 seconds. See [`total_timeout`](Self::total_timeout) for a call with its retries.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.config.timeout = Some(timeout);
        self
    }

    /// The part of [`timeout`](Self::timeout) that making a connection may take: looking the host up, TCP, and TLS. Default:
    /// 10 seconds.
    ///
    /// If a host has several addresses, they have about a second each to answer, in turn.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.config.connect_timeout = Some(timeout);
        self
    }

    /// The time limit of one [`send`](Client::send), [`call`](Client::call), [`run`](Client::run) or
    /// [`execute`](Client::execute), and of each page of a list: all tries, the pauses between them, and waiting for what
    /// another task fetches. Default: 60 seconds.
    ///
    /// A retry that would begin later is not begun: the call then ends with the error of the last try. A try that is cut off
    /// is a [`TransportErrorKind::TotalTimeout`](stytch_core::error::TransportErrorKind::TotalTimeout).
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.config.total_timeout = Some(timeout);
        self
    }

    /// How many connections to each host are kept open while no call uses them. Default: 32, so that as many tasks can
    /// call Stytch at the same time without connecting anew. 0 connects for each call.
    pub fn idle_connections(mut self, connections: usize) -> Self {
        self.config.idle_connections = Some(connections);
        self
    }

    /// How long a connection is kept open while no call uses it. Default: 50 seconds, a little less than the minute after
    /// which load balancers commonly close it.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.config.idle_timeout = Some(timeout);
        self
    }

    /// The size limit of a response body. A larger response is an error. Default: 10 MiB.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.config.max_response_bytes = Some(bytes);
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
        self.config.proxy = Some(Secret::from(url.into()));
        self
    }

    /// The hosts that are reached without the proxy, separated by commas or blanks, by the rules of curl: a name stands for
    /// itself and its subdomains, `*` for all hosts, and an address may have a number of bits, as in `10.0.0.0/8`. A name may
    /// begin with `.` or `*.`, which changes nothing.
    ///
    /// Default: `no_proxy` or `NO_PROXY` of the environment for a proxy of the environment, and none for
    /// [`proxy`](Self::proxy).
    pub fn no_proxy(mut self, hosts: &str) -> Self {
        self.config.no_proxy = Some(NoProxy::parse(hosts));
        self
    }

    /// Trusts these root certificates (PEM) and no others, for instance those of a company's proxy or a test server. Default:
    /// Mozilla's, or with the feature `platform-verifier` those of the operating system.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.config.root_certificates = Some(pem.into());
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
        self.config.allow_http = true;
        self
    }

    /// Carries requests with this HTTP client of the program's, which shares its connections.
    ///
    /// What it sets itself cannot be set here: the limits of connections and idle connections, proxies, and TLS. Build it with
    /// `redirect::Policy::none()`: a redirect would carry credentials to another host. One that was followed is an error. A proxy
    /// of the environment is that client's to find.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the setting that cannot be used.
    pub fn build(mut self) -> Result<Client, Error> {
        if self.http_client.is_some() {
            self.refuse_settings_of_http_client()?;
            self.config.no_proxy = Some(NoProxy::parse("*"));
        }
        let checked = self.config.check(concat!("stytch-reqwest/", env!("CARGO_PKG_VERSION")))?;
        let http_client = match self.http_client {
            Some(client) => HttpClient::given(client, checked.rules),
            None => HttpClient::new(&checked, self.native_tls, Names::default())?,
        };
        Ok(Client::with_parts(checked.project, http_client, checked.settings, checked.limits))
    }

    fn refuse_settings_of_http_client(&self) -> Result<(), BuildError> {
        let config = &self.config;
        for (setting, is_set) in [
            ("connect_timeout", config.connect_timeout.is_some()),
            ("idle_connections", config.idle_connections.is_some()),
            ("idle_timeout", config.idle_timeout.is_some()),
            ("proxy", config.proxy.is_some()),
            ("no_proxy", config.no_proxy.is_some()),
            ("root_certificates", config.root_certificates.is_some()),
            ("native_tls", self.native_tls && cfg!(feature = "rustls")),
        ] {
            if is_set {
                let problem = "is up to the HTTP client that was given: set it there";
                return Err(BuildError::configuration(setting, problem));
            }
        }
        Ok(())
    }
}
