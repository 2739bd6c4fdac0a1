//! One value, and the one fetch that is in flight for it.

use std::sync::Arc;
use std::time::Duration;

use crate::values::UnixTime;

/// How long flows wait for the one that fetches before another takes over.
pub(super) const LEASE: Duration = Duration::from_secs(30);
/// Threads read the clock before they get here, so that the present can be slightly before the past. A clock that is further
/// behind than this was set back.
const CLOCK_SLACK: Duration = Duration::from_secs(60);

/// A value with the times of its life.
#[derive(Debug)]
pub(crate) struct Fetched<T> {
    pub(crate) value: Arc<T>,
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

impl<T> Fetched<T> {
    pub(crate) fn new(value: T, life: Life) -> Self {
        Self { value: Arc::new(value), life }
    }
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), life: self.life }
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
pub(crate) struct Hit<T> {
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
#[derive(Debug)]
pub(crate) struct Entry<T> {
    fetched: Option<Fetched<T>>,
    state: FetchState,
}

/// The history of an [`Entry`], whatever its value.
#[derive(Debug, Clone, Default)]
struct FetchState {
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

impl FetchState {
    /// What to do, and whether the value can be used.
    fn decide(
        &mut self,
        life: Option<Life>,
        now: UnixTime,
        cool_down: Duration,
        newer_than: Option<Version>,
        waited_for: Option<Ticket>,
    ) -> (Decision, bool) {
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
        (decision, usable.is_some())
    }

    fn fail(&mut self, ticket: Ticket) {
        self.in_flight &= Some(ticket) != self.last;
        self.failed = self.failed.max(Some(ticket));
    }

    fn abandon(&mut self, ticket: Ticket, is_filled: bool) {
        if Some(ticket) == self.last && self.in_flight {
            self.in_flight = false;
            if is_filled {
                self.fail(ticket);
            } else {
                self.began = None;
            }
        }
    }

    fn last_failed(&self) -> bool {
        self.failed > self.filled
    }
}

impl<T> Entry<T> {
    pub(crate) fn new() -> Self {
        Self { fetched: None, state: FetchState::default() }
    }

    /// Looks for a value newer than `newer_than`, perhaps after waiting for a fetch.
    ///
    /// A flow that gets [`Decision::Fetch`] must [`succeed`](Self::succeed), [`fail`](Self::fail) or
    /// [`abandon`](Self::abandon) afterwards.
    pub(crate) fn look(
        &mut self,
        now: UnixTime,
        cool_down: Duration,
        newer_than: Option<Version>,
        waited_for: Option<Ticket>,
    ) -> (Decision, Option<Hit<T>>) {
        let life = self.fetched.as_ref().map(|fetched| fetched.life);
        let (decision, is_usable) = self.state.decide(life, now, cool_down, newer_than, waited_for);
        (decision, self.hit().filter(|_| is_usable))
    }

    fn hit(&self) -> Option<Hit<T>> {
        Some(Hit { value: self.fetched.as_ref()?.value.clone(), version: self.state.version? })
    }

    /// Stores a value that was not fetched here.
    pub(crate) fn fill(&mut self, fetched: Fetched<T>) -> Hit<T> {
        let version = Version(self.state.version.map_or(1, |Version(version)| version + 1));
        let value = fetched.value.clone();
        self.fetched = Some(fetched);
        (self.state.version, self.state.filled) = (Some(version), self.state.last);
        Hit { value, version }
    }

    /// Stores what a fetch returned. A fetch that outlived its lease ends neither the one that replaced it nor the life of
    /// that one's value.
    pub(crate) fn succeed(&mut self, ticket: Ticket, fetched: Fetched<T>) -> Hit<T> {
        self.state.in_flight &= Some(ticket) != self.state.last;
        match self.hit() {
            Some(newer) if Some(ticket) < self.state.filled => newer,
            _ => {
                let hit = self.fill(fetched);
                self.state.filled = Some(ticket);
                hit
            }
        }
    }

    /// Notes that a fetch failed; the value stays.
    pub(crate) fn fail(&mut self, ticket: Ticket) {
        self.state.fail(ticket);
    }

    /// Notes that the outcome of a fetch will never be known. The next flow may fetch at once if there is no value;
    /// otherwise it has to wait, so that flows which are dropped do not shorten the cool-down.
    pub(crate) fn abandon(&mut self, ticket: Ticket) {
        self.state.abandon(ticket, self.fetched.is_some());
    }

    pub(crate) fn version(&self) -> Option<Version> {
        self.state.version
    }

    pub(crate) fn began(&self) -> Option<UnixTime> {
        self.state.began
    }

    /// Whether a fetch failed after the value arrived.
    pub(crate) fn last_failed(&self) -> bool {
        self.state.last_failed()
    }

    pub(crate) fn fetched(&self) -> Option<&Fetched<T>> {
        self.fetched.as_ref()
    }
}

impl<T> Clone for Entry<T> {
    fn clone(&self) -> Self {
        Self { fetched: self.fetched.clone(), state: self.state.clone() }
    }
}
