//! Settings of a client.

use std::env::{self, VarError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use stytch_core::{BuildError, Cache, Error, Host, Project, RetryPolicy, Secret, Settings};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, TlsProvider, parse_pem};
use ureq::{Agent, Proxy};

use crate::Client;

/// Limits each step of a call: a macro, since agents and requests have builders of their own types.
///
/// A limit of the whole call would make ureq look the host's name up in a new thread for every call, even on a connection
/// that is open already.
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
/// | setting | at first |
/// |---|---|
/// | [`timeout`](Self::timeout) of each step | 30 seconds |
/// | [`connect_timeout`](Self::connect_timeout) | 10 seconds |
/// | [`max_response_bytes`](Self::max_response_bytes) | 10 MiB |
/// | [`proxy`](Self::proxy) | the first of `ALL_PROXY`, `HTTPS_PROXY` and `HTTP_PROXY`, but for the hosts of `NO_PROXY` |
/// | TLS | rustls with Mozilla's root certificates |
/// | [`settings`](Self::settings) of flows, such as retries | those of [`Settings`] |
/// | plain `http` | loopback only, and never through a proxy |
///
/// Redirects are never followed: they would carry credentials to another host.
#[derive(Debug)]
#[must_use = "settings do nothing until `build`"]
pub struct ClientBuilder {
    project: Project,
    settings: Settings,
    base_url: Option<String>,
    fraud_url: Option<String>,
    user_agent: Option<String>,
    timeout: Duration,
    connect_timeout: Duration,
    max_response_bytes: u64,
    /// It may hold a password.
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

    /// The standard settings for the project that the environment names; see [`Client::from_env`].
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the variable that is not set, is empty or has no usable value.
    pub fn from_env() -> Result<Self, Error> {
        const ID: &str = "STYTCH_PROJECT_ID";
        const SECRET: &str = "STYTCH_SECRET";
        const BASE_URL: &str = "STYTCH_BASE_URL";
        let required = |name| variable(name)?.ok_or(BuildError::configuration(name, "is not set"));
        let (id, secret) = (required(ID)?, required(SECRET)?);
        let project = Project::new(id, secret).map_err(|error| match error {
            Error::Build(error) if error.field == "secret" => renamed(error, SECRET),
            error => named(error, ID),
        })?;
        let project = match variable(BASE_URL)? {
            Some(url) => project.with_base_url(&url).map_err(|error| named(error, BASE_URL))?,
            None => project,
        };
        Ok(Self::new(project))
    }

    /// How flows behave: retries, leeway, issuers, how long keys and policies are kept.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// What is tried again, and when: the [`retries`](Settings#structfield.retries) of the settings.
    pub fn retries(mut self, retries: RetryPolicy) -> Self {
        self.settings.retries = retries;
        self
    }

    /// Sends everything but fraud calls here: a custom domain, or an emulator. A path in the URL becomes a prefix.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Sends fraud calls here instead of `https://telemetry.stytch.com`.
    pub fn fraud_url(mut self, url: impl Into<String>) -> Self {
        self.fraud_url = Some(url.into());
        self
    }

    /// The `User-Agent`, `stytch-ureq/VERSION` at first; in place of any that the project has.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// How long each step of a call takes at most once there is a connection: sending the request, waiting for the answer,
    /// reading it. Each try has that time anew, see [`retries`](Self::retries).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long making a connection takes at most, TLS and all; looking the name up takes what the system allows it.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The size of the biggest answer that is read; a bigger one is an error.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// The proxy to go through, such as `http://user:password@proxy.example:3128`, instead of the environment's. Loopback
    /// is never reached through one.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(Secret::from(url.into()));
        self
    }

    /// Trusts these root certificates (PEM) and no others: for a company's own proxy, or a test server.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates = Some(pem.into());
        self
    }

    /// TLS by the operating system rather than rustls.
    #[cfg(feature = "native-tls")]
    pub fn native_tls(mut self) -> Self {
        self.native_tls = true;
        self
    }

    /// Allows plain `http` to any host: credentials then cross the network readable. Loopback needs no permission.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the setting that has no usable value.
    pub fn build(self) -> Result<Client, Error> {
        let user_agent = self.user_agent.as_deref().unwrap_or(concat!("stytch-ureq/", env!("CARGO_PKG_VERSION")));
        let mut project = self.project.with_user_agent(user_agent)?;
        if let Some(url) = &self.base_url {
            project = project.with_base_url(url)?;
        }
        if let Some(url) = &self.fraud_url {
            project = project.with_fraud_url(url)?;
        }
        let mut https_only = true;
        for (setting, host) in [("base_url", Host::Api), ("fraud_url", Host::Fraud)] {
            if project.is_readable_on_the_way_to(host) {
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
        // The standard library's hash maps have a random state, which is random enough for this.
        let seed = RandomState::new().build_hasher().finish();
        Ok(Client {
            cache: Cache::new(project, seed).with_settings(self.settings),
            remote: remote.build().new_agent(),
            // What is on this machine is not behind a proxy, which would see plain http and the credentials in it.
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

/// The same error, naming the variable that the value came from.
fn named(error: Error, variable: &str) -> Error {
    match error {
        Error::Build(error) => renamed(error, variable),
        error => error,
    }
}

fn renamed(mut error: BuildError, variable: &str) -> Error {
    variable.clone_into(&mut error.field);
    error.into()
}

/// The value of a variable; an empty one counts as not set.
fn variable(name: &'static str) -> Result<Option<String>, BuildError> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(BuildError::configuration(name, "is not Unicode")),
    }
}
