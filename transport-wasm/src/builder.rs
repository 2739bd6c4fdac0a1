//! Settings of a client.

use std::time::Duration;

use stytch_core::error::BuildError;
use stytch_core::{Context, Error, Project, RetryPolicy, Secret, Settings};

use crate::fetch::Limits;
use crate::{Client, host};

/// Settings of a [`Client`], from [`Client::builder`].
///
/// | setting | default |
/// |---|---|
/// | [`timeout`](Self::timeout) | 30 seconds for each try |
/// | [`max_response_bytes`](Self::max_response_bytes) | 10 MiB |
/// | [`settings`](Self::settings) | those of [`Settings`] |
/// | [`allow_http`](Self::allow_http) | off: plain `http` only to loopback |
/// | [`allow_secret_in_browser`](Self::allow_secret_in_browser) | off: no client in a browser |
///
/// Redirects are never followed: they would carry credentials to another host.
#[derive(Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    project: Project,
    settings: Settings,
    /// Secret, like `fraud_url`, because a URL that `build` will refuse may contain a password.
    base_url: Option<Secret>,
    fraud_url: Option<Secret>,
    user_agent: Option<String>,
    limits: Limits,
    allow_http: bool,
    allow_secret_in_browser: bool,
}

impl ClientBuilder {
    pub(crate) fn new(project: Project) -> Self {
        Self {
            project,
            settings: Settings::new(),
            base_url: None,
            fraud_url: None,
            user_agent: None,
            limits: Limits { timeout: Duration::from_secs(30), max_response_bytes: 10 * 1024 * 1024 },
            allow_http: false,
            allow_secret_in_browser: false,
        }
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

    /// The `User-Agent` header, instead of the project's. Default: `stytch-wasm/` and the version of this crate. Browsers may
    /// send their own instead.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// The time limit of one try of a call, from connecting to the end of the response. Default: 30 seconds. The limit applies
    /// to each try separately; see [`retries`](Self::retries).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// The size limit of a response body after decompression. A larger response is an error. Default: 10 MiB.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.limits.max_response_bytes = bytes;
        self
    }

    /// Allows plain `http` to any host, over which anyone on the network can read the credentials. Default: only to loopback.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// Allows a client in a browser, for tests. Default: it is refused, as anyone who opens the page can read the secret and do
    /// anything to the project.
    pub fn allow_secret_in_browser(mut self) -> Self {
        self.allow_secret_in_browser = true;
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the setting that cannot be used, or `secret` in a browser.
    pub fn build(self) -> Result<Client, Error> {
        if !self.allow_secret_in_browser && host::is_browser() {
            let problem = "must not be in a browser, where anyone can read it; see `allow_secret_in_browser`";
            return Err(BuildError::configuration("secret", problem).into());
        }
        let user_agent = self.user_agent.as_deref().unwrap_or(concat!("stytch-wasm/", env!("CARGO_PKG_VERSION")));
        let mut project = self.project.with_user_agent(user_agent)?;
        if let Some(url) = &self.base_url {
            project = project.with_base_url(url.expose())?;
        }
        if let Some(url) = &self.fraud_url {
            project = project.with_fraud_url(url.expose())?;
        }
        if !self.allow_http {
            project.refuse_plaintext("allow_http")?;
        }
        // Random enough for jitter, and always available: Workers have better randomness only while they serve a request.
        let seed = js_sys::Math::random().to_bits();
        Ok(Client::with_context(Context::new(project, seed), self.settings, self.limits))
    }
}
