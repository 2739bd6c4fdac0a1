//! One value, and the one fetch that is in flight for it.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use crate::flow::{Context, part};
use crate::values::UnixTime;

/// How long flows wait for the one that fetches before another takes over.
pub(super) const LEASE: Duration = Duration::from_secs(30);
/// The longest `Retry-After` that postpones the next fetch.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);

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
    /// How long it counts as fresh after a fetch that failed.
    pub(crate) fresh_again: Duration,
    /// From here on it is not used, even if no newer one can be fetched.
    pub(crate) usable_until: UnixTime,
}

impl Life {
    /// The life of a value that may be fresh and usable this long.
    ///
    /// Freshness ends at a random moment of the second half of its time. So a fleet that started at one moment does not
    /// fetch at one moment later, and its load stays below twice the mean.
    pub(crate) fn new(context: &Context, fetched_at: UnixTime, fresh: Duration, usable: Duration) -> Self {
        let fresh = fresh.min(usable);
        let fresh = fresh - part(fresh / 2, context.random());
        let (fresh_until, usable_until) = (fetched_at + fresh, fetched_at + usable);
        // A failed fetch counts: during an outage and after it, the fleet's load stays what it is.
        Self { fetched_at, fresh_until, fresh_again: fresh, usable_until }
    }

    /// A value that was fetched in the future is not used: after a clock was set back, its age is unknown.
    fn is_usable(self, now: UnixTime) -> bool {
        now < self.usable_until && !now.was_set_back_since(self.fetched_at)
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

/// Counts the values of a key; 0 if there was none yet.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub(super) u64);

/// Counts the fetches for a key; 0 if there was none yet.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ticket(pub(super) u64);

/// A value that was found, and which one.
#[derive(Debug)]
pub(crate) struct Hit<T: ?Sized = dyn Any + Send + Sync> {
    pub(crate) value: Arc<T>,
    pub(crate) version: Version,
}

/// What a flow that looks for a value does.
#[derive(Debug)]
pub(crate) enum Decision {
    /// Use the value.
    Use(Hit),
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
    version: Version,
    /// The last fetch.
    last: Ticket,
    /// When the last fetch began.
    pub(super) began: Option<UnixTime>,
    in_flight: bool,
    /// Whether the last fetch was a refresh: for a value that may still be used.
    is_refresh: bool,
    /// Whether the outcome of the last fetch will never be known.
    given_up: bool,
    /// The newest fetch that failed.
    failed: Ticket,
    /// When a server asked for a pause, and for how long.
    pause: Option<(UnixTime, Duration)>,
    /// The newest fetch that brought a value.
    filled: Ticket,
    /// The use of the [`Entries`](super::Entries) that was for this one.
    pub(super) used: u64,
}

impl Entry {
    /// An entry whose fetches and values count from here on, as this key may have had an entry that was dropped: what was
    /// fetched for that one is older than all that is fetched for this one.
    pub(super) fn starting_at(start: u64) -> Self {
        Self { version: Version(start), last: Ticket(start), filled: Ticket(start), ..Self::default() }
    }

    /// Where an entry in the place of this one starts.
    pub(super) fn next_start(&self) -> u64 {
        self.version.0.max(self.last.0) + 1
    }

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
    ) -> Decision {
        let is_within = |(since, time): (UnixTime, Duration)| !now.was_set_back_since(since) && now.since(since) < time;
        let began_within = |time: Duration| self.began.is_some_and(|began| is_within((began, time)));
        let in_flight = self.in_flight && began_within(LEASE);
        // Without a value, the fetch of a flow that was dropped passes to the next one. With a value there is time, so that
        // flows which are dropped do not shorten the cool-down.
        let passes_on = self.given_up && self.usable(now, None).is_none();
        let began_lately = began_within(cool_down) && !passes_on;
        // Not after a fetch that never reported its outcome.
        let cools_down = !self.in_flight && (began_lately || self.pause.is_some_and(is_within));
        // All flows that waited for a fetch share its failure: otherwise each would fail by itself, one after the other.
        let failed_meanwhile = waited_for.is_some_and(|ticket| self.failed >= ticket) && self.last_failed();
        let is_fresh = self.fetched.as_ref().is_some_and(|fetched| now < fetched.life.fresh_until);
        match self.usable(now, newer_than) {
            Some(hit) if is_fresh || in_flight || cools_down => Decision::Use(hit),
            None if failed_meanwhile => Decision::CoolDown,
            None if in_flight => Decision::Wait(self.last),
            // An expired value is fetched again, however short its life was. What a refresh did not bring is looked for once
            // more: it may be newer than the refresh, which no flow asked for.
            None if cools_down && (self.is_open() || newer_than.is_some() && !self.is_refresh) => Decision::CoolDown,
            usable => {
                self.last = Ticket(self.last.0 + 1);
                (self.began, self.in_flight) = (Some(now), true);
                (self.is_refresh, self.given_up) = (usable.is_some(), false);
                Decision::Fetch(self.last)
            }
        }
    }

    /// The value, unless its time is over or it is not newer than this.
    pub(super) fn usable(&self, now: UnixTime, newer_than: Option<Version>) -> Option<Hit> {
        let fetched = self.fetched.as_ref().filter(|fetched| fetched.life.is_usable(now))?;
        let hit = Hit { value: fetched.value.clone(), version: self.version };
        newer_than.is_none_or(|version| hit.version > version).then_some(hit)
    }

    /// Stores a value from elsewhere, unless the one that is here was fetched as late.
    pub(crate) fn offer(&mut self, fetched: Fetched) {
        if self.fetched.as_ref().is_none_or(|held| held.life.fetched_at < fetched.life.fetched_at) {
            self.fill(fetched);
        }
    }

    /// Stores a value.
    pub(crate) fn fill(&mut self, fetched: Fetched) -> Hit {
        self.version = Version(self.version.0 + 1);
        let hit = Hit { value: fetched.value.clone(), version: self.version };
        self.fetched = Some(fetched);
        hit
    }

    /// Stores what a fetch returned. A fetch that outlived its lease does not end the one that replaced it. If a newer fetch
    /// was faster, what this one returned is not stored: only its own flow may use it, and only if the newer value is over.
    pub(super) fn succeed(&mut self, now: UnixTime, ticket: Ticket, fetched: Fetched) -> Hit {
        self.in_flight &= ticket != self.last;
        if ticket < self.filled {
            let version = self.version;
            return self.usable(now, None).unwrap_or(Hit { value: fetched.value, version });
        }
        let hit = self.fill(fetched);
        (self.filled, self.pause) = (ticket, None);
        hit
    }

    /// Notes that a fetch failed, and how long the server asked not to be asked again; the value stays.
    pub(super) fn fail(&mut self, now: UnixTime, ticket: Ticket, retry_after: Option<Duration>) {
        self.in_flight &= ticket != self.last;
        self.failed = self.failed.max(ticket);
        if !self.last_failed() {
            return;
        }
        if let Some(pause) = retry_after {
            self.pause = Some((now, pause.min(LONGEST_PAUSE)));
        }
        if let Some(Fetched { life, .. }) = &mut self.fetched {
            life.fresh_until = life.fresh_until.max(now + life.fresh_again);
        }
    }

    /// Notes that the outcome of a fetch will never be known.
    pub(super) fn abandon(&mut self, ticket: Ticket) {
        if ticket == self.last && self.in_flight {
            (self.in_flight, self.given_up) = (false, true);
        }
    }

    pub(crate) fn version(&self) -> Version {
        self.version
    }

    /// Whether the last fetch left open whether there is something newer.
    pub(super) fn is_open(&self) -> bool {
        self.given_up || self.last_failed()
    }

    /// Whether a fetch failed that is newer than the one that brought the value.
    pub(super) fn last_failed(&self) -> bool {
        self.failed > self.filled
    }

    pub(crate) fn fetched(&self) -> Option<&Fetched> {
        self.fetched.as_ref()
    }
}
