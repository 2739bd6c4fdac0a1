//! Settings of a client.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use stytch_core::error::BuildError;
use stytch_core::operation::Host;
use stytch_core::{Context, Error, Project, RetryPolicy, Secret, Settings};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, TlsProvider, parse_pem};
use ureq::{Agent, Proxy};

use crate::{Client, environment};

/// Limits the time of each step of a call. A macro, because the builders of agents and of requests have different types.
///
/// With a limit for the whole call, ureq would look up the host's name in a new thread for every call, even when it reuses
/// a connection.
macro_rules! limit {
    ($config:expr, $timeout:expr) => {
        $config
            .timeout_send_request(Some($timeout))
            .timeout_send_body(Some($timeout))
            .timeout_recv_response(Some($timeout))
            .timeout_recv_body(Some($timeout))
    };
}

pub(crate) use limit;

/// Settings of a [`Client`], from [`Client::builder`].
///
/// | setting | default |
/// |---|---|
/// | [`timeout`](Self::timeout) | 30 seconds for each step of a call |
/// | [`connect_timeout`](Self::connect_timeout) | 10 seconds |
/// | [`max_response_bytes`](Self::max_response_bytes) | 10 MiB |
/// | [`proxy`](Self::proxy) | the first of `ALL_PROXY`, `HTTPS_PROXY` and `HTTP_PROXY` that is set; none for the hosts in `NO_PROXY` |
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
    max_response_bytes: u64,
    /// Secret because the URL may contain a password.
    proxy: Option<Secret>,
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
            max_response_bytes: 10 * 1024 * 1024,
            proxy: None,
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

    /// The time limit of each step of a call over an open connection: sending the request, waiting for the response, and
    /// reading it. Default: 30 seconds. The limit applies to each try separately; see [`retries`](Self::retries).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The time limit for opening a connection, including TLS. Default: 10 seconds. The name lookup is not included; the
    /// operating system limits it.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The size limit of a response body. A larger response is an error. Default: 10 MiB.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// The proxy, such as `http://user:password@proxy.example:3128`. Default: that of the environment, see the table above.
    /// Loopback is never reached through a proxy.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(Secret::from(url.into()));
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
        if let Some(url) = &self.base_url {
            project = project.with_base_url(url.expose())?;
        }
        if let Some(url) = &self.fraud_url {
            project = project.with_fraud_url(url.expose())?;
        }
        let mut https_only = true;
        for (setting, host) in [("base_url", Host::Api), ("fraud_url", Host::Fraud)] {
            if project.is_plaintext(host) {
                if !self.allow_http {
                    let problem = "is plain http to another machine: credentials would be readable; see `allow_http`";
                    return Err(BuildError::configuration(setting, problem).into());
                }
                https_only = false;
            }
        }

        let config = || -> Result<_, Error> {
            let tls = tls(self.native_tls, self.root_certificates.as_deref())?;
            let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).tls_config(tls);
            Ok(limit!(config, self.timeout).timeout_connect(Some(self.connect_timeout)))
        };
        let mut remote = config()?.https_only(https_only);
        if let Some(url) = &self.proxy {
            let proxy = Proxy::new(url.expose())
                .map_err(|_| BuildError::configuration("proxy", "is not the URL of a proxy"))?;
            remote = remote.proxy(Some(proxy));
        }
        // The random state of the standard library's hash maps is random enough: no secret depends on the seed.
        let seed = RandomState::new().build_hasher().finish();
        Ok(Client {
            context: Context::new(project, seed).with_settings(self.settings),
            remote: remote.build().new_agent(),
            // A proxy would see plain http, and the credentials in it.
            loopback: config()?.proxy(None).build().new_agent(),
            timeout: None,
            max_response_bytes: self.max_response_bytes,
        })
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
