//! How flows behave.

use std::time::Duration;

use super::RetryPolicy;
use crate::values::Vertical;

/// How flows behave. Setters are chained: `Settings::new().leeway(Duration::from_secs(5))`.
///
/// | setting | default |
/// |---|---|
/// | [`retries`](Self#structfield.retries) | two, see [`RetryPolicy`] |
/// | [`leeway`](Self#structfield.leeway) | none |
/// | [`issuers`](Self#structfield.issuers) | only `stytch.com/` with the project id, and the base URL |
/// | [`keys_cool_down`](Self#structfield.keys_cool_down) | 30 seconds |
/// | [`keys_stale`](Self#structfield.keys_stale) | a day |
/// | [`policy_fresh`](Self#structfield.policy_fresh) | 5 minutes |
/// | [`policy_stale`](Self#structfield.policy_stale) | an hour |
/// | [`vertical`](Self#structfield.vertical) | consumer |
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "setters return a changed copy"]
#[non_exhaustive]
pub struct Settings {
    /// Which failed requests are retried, and when.
    pub retries: RetryPolicy,
    /// How far the clocks of Stytch and of this machine may be apart when the `exp` and `nbf` of a token are checked.
    pub leeway: Duration,
    /// More issuers to accept in the `iss` of a token: the project's domain, such as `https://login.example.com`, if the
    /// base URL is another one. A slash at the end is ignored.
    pub issuers: Vec<String>,
    /// The shortest time between two fetches of the project's keys, whatever tokens ask for.
    pub keys_cool_down: Duration,
    /// How long keys are used after they were last fetched, while newer ones cannot be fetched.
    pub keys_stale: Duration,
    /// How long an RBAC policy is used before it is fetched again; after a failure, at most every 5 seconds.
    pub policy_fresh: Duration,
    /// How long an RBAC policy is used after it was last fetched, while a newer one cannot be fetched.
    pub policy_stale: Duration,
    /// The product that the project is of: where the keys for tokens of M2M clients are. Everything else names its product
    /// itself.
    pub vertical: Vertical,
}

impl Settings {
    /// The defaults of the table above.
    pub const fn new() -> Self {
        Self {
            retries: RetryPolicy::new(),
            leeway: Duration::ZERO,
            issuers: Vec::new(),
            keys_cool_down: Duration::from_secs(30),
            keys_stale: Duration::from_secs(24 * 60 * 60),
            policy_fresh: Duration::from_secs(5 * 60),
            policy_stale: Duration::from_secs(60 * 60),
            vertical: Vertical::Consumer,
        }
    }

    /// Which failed requests are retried, and when.
    pub fn retries(mut self, retries: RetryPolicy) -> Self {
        self.retries = retries;
        self
    }

    /// How far the clocks of Stytch and of this machine may be apart when the `exp` and `nbf` of a token are checked.
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// One more issuer to accept in the `iss` of a token. A slash at the end is ignored.
    pub fn issuer(mut self, issuer: impl Into<String>) -> Self {
        self.issuers.push(issuer.into());
        self
    }

    /// The shortest time between two fetches of the project's keys, whatever tokens ask for.
    pub fn keys_cool_down(mut self, cool_down: Duration) -> Self {
        self.keys_cool_down = cool_down;
        self
    }

    /// How long keys are used after they were last fetched, while newer ones cannot be fetched.
    pub fn keys_stale(mut self, stale: Duration) -> Self {
        self.keys_stale = stale;
        self
    }

    /// How long an RBAC policy is used before it is fetched again.
    pub fn policy_fresh(mut self, fresh: Duration) -> Self {
        self.policy_fresh = fresh;
        self
    }

    /// How long an RBAC policy is used after it was last fetched, while a newer one cannot be fetched.
    pub fn policy_stale(mut self, stale: Duration) -> Self {
        self.policy_stale = stale;
        self
    }

    /// The product that the project is of: where the keys for tokens of M2M clients are.
    pub fn vertical(mut self, vertical: Vertical) -> Self {
        self.vertical = vertical;
        self
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::new()
    }
}
