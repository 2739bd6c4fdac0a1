//! What the flows of a project share.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Settings;
use super::fetch_once::{Entries, Entry, Fetch};
use crate::error::Error;
use crate::values::Secret;
use crate::wire::Project;

/// What the flows of a project share: the project, settings, and everything that is fetched once for all of them, such as
/// keys, policies and tokens.
///
/// Cheap to clone; clones share the project and what was fetched. Threads can use it at the same time: it locks itself
/// only for lookups, and never while a request is in flight.
#[derive(Clone)]
pub struct Context {
    settings: Arc<Settings>,
    shared: Arc<Shared>,
}

struct Shared {
    project: Mutex<Project>,
    random: AtomicU64,
    /// What was fetched of each kind of resource.
    fetched: Mutex<Vec<(&'static str, Entries)>>,
}

impl Context {
    /// A context in which nothing has been fetched yet, with the default settings.
    ///
    /// `seed` should differ between processes: it spreads out over time their retries and their fetches of keys. No
    /// secret depends on it.
    pub fn new(project: Project, seed: u64) -> Self {
        let shared = Shared { project: Mutex::new(project), random: AtomicU64::new(seed), fetched: Mutex::default() };
        Self { settings: Arc::new(Settings::new()), shared: Arc::new(shared) }
    }

    /// The same context with other settings.
    #[must_use]
    pub fn with_settings(&self, settings: Settings) -> Self {
        Self { settings: Arc::new(settings), ..self.clone() }
    }

    /// The project, with its current secret.
    pub fn project(&self) -> Project {
        lock(&self.shared.project).clone()
    }

    /// Replaces the project's secret, as after a rotation, here and in all clones. Requests that were already built keep
    /// the old one; keys, policies and tokens stay.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `secret` as for [`Project::new`]; the old one stays.
    pub fn replace_secret(&self, secret: impl Into<Secret>) -> Result<(), Error> {
        // Not under the lock: the caller's conversion may use this context.
        let secret = secret.into();
        let mut project = lock(&self.shared.project);
        *project = project.clone().with_secret(secret)?;
        Ok(())
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
        act(fetched[kind].1.entry(&resource.key()))
    }
}

/// Leaves out what was fetched: tokens are secret.
impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("project", &self.project())
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
