//! What the flows of a project share.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::b2b::OrgPolicy;
use crate::jwt::KeySet;
use crate::m2m;
use crate::models::Policy;
use crate::single_flight::Slot;
use crate::{Project, RetryPolicy, Vertical};

/// What the flows of a project share: the project, settings, and whatever was fetched once for all, such as keys, policies
/// and tokens.
///
/// Cheap to clone; clones share what was fetched. It locks itself, for no longer than it takes to look something up: threads
/// can use it at the same time, and nothing of it is locked while a request is under way.
#[derive(Clone)]
pub struct Cache {
    project: Project,
    settings: Arc<Settings>,
    shared: Arc<Shared>,
}

struct Shared {
    random: AtomicU64,
    keys: Mutex<Slot<KeySet>>,
    consumer_policy: Mutex<Slot<Policy>>,
    b2b_policy: Mutex<Slot<Policy>>,
    organization_policies: Mutex<Slots<String, OrgPolicy>>,
    m2m_tokens: Mutex<Slots<m2m::TokenKey, m2m::AccessToken>>,
}

/// How flows behave. Setters are chained: `Settings::new().leeway(Duration::from_secs(5))`.
///
/// | setting | at first |
/// |---|---|
/// | [`retries`](Self#structfield.retries) | two, see [`RetryPolicy`] |
/// | [`leeway`](Self#structfield.leeway) | none |
/// | [`issuers`](Self#structfield.issuers) | none but `stytch.com/` with the project id, and the base URL |
/// | [`keys_cool_down`](Self#structfield.keys_cool_down) | 30 seconds |
/// | [`keys_stale`](Self#structfield.keys_stale) | a day |
/// | [`policy_fresh`](Self#structfield.policy_fresh) | 5 minutes |
/// | [`policy_stale`](Self#structfield.policy_stale) | an hour |
/// | [`vertical`](Self#structfield.vertical) | consumer |
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "setters answer a changed copy"]
#[non_exhaustive]
pub struct Settings {
    /// What is tried again, and when.
    pub retries: RetryPolicy,
    /// How far the clocks of Stytch and of this machine may be apart, when the `exp` and `nbf` of a token are checked.
    pub leeway: Duration,
    /// More issuers to accept in the `iss` of a token: the project's domain, such as `https://login.example.com`, if the
    /// base URL is another one. A slash at the end does not count.
    pub issuers: Vec<String>,
    /// The shortest time between two fetches of the project's keys, whatever tokens ask for.
    pub keys_cool_down: Duration,
    /// How long keys are used after they were last fetched, if no newer ones can be had.
    pub keys_stale: Duration,
    /// How long an RBAC policy is used without asking for a newer one; after a failure it is asked for every 5 seconds at most.
    pub policy_fresh: Duration,
    /// How long an RBAC policy is used after it was last fetched, if no newer one can be had.
    pub policy_stale: Duration,
    /// Which product the project is of: where the keys for tokens of M2M clients are. Everything else says itself which
    /// product it is about.
    pub vertical: Vertical,
}

impl Settings {
    /// The settings of the table above.
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

    /// Sets [`retries`](Self#structfield.retries).
    pub fn retries(mut self, retries: RetryPolicy) -> Self {
        self.retries = retries;
        self
    }

    /// Sets [`leeway`](Self#structfield.leeway).
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// Adds to [`issuers`](Self#structfield.issuers).
    pub fn issuer(mut self, issuer: impl Into<String>) -> Self {
        self.issuers.push(issuer.into());
        self
    }

    /// Sets [`keys_cool_down`](Self#structfield.keys_cool_down).
    pub fn keys_cool_down(mut self, cool_down: Duration) -> Self {
        self.keys_cool_down = cool_down;
        self
    }

    /// Sets [`keys_stale`](Self#structfield.keys_stale).
    pub fn keys_stale(mut self, stale: Duration) -> Self {
        self.keys_stale = stale;
        self
    }

    /// Sets [`policy_fresh`](Self#structfield.policy_fresh).
    pub fn policy_fresh(mut self, fresh: Duration) -> Self {
        self.policy_fresh = fresh;
        self
    }

    /// Sets [`policy_stale`](Self#structfield.policy_stale).
    pub fn policy_stale(mut self, stale: Duration) -> Self {
        self.policy_stale = stale;
        self
    }

    /// Sets [`vertical`](Self#structfield.vertical).
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

/// How many organizations' policies, and how many tokens, are kept; the oldest go first.
const KEPT: usize = 1_000;

impl Cache {
    /// An empty cache with the standard settings.
    ///
    /// `seed` should be different in each process: it spreads out over time what many processes do, such as retries and the
    /// fetching of keys. No secret depends on it.
    pub fn new(project: Project, seed: u64) -> Self {
        Self {
            project,
            settings: Arc::new(Settings::new()),
            shared: Arc::new(Shared {
                random: AtomicU64::new(seed),
                keys: Mutex::new(Slot::new()),
                consumer_policy: Mutex::new(Slot::new()),
                b2b_policy: Mutex::new(Slot::new()),
                organization_policies: Mutex::default(),
                m2m_tokens: Mutex::default(),
            }),
        }
    }

    /// The same cache with other settings.
    #[must_use]
    pub fn with_settings(&self, settings: Settings) -> Self {
        Self { settings: Arc::new(settings), ..self.clone() }
    }

    /// The project.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A number that is random enough to spread things out over time (SplitMix64).
    pub(crate) fn random(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut number = self.shared.random.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    pub(crate) fn keys(&self) -> MutexGuard<'_, Slot<KeySet>> {
        lock(&self.shared.keys)
    }

    pub(crate) fn consumer_policy(&self) -> MutexGuard<'_, Slot<Policy>> {
        lock(&self.shared.consumer_policy)
    }

    pub(crate) fn b2b_policy(&self) -> MutexGuard<'_, Slot<Policy>> {
        lock(&self.shared.b2b_policy)
    }

    pub(crate) fn with_organization_policy<R>(
        &self,
        organization_id: &str,
        act: impl FnOnce(&mut Slot<OrgPolicy>) -> R,
    ) -> R {
        with_entry(&mut lock(&self.shared.organization_policies), organization_id, act)
    }

    pub(crate) fn with_m2m_token<R>(
        &self,
        key: &m2m::TokenKey,
        act: impl FnOnce(&mut Slot<m2m::AccessToken>) -> R,
    ) -> R {
        with_entry(&mut lock(&self.shared.m2m_tokens), key, act)
    }
}

/// Leaves out what was fetched: tokens are secret.
impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache")
            .field("project", &self.project)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// Nothing that runs under a lock leaves something half done, so that a panic of another thread does no harm.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Slots by their keys, sorted: for so few, a list is as good as a tree.
type Slots<K, T> = Vec<(K, Slot<T>)>;

fn with_entry<K, Q, T, R>(slots: &mut Slots<K, T>, key: &Q, act: impl FnOnce(&mut Slot<T>) -> R) -> R
where
    K: Ord + std::borrow::Borrow<Q>,
    Q: Ord + ToOwned<Owned = K> + ?Sized,
{
    let place = |slots: &Slots<K, T>| slots.binary_search_by(|(held, _)| held.borrow().cmp(key));
    let mut found = place(slots);
    if found.is_err() && slots.len() >= KEPT {
        let oldest = (0..slots.len()).min_by_key(|index| slots[*index].1.began());
        oldest.map(|index| slots.remove(index));
        found = place(slots);
    }
    let index = found.unwrap_or_else(|index| {
        slots.insert(index, (key.to_owned(), Slot::new()));
        index
    });
    act(&mut slots[index].1)
}

#[cfg(test)]
mod tests;
