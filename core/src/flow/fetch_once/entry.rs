//! One value, and the one fetch that is in flight for it.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use crate::values::UnixTime;

/// How long flows wait for the one that fetches before another takes over.
pub(super) const LEASE: Duration = Duration::from_secs(30);
/// Threads read the clock before they get here, so that the present can be slightly before the past. A clock that is further
/// behind than this was set back.
const CLOCK_SLACK: Duration = Duration::from_secs(60);

/// Any value. Entries do not know its type, so that they are compiled once.
pub(super) type AnyValue = Arc<dyn Any + Send + Sync>;

/// A value with the times of its life.
#[derive(Debug, Clone)]
pub(crate) struct Fetched {
    pub(super) value: AnyValue,
    pub(crate) life: Life,
}

/// The times of a value's life.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Life {
    pub(crate) fetched_at: UnixTime,
    /// From here on, the first flow that needs it fetches it again; the others go on using it.
    pub(crate) fresh_until: UnixTime,
    /// From here on it is not used, even if no newer one can be fetched.
    pub(crate) usable_until: UnixTime,
}

impl Life {
    /// A value that was fetched in the future is not used: after a clock was set back, its age is unknown.
    fn is_usable(self, now: UnixTime) -> bool {
        now < self.usable_until && self.fetched_at.since(now) < CLOCK_SLACK
    }
}

impl Fetched {
    pub(crate) fn new(value: impl Any + Send + Sync, life: Life) -> Self {
        Self { value: Arc::new(value), life }
    }

    pub(crate) fn value<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.value.clone().downcast().ok()
    }
}

/// Counts the values of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub(super) u64);

/// Counts the fetches of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ticket(pub(super) u64);

/// A value that was found, and which one.
#[derive(Debug)]
pub(crate) struct Hit<T: ?Sized = dyn Any + Send + Sync> {
    pub(crate) value: Arc<T>,
    pub(crate) version: Version,
}

/// What a flow that looks for a value does.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Use the value.
    Use,
    /// There is none, but another flow is fetching.
    Wait(Ticket),
    /// There is none, and it is too early to fetch.
    CoolDown,
    /// Fetch; if that fails, a value that is no longer fresh may be used.
    Fetch(Ticket),
}

/// A value, and the one fetch that is in flight for it.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    fetched: Option<Fetched>,
    /// The version of the value.
    version: Option<Version>,
    /// When the last fetch began.
    began: Option<UnixTime>,
    /// The last fetch.
    last: Option<Ticket>,
    in_flight: bool,
    /// The newest fetch that failed.
    failed: Option<Ticket>,
    /// The newest fetch at the time when the value arrived.
    filled: Option<Ticket>,
}

impl Entry {
    /// Looks for a value newer than `newer_than`, perhaps after waiting for a fetch.
    ///
    /// A flow that is told to fetch must [`succeed`](Self::succeed), [`fail`](Self::fail) or [`abandon`](Self::abandon)
    /// afterwards.
    pub(super) fn look(
        &mut self,
        now: UnixTime,
        cool_down: Duration,
        newer_than: Option<Version>,
        waited_for: Option<Ticket>,
    ) -> (Decision, Option<Hit>) {
        let life = self.fetched.as_ref().map(|fetched| fetched.life);
        let usable = life.filter(|life| self.version > newer_than && life.is_usable(now));
        let is_fresh = usable.is_some_and(|life| now < life.fresh_until);
        let began_within =
            |time: Duration| self.began.is_some_and(|began| began.since(now) < CLOCK_SLACK && now.since(began) < time);
        let in_flight = self.in_flight && began_within(LEASE);
        // Not after a fetch that never reported its outcome.
        let cools_down = !self.in_flight && began_within(cool_down);
        // All flows that waited for a fetch share its failure: otherwise each would fail by itself, one after the other.
        let failed_meanwhile = waited_for.is_some() && self.failed >= waited_for && self.last_failed();
        let decision = match (usable, self.last) {
            (Some(_), _) if is_fresh || in_flight || cools_down => Decision::Use,
            (None, _) if failed_meanwhile => Decision::CoolDown,
            (None, Some(last)) if in_flight => Decision::Wait(last),
            // An expired value is fetched again, however short its life was.
            (None, _) if cools_down && (self.last_failed() || newer_than.is_some()) => Decision::CoolDown,
            (_, last) => {
                let ticket = Ticket(last.map_or(1, |Ticket(last)| last + 1));
                (self.began, self.in_flight, self.last) = (Some(now), true, Some(ticket));
                Decision::Fetch(ticket)
            }
        };
        (decision, self.hit().filter(|_| usable.is_some()))
    }

    fn hit(&self) -> Option<Hit> {
        Some(Hit { value: self.fetched.as_ref()?.value.clone(), version: self.version? })
    }

    /// Stores a value that was not fetched here.
    pub(crate) fn fill(&mut self, fetched: Fetched) -> Hit {
        let version = Version(self.version.map_or(1, |Version(version)| version + 1));
        let value = fetched.value.clone();
        self.fetched = Some(fetched);
        (self.version, self.filled) = (Some(version), self.last);
        Hit { value, version }
    }

    /// Stores what a fetch returned. A fetch that outlived its lease ends neither the one that replaced it nor the life of
    /// that one's value.
    pub(super) fn succeed(&mut self, ticket: Ticket, fetched: Fetched) -> Hit {
        self.in_flight &= Some(ticket) != self.last;
        match self.hit() {
            Some(newer) if Some(ticket) < self.filled => newer,
            _ => {
                let hit = self.fill(fetched);
                self.filled = Some(ticket);
                hit
            }
        }
    }

    /// Notes that a fetch failed; the value stays.
    pub(super) fn fail(&mut self, ticket: Ticket) {
        self.in_flight &= Some(ticket) != self.last;
        self.failed = self.failed.max(Some(ticket));
    }

    /// Notes that the outcome of a fetch will never be known. The next flow may fetch at once if there is no value;
    /// otherwise it has to wait, so that flows which are dropped do not shorten the cool-down.
    pub(super) fn abandon(&mut self, ticket: Ticket) {
        if Some(ticket) == self.last && self.in_flight {
            self.in_flight = false;
            match self.fetched {
                Some(_) => self.fail(ticket),
                None => self.began = None,
            }
        }
    }

    pub(crate) fn version(&self) -> Option<Version> {
        self.version
    }

    pub(super) fn began(&self) -> Option<UnixTime> {
        self.began
    }

    /// Whether a fetch failed after the value arrived.
    pub(super) fn last_failed(&self) -> bool {
        self.failed > self.filled
    }

    pub(crate) fn fetched(&self) -> Option<&Fetched> {
        self.fetched.as_ref()
    }
}
