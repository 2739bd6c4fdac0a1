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
/// | [`cache_size`](Self#structfield.cache_size) | 1,000 of each kind |
/// | [`unverified_per_second`](Self#structfield.unverified_per_second) | 10 |
/// | [`verified_tokens`](Self#structfield.verified_tokens) | none |
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
    /// The shortest time between the beginnings of two fetches of the project's keys, whatever tokens ask for. A
    /// `Retry-After` of a failed fetch prolongs it, up to 5 minutes from the failure.
    ///
    /// A refresh of keys that are no longer fresh does not count: if a token names a key that it did not bring, one more
    /// fetch follows at once. A fetch that has no outcome after 30 seconds is replaced, even if this is longer. Keys that
    /// may be used for less time ([`keys_stale`](Self#structfield.keys_stale)) are fetched when their time is over.
    pub keys_cool_down: Duration,
    /// How long keys are used after they were last fetched, while newer ones cannot be fetched.
    pub keys_stale: Duration,
    /// The longest time that an RBAC policy is used before it is fetched again. The processes of a fleet do that at
    /// different moments: after between half of this time and all of it, at random. If that fails, the next fetch follows
    /// after as long again, while the old policy may be used. Without one, it is fetched at most every 5 seconds. A
    /// `Retry-After` postpones it, up to 5 minutes.
    pub policy_fresh: Duration,
    /// How long an RBAC policy is used after it was last fetched, while a newer one cannot be fetched.
    pub policy_stale: Duration,
    /// How many values of each kind are kept: policies of organizations, and tokens of M2M clients. The least recently used
    /// one is dropped first; 0 counts as 1. For thousands: each fetch for a key that is not kept looks through all of them.
    pub cache_size: usize,
    /// How many session JWTs whose signature could not be checked, because the project's keys could not be fetched, are
    /// sent to Stytch in a second, if the check may fall back to Stytch: so many at once, and as many again over each
    /// second that follows, so that no second has more than twice as many. All clones of the context count together.
    ///
    /// Such tokens may be made up, and too many of them would use up the project's rate limit at Stytch. Beyond the bound,
    /// and with 0 always, the check ends with the error that says why there are no keys: also for honest tokens, if made-up
    /// ones were faster. Such a question is one request, which is not retried. Tokens with a valid signature do not count.
    pub unverified_per_second: u32,
    /// How many tokens are remembered once they have been verified, so that checking the same token again takes about a
    /// tenth of the time: session JWTs, and the access tokens of M2M clients and connected apps. If there is no room, one
    /// that was not used for long gives way, sometimes before there are as many.
    ///
    /// Only the signature is not verified again. Each check compares `exp`, `nbf`, age, issuer, project and permissions as
    /// if it were the first. All tokens are forgotten when keys are fetched, which happens every few minutes. What is kept
    /// is not the token but its SHA-256 and what the check returns: 1 to 2 kB for a typical session.
    pub verified_tokens: usize,
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
            cache_size: 1_000,
            unverified_per_second: 10,
            verified_tokens: 0,
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

    /// The shortest time between the beginnings of two fetches of the project's keys, whatever tokens ask for.
    pub fn keys_cool_down(mut self, cool_down: Duration) -> Self {
        self.keys_cool_down = cool_down;
        self
    }

    /// How long keys are used after they were last fetched, while newer ones cannot be fetched.
    pub fn keys_stale(mut self, stale: Duration) -> Self {
        self.keys_stale = stale;
        self
    }

    /// The longest time that an RBAC policy is used before it is fetched again.
    pub fn policy_fresh(mut self, fresh: Duration) -> Self {
        self.policy_fresh = fresh;
        self
    }

    /// How long an RBAC policy is used after it was last fetched, while a newer one cannot be fetched.
    pub fn policy_stale(mut self, stale: Duration) -> Self {
        self.policy_stale = stale;
        self
    }

    /// How many values of each kind are kept: policies of organizations, and tokens of M2M clients.
    pub fn cache_size(mut self, size: usize) -> Self {
        self.cache_size = size;
        self
    }

    /// How many session JWTs whose signature could not be checked, because the project's keys could not be fetched, are
    /// sent to Stytch in a second, if the check may fall back to Stytch.
    pub fn unverified_per_second(mut self, number: u32) -> Self {
        self.unverified_per_second = number;
        self
    }

    /// How many tokens are remembered once they have been verified, so that checking the same token again takes about a
    /// tenth of the time. See the [field](Self#structfield.verified_tokens).
    pub fn verified_tokens(mut self, tokens: usize) -> Self {
        self.verified_tokens = tokens;
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
