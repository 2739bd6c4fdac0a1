//! What the flows of a project share.

mod pace;

use std::any::Any;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use self::pace::Pace;
use super::Settings;
use super::fetch_once::{Entries, Entry, Fetch, Version};
use super::verified_tokens::{Digest, VerifiedTokens};
use crate::error::Error;
use crate::values::{Secret, UnixTime};
use crate::wire::Project;

/// What the flows of a project share: the project, settings, and everything that is fetched once for all of them, such as
/// keys, policies and tokens.
///
/// Cheap to clone; clones share the project and what was fetched. Threads can use it at the same time: it locks itself
/// only for lookups, and never while a request is in flight.
#[derive(Clone)]
pub struct Context {
    project: Project,
    settings: Arc<Settings>,
    deadline: Option<UnixTime>,
    sha256: fn(&[u8]) -> Digest,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    random: AtomicU64,
    /// What was fetched of each kind of resource.
    fetched: Mutex<Vec<(&'static str, Entries)>>,
    /// Of the questions to Stytch about tokens that could not be verified.
    unverified: Mutex<Pace>,
    verified: Mutex<VerifiedTokens>,
}

impl Context {
    /// A context in which nothing has been fetched yet, with the default settings.
    ///
    /// `seed` should differ between processes: it spreads out over time their retries and their fetches of keys. No
    /// secret depends on it.
    pub fn new(project: Project, seed: u64) -> Self {
        let shared = Shared { random: AtomicU64::new(seed), ..Shared::default() };
        let sha256 = |bytes: &[u8]| hmac_sha256::Hash::hash(bytes);
        Self { project, settings: Arc::new(Settings::new()), deadline: None, sha256, shared: Arc::new(shared) }
    }

    /// The same context with other settings.
    #[must_use]
    pub fn with_settings(&self, settings: impl Into<Arc<Settings>>) -> Self {
        Self { settings: settings.into(), ..self.clone() }
    }

    /// The same context with another implementation of SHA-256, which finds [verified
    /// tokens](Settings#structfield.verified_tokens). Default: a portable one, which takes several times as long as those
    /// of cryptographic libraries.
    ///
    /// It decides whether two tokens are the same one, so it must be SHA-256.
    #[must_use]
    pub fn with_sha256(&self, sha256: fn(&[u8]) -> [u8; 32]) -> Self {
        Self { sha256, ..self.clone() }
    }

    /// The same context with another secret of the project, as after a rotation. It shares what was fetched.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `secret` as for [`Project::new`].
    pub fn with_secret(&self, secret: impl Into<Secret>) -> Result<Self, Error> {
        Ok(Self { project: self.project.clone().with_secret(secret)?, ..self.clone() })
    }

    /// The same context for a flow that has to end by then: it begins no retry after `deadline`, and waits no longer for what
    /// another flow fetches. The time limits of requests are up to the driver.
    #[must_use]
    pub fn with_deadline(&self, deadline: UnixTime) -> Self {
        Self { deadline: Some(deadline), ..self.clone() }
    }

    /// A context for a process that was forked from the one of this context: with the same project and settings, and
    /// nothing fetched or verified.
    ///
    /// The new process must not use this context itself: a thread that the other process alone still has may have held its
    /// lock, and what that thread was fetching never arrives. `seed` is as for [`new`](Self::new).
    #[must_use]
    pub fn for_child_process(&self, seed: u64) -> Self {
        let (settings, sha256) = (Arc::clone(&self.settings), self.sha256);
        Self { settings, sha256, ..Self::new(self.project.clone(), seed) }
    }

    /// The project.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Whether a flow that waits for `delay` from now on would still be in time.
    pub(crate) fn has_time(&self, now: UnixTime, delay: Duration) -> bool {
        self.deadline.is_none_or(|deadline| now + delay < deadline)
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

    /// Reads or changes the entry of a resource.
    pub(crate) fn with_entry<T>(&self, resource: &dyn Fetch, act: impl FnOnce(&mut Entry) -> T) -> T {
        let mut fetched = lock(&self.shared.fetched);
        let kind = fetched.iter().position(|(kind, _)| *kind == resource.kind()).unwrap_or(fetched.len());
        if kind == fetched.len() {
            fetched.push((resource.kind(), Entries::default()));
        }
        act(fetched[kind].1.entry(&resource.key(), self.settings.cache_size))
    }

    /// Whether Stytch may be asked now about one more token that could not be verified for lack of keys.
    pub(crate) fn may_ask_unverified(&self, now: UnixTime) -> bool {
        lock(&self.shared.unverified).allows(now, self.settings.unverified_per_second)
    }

    /// By what a token is found among those that were verified; none if they are not kept.
    pub(crate) fn digest(&self, token: &Secret) -> Option<Digest> {
        (self.settings.verified_tokens > 0).then(|| (self.sha256)(token.expose().as_bytes()))
    }

    /// What was made of a verified token, and the version of the keys that verified it.
    pub(crate) fn verified(&self, digest: &Digest) -> Option<(Version, Arc<dyn Any + Send + Sync>)> {
        lock(&self.shared.verified).find(digest)
    }

    /// Keeps what was made of a token that keys of this version verified.
    pub(crate) fn keep_verified(&self, digest: Digest, version: Version, made: Arc<dyn Any + Send + Sync>) {
        let dropped = lock(&self.shared.verified).keep(digest, version, self.settings.verified_tokens, made);
        drop(dropped);
    }
}

/// Leaves out what was fetched: tokens are secret.
impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("project", &self.project)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// Nothing that runs under a lock leaves anything half done, so a panic in another thread does no harm.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
