//! The settings that builders of clients share, and how they are checked.

use std::env;
use std::sync::Arc;
use std::time::Duration;

use http::Uri;
use rustls_pki_types::pem::PemObject;
use stytch_core::by_name::ClientOptions;
use stytch_core::error::BuildError;
use stytch_core::operation::Host;
use stytch_core::{Error, Project, Secret, Settings};

use crate::{FOREVER, Limits, NoProxy, Proxies, Rules, environment};

/// A certificate (DER).
pub type Certificate = rustls_pki_types::CertificateDer<'static>;

/// The settings of a client as they were set. `None` is the default.
#[derive(Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the builders document them")]
pub struct Config {
    pub project: Project,
    pub settings: Settings,
    /// Secret, like `fraud_url`, because a URL that `check` will refuse may contain a password.
    pub base_url: Option<Secret>,
    pub fraud_url: Option<Secret>,
    pub user_agent: Option<String>,
    pub timeout: Option<Duration>,
    pub connect_timeout: Option<Duration>,
    pub total_timeout: Option<Duration>,
    pub idle_connections: Option<usize>,
    pub idle_timeout: Option<Duration>,
    pub max_response_bytes: Option<u64>,
    /// Secret because the URL may contain a password.
    pub proxy: Option<Secret>,
    pub no_proxy: Option<NoProxy>,
    pub root_certificates: Option<Vec<u8>>,
    pub allow_http: bool,
}

/// The settings of a client that can be built.
#[derive(Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the builders document them")]
pub struct Checked {
    pub project: Project,
    pub settings: Settings,
    pub user_agent: String,
    pub limits: Limits,
    pub connect_timeout: Duration,
    pub idle_connections: usize,
    pub idle_timeout: Duration,
    /// DER.
    pub root_certificates: Option<Vec<Certificate>>,
    pub rules: Arc<Rules>,
}

impl Config {
    /// The default settings for this project.
    pub fn new(project: Project) -> Self {
        Self {
            project,
            settings: Settings::new(),
            base_url: None,
            fraud_url: None,
            user_agent: None,
            timeout: None,
            connect_timeout: None,
            total_timeout: None,
            idle_connections: None,
            idle_timeout: None,
            max_response_bytes: None,
            proxy: None,
            no_proxy: None,
            root_certificates: None,
            allow_http: false,
        }
    }

    /// The default settings for the project in the environment.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the variable.
    pub fn from_env() -> Result<Self, Error> {
        environment::project().map(Self::new)
    }

    /// The settings in these options. All of [`HONORED`](Self::HONORED) are read.
    pub fn from_options(options: ClientOptions) -> Self {
        let mut config = Self::new(options.project);
        config.settings = options.settings;
        config.user_agent = options.user_agent;
        config.allow_http = options.allow_http;
        config.timeout = options.timeout;
        config.connect_timeout = options.connect_timeout;
        config.total_timeout = options.total_timeout;
        config.idle_timeout = options.idle_timeout;
        config.idle_connections = options.idle_connections;
        config.max_response_bytes = options.max_response_bytes;
        config.proxy = options.proxy;
        config.no_proxy = options.no_proxy.as_deref().map(NoProxy::parse);
        config.root_certificates = options.root_certificates.map(String::into_bytes);
        config
    }

    /// The names of the driver's options that [`from_options`](Self::from_options) reads.
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

    /// The settings with their defaults, and those of the environment.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the setting that cannot be used.
    pub fn check(self, default_user_agent: &str) -> Result<Checked, Error> {
        let user_agent = self.user_agent.unwrap_or_else(|| default_user_agent.to_owned());
        let mut project = self.project.with_user_agent(&user_agent)?;
        let root_certificates = self.root_certificates.as_deref().map(certificates).transpose()?;
        if let Some(url) = &self.base_url {
            project = project.with_base_url(url.expose())?;
        }
        if let Some(url) = &self.fraud_url {
            project = project.with_fraud_url(url.expose())?;
        }
        if !self.allow_http {
            project.refuse_plaintext("allow_http")?;
        }
        let limit = |setting, timeout: Option<Duration>, default| match timeout {
            Some(Duration::ZERO) => Err(BuildError::configuration(setting, "is zero: no call can be that fast")),
            timeout => Ok(timeout.unwrap_or(Duration::from_secs(default)).min(FOREVER)),
        };
        let timeout = limit("timeout", self.timeout, 30)?;
        let connect_timeout = limit("connect_timeout", self.connect_timeout, 10)?;
        let total_timeout = limit("total_timeout", self.total_timeout, 60)?;
        let proxies = match &self.proxy {
            Some(url) => Proxies::set(url.expose(), self.no_proxy.unwrap_or_default())?,
            None => Proxies::from_environment(|name| env::var_os(name), self.no_proxy),
        };
        for host in [Host::Api, Host::Fraud] {
            let url = project.url(host).parse::<Uri>();
            url.map_or(Ok(None), |url| proxies.choice(&url).clone())?;
        }
        let max_response_bytes = self.max_response_bytes.unwrap_or(10 * 1024 * 1024);
        Ok(Checked {
            project,
            settings: self.settings,
            user_agent,
            limits: Limits::new(timeout, total_timeout),
            connect_timeout,
            idle_connections: self.idle_connections.unwrap_or(32),
            idle_timeout: self.idle_timeout.unwrap_or(Duration::from_secs(50)).min(FOREVER),
            root_certificates,
            rules: Arc::new(Rules::new(proxies, self.allow_http, max_response_bytes)),
        })
    }
}

fn certificates(pem: &[u8]) -> Result<Vec<Certificate>, BuildError> {
    let problem = |text| BuildError::configuration("root_certificates", text);
    let certificates: Result<Vec<_>, _> = Certificate::pem_slice_iter(pem).collect();
    match certificates {
        Ok(certificates) if certificates.is_empty() => Err(problem("holds no certificate")),
        certificates => certificates.map_err(|_| problem("is not PEM")),
    }
}
