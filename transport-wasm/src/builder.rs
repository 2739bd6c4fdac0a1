//! Settings of a client.

use std::time::Duration;

use stytch_core::{BuildError, Cache, Error, Host, Project, RetryPolicy, Settings};

use crate::fetch::Limits;
use crate::{Client, host};

/// Settings of a [`Client`], from [`Client::builder`].
///
/// | setting | at first |
/// |---|---|
/// | [`timeout`](Self::timeout) of each try | 30 seconds |
/// | [`max_response_bytes`](Self::max_response_bytes) | 10 MiB |
/// | [`settings`](Self::settings) of flows, such as retries | those of [`Settings`] |
/// | plain `http` | loopback only |
/// | in a browser | refused |
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

    /// The `User-Agent`, `stytch-wasm/VERSION` at first; in place of any that the project has. Browsers may send their own
    /// instead.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// How long one try of a call takes at most, from making a connection to the end of the answer. Each try has that time
    /// anew, see [`retries`](Self::retries).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// The size of the biggest answer that is read, when unpacked; a bigger one is an error.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.limits.max_response_bytes = bytes;
        self
    }

    /// Allows plain `http` to any host: credentials then cross the network readable. Loopback needs no permission.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// Allows the secret in a browser, for tests: whoever opens the page can read it, and do anything to the project.
    pub fn allow_secret_in_browser(mut self) -> Self {
        self.allow_secret_in_browser = true;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the setting that has no usable value; `secret` in a browser, where it would be no secret.
    pub fn build(self) -> Result<Client, Error> {
        if !self.allow_secret_in_browser && host::is_browser() {
            let problem = "must not be in a browser, where everybody can read it; see `allow_secret_in_browser`";
            return Err(BuildError::configuration("secret", problem).into());
        }
        let user_agent = self.user_agent.as_deref().unwrap_or(concat!("stytch-wasm/", env!("CARGO_PKG_VERSION")));
        let mut project = self.project.with_user_agent(user_agent)?;
        if let Some(url) = &self.base_url {
            project = project.with_base_url(url)?;
        }
        if let Some(url) = &self.fraud_url {
            project = project.with_fraud_url(url)?;
        }
        for (setting, host) in [("base_url", Host::Api), ("fraud_url", Host::Fraud)] {
            if project.is_readable_on_the_way_to(host) && !self.allow_http {
                let problem = "is plain http to another machine: credentials would be readable; see `allow_http`";
                return Err(BuildError::configuration(setting, problem).into());
            }
        }
        // Random enough for jitter, and there at any time: Workers have better randomness only while they serve a request.
        let seed = js_sys::Math::random().to_bits();
        Ok(Client { cache: Cache::new(project, seed).with_settings(self.settings), limits: self.limits })
    }
}
