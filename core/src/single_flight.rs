//! Values that are fetched once for everybody who waits for them: keys, policies, tokens.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Response;
use serde_json::Value;

use crate::call::Exchange;
use crate::error::TransportError;
use crate::flow::{done, ended};
use crate::{Cache, Error, Input, Operation, Step, UnixTime};

/// How long others wait for somebody who fetches and does not come back, before one of them fetches instead.
const LEASE: Duration = Duration::from_secs(30);
/// How often those who wait look again.
const LOOK_AGAIN: Duration = Duration::from_millis(10);
/// Threads read the clock before they get here, so that the present can be a little before the past. A clock that is further
/// behind than this was set back.
const CLOCK_SLACK: Duration = Duration::from_secs(60);

/// A value with the time of its life.
#[derive(Debug, Clone)]
pub(crate) struct Fetched<T> {
    pub(crate) value: Arc<T>,
    pub(crate) fetched_at: UnixTime,
    /// From here on it is fetched anew by the first who needs it; everybody else goes on with it.
    pub(crate) fresh_until: UnixTime,
    /// From here on it is not used, even if no newer one can be had.
    pub(crate) usable_until: UnixTime,
}

impl<T> Fetched<T> {
    fn life(&self) -> Life {
        Life { fetched_at: self.fetched_at, fresh_until: self.fresh_until, usable_until: self.usable_until }
    }
}

/// The time of a value's life.
#[derive(Clone, Copy)]
struct Life {
    fetched_at: UnixTime,
    fresh_until: UnixTime,
    usable_until: UnixTime,
}

impl Life {
    /// Nothing is used that was fetched in the future: after a clock was set back, nobody knows how old it is.
    fn is_usable(self, now: UnixTime) -> bool {
        now < self.usable_until && self.fetched_at.since(now) < CLOCK_SLACK
    }
}

/// The place of one value, and of the one fetch that is under way for it.
#[derive(Debug)]
pub(crate) struct Slot<T> {
    fetched: Option<Fetched<T>>,
    record: Record,
}

/// What happened at a [`Slot`], whatever is in it.
#[derive(Debug)]
struct Record {
    /// Counts the values that were here.
    version: u64,
    /// When the last fetch began.
    began: Option<UnixTime>,
    /// Counts the fetches; the number of one is its ticket.
    fetches: u64,
    in_flight: bool,
    /// The newest fetch that failed.
    failed: u64,
    /// The newest fetch when a value last came.
    filled: u64,
}

/// What to do about a [`Slot`], and the value in it.
#[derive(Debug)]
pub(crate) enum Look {
    /// Take the value.
    Have,
    /// There is none, but somebody is fetching.
    Wait { ticket: u64 },
    /// There is none, and it is too early to fetch.
    CoolingDown,
    /// Whoever looks has to fetch; a value that is too old may serve if that fails.
    Fetch { ticket: u64 },
}

/// A value, and which one in the order of time.
#[derive(Debug)]
pub(crate) struct Found<T> {
    pub(crate) value: Arc<T>,
    pub(crate) version: u64,
}

impl Record {
    /// What to do, and whether the value that is here can be used.
    fn look(
        &mut self,
        life: Option<Life>,
        now: UnixTime,
        cool_down: Duration,
        newer_than: u64,
        waited_for: u64,
    ) -> (Look, bool) {
        let usable = life.filter(|life| self.version > newer_than && life.is_usable(now));
        let is_fresh = usable.is_some_and(|life| now < life.fresh_until);
        let began_within =
            |time: Duration| self.began.is_some_and(|began| began.since(now) < CLOCK_SLACK && now.since(began) < time);
        let in_flight = self.in_flight && began_within(LEASE);
        // Not after a fetch that nobody ended: what came of it is not known.
        let cools_down = !self.in_flight && began_within(cool_down);
        // What a fetch came to is told to all who waited for it: else each would fail on its own, one after the other.
        let failed_meanwhile = waited_for > 0 && self.failed >= waited_for && self.last_failed();
        let look = match usable {
            Some(_) if is_fresh || in_flight || cools_down => Look::Have,
            None if failed_meanwhile => Look::CoolingDown,
            None if in_flight => Look::Wait { ticket: self.fetches },
            // A value that has died is fetched again, however short its life was.
            None if cools_down && (self.last_failed() || newer_than > 0) => Look::CoolingDown,
            _ => {
                (self.began, self.in_flight) = (Some(now), true);
                self.fetches += 1;
                Look::Fetch { ticket: self.fetches }
            }
        };
        (look, usable.is_some())
    }

    fn fail(&mut self, ticket: u64) {
        self.in_flight &= ticket != self.fetches;
        self.failed = self.failed.max(ticket);
    }

    fn abandon(&mut self, ticket: u64, is_filled: bool) {
        if ticket == self.fetches && self.in_flight {
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

impl<T> Slot<T> {
    pub(crate) const fn new() -> Self {
        let record = Record { version: 0, began: None, fetches: 0, in_flight: false, failed: 0, filled: 0 };
        Self { fetched: None, record }
    }

    /// Looks for a value newer than version `newer_than`, 0 for any, perhaps after waiting for a fetch with the ticket
    /// `waited_for`, or 0. Whoever is told to fetch must [`succeed`](Self::succeed), [`fail`](Self::fail) or
    /// [`abandon`](Self::abandon) afterwards.
    pub(crate) fn look(
        &mut self,
        now: UnixTime,
        cool_down: Duration,
        newer_than: u64,
        waited_for: u64,
    ) -> (Look, Option<Found<T>>) {
        let life = self.fetched.as_ref().map(Fetched::life);
        let (look, is_usable) = self.record.look(life, now, cool_down, newer_than, waited_for);
        (look, if is_usable { self.found() } else { None })
    }

    fn found(&self) -> Option<Found<T>> {
        let fetched = self.fetched.as_ref()?;
        Some(Found { value: fetched.value.clone(), version: self.record.version })
    }

    /// Puts a value in.
    pub(crate) fn fill(&mut self, fetched: Fetched<T>) -> Found<T> {
        let value = fetched.value.clone();
        self.fetched = Some(fetched);
        self.record.version += 1;
        self.record.filled = self.record.fetches;
        Found { value, version: self.record.version }
    }

    /// Puts in what a fetch came to. One that outlived its lease ends neither the one that took its place nor the life of
    /// what that came to.
    pub(crate) fn succeed(&mut self, ticket: u64, fetched: Fetched<T>) -> Found<T> {
        self.record.in_flight &= ticket != self.record.fetches;
        match self.found() {
            Some(newer) if ticket < self.record.filled => newer,
            _ => {
                let found = self.fill(fetched);
                self.record.filled = ticket;
                found
            }
        }
    }

    /// Notes that a fetch came to nothing; the value that was here stays.
    pub(crate) fn fail(&mut self, ticket: u64) {
        self.record.fail(ticket);
    }

    /// Notes that nobody will know what came of a fetch. The next who looks can begin one if there is nothing here; else that
    /// has to wait, so that flows which are dropped do not shorten the cool-down.
    pub(crate) fn abandon(&mut self, ticket: u64) {
        self.record.abandon(ticket, self.fetched.is_some());
    }

    pub(crate) fn version(&self) -> u64 {
        self.record.version
    }

    pub(crate) fn began(&self) -> Option<UnixTime> {
        self.record.began
    }

    /// Whether a fetch failed after the last value came.
    pub(crate) fn last_failed(&self) -> bool {
        self.record.last_failed()
    }

    pub(crate) fn fetched(&self) -> Option<&Fetched<T>> {
        self.fetched.as_ref()
    }
}

/// Something that can be fetched, and its place in a cache.
pub(crate) trait Resource {
    type Value;

    /// What fetches it.
    fn operation(&self) -> &'static Operation;

    /// The params of that.
    fn args(&self) -> Value;

    /// Reads a successful answer.
    fn read(&self, cache: &Cache, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched<Self::Value>, Error>;

    /// What an error stands for, where it says that there is no such thing rather than that it could not be had.
    fn instead_of(&self, _cache: &Cache, _now: UnixTime, _error: &Error) -> Option<Fetched<Self::Value>> {
        None
    }

    /// The shortest time between the beginnings of two fetches.
    fn cool_down(&self, cache: &Cache) -> Duration;

    /// Its place, locked only while `act` runs.
    fn with_slot<R>(&self, cache: &Cache, act: impl FnOnce(&mut Slot<Self::Value>) -> R) -> R;
}

/// The flow that looks for a value and fetches it if it must.
pub(crate) struct Lookup<R: Resource> {
    place: Place<R>,
    search: Search,
}

impl<R: Resource> Lookup<R> {
    pub(crate) fn new(resource: R) -> Self {
        let search = Search { newer_than: 0, state: State::Looking { waiting: None } };
        Self { place: Place { resource, found: None }, search }
    }

    /// Not content with this version, or an older one.
    pub(crate) fn newer_than(mut self, version: u64) -> Self {
        self.search.newer_than = version;
        self
    }

    /// `None` means that there was a newer one only a moment ago, so that nobody looks again yet.
    pub(crate) fn step(
        &mut self,
        cache: &Cache,
        now: UnixTime,
        input: Input,
    ) -> Result<Step<Option<Found<R::Value>>>, Error> {
        done!(self.search.step(&mut self.place, cache, now, input)?);
        Ok(Step::Done(self.place.found.take()))
    }
}

/// A resource, and what was found of it, which may only serve if nothing better comes.
struct Place<R: Resource> {
    resource: R,
    found: Option<Found<R::Value>>,
}

/// The same for all resources, so that there is one [`Search`] for all.
trait AnyPlace {
    fn operation(&self) -> &'static Operation;

    fn args(&self) -> Value;

    /// What to do, and whether the last fetch failed.
    fn look(&mut self, cache: &Cache, now: UnixTime, newer_than: u64, waited_for: u64) -> (Look, bool);

    /// Reads what a fetch came to, for all who wait.
    fn keep(
        &mut self,
        cache: &Cache,
        now: UnixTime,
        ticket: u64,
        answer: Result<Response<Vec<u8>>, Error>,
    ) -> Result<(), Error>;
}

impl<R: Resource> AnyPlace for Place<R> {
    fn operation(&self) -> &'static Operation {
        self.resource.operation()
    }

    fn args(&self) -> Value {
        self.resource.args()
    }

    fn look(&mut self, cache: &Cache, now: UnixTime, newer_than: u64, waited_for: u64) -> (Look, bool) {
        let cool_down = self.resource.cool_down(cache);
        let look = |slot: &mut Slot<_>| (slot.look(now, cool_down, newer_than, waited_for), slot.last_failed());
        let ((look, found), last_failed) = self.resource.with_slot(cache, look);
        self.found = found;
        (look, last_failed)
    }

    fn keep(
        &mut self,
        cache: &Cache,
        now: UnixTime,
        ticket: u64,
        answer: Result<Response<Vec<u8>>, Error>,
    ) -> Result<(), Error> {
        let fetched = match answer {
            Ok(response) => self.resource.read(cache, now, &response),
            Err(error) => self.resource.instead_of(cache, now, &error).ok_or(error),
        };
        let kept = self.resource.with_slot(cache, |slot| match fetched {
            Ok(fetched) => Ok(slot.succeed(ticket, fetched)),
            Err(error) => {
                slot.fail(ticket);
                Err(error)
            }
        });
        match kept {
            Ok(found) => self.found = Some(found),
            Err(error) if self.found.is_none() => return Err(error),
            Err(_) => {}
        }
        Ok(())
    }
}

/// How a [`Lookup`] goes on.
struct Search {
    newer_than: u64,
    state: State,
}

enum State {
    Looking {
        /// The fetch that somebody else began, and since when this flow waits for it or for one before it.
        waiting: Option<(u64, UnixTime)>,
    },
    Fetching {
        ticket: u64,
        exchange: Exchange,
        /// For when the flow is dropped midway.
        cache: Cache,
    },
    Ended,
}

impl Search {
    fn step(
        &mut self,
        place: &mut dyn AnyPlace,
        cache: &Cache,
        now: UnixTime,
        mut input: Input,
    ) -> Result<Step<()>, Error> {
        loop {
            match &mut self.state {
                State::Looking { waiting } => {
                    let waited_for = waiting.map_or(0, |(ticket, _)| ticket);
                    match place.look(cache, now, self.newer_than, waited_for) {
                        (Look::Wait { ticket }, _) => {
                            let (_, since) = *waiting.get_or_insert((ticket, now));
                            if now.since(since) < LEASE {
                                return Ok(Step::Wait(LOOK_AGAIN));
                            }
                            return Err(self.give_up("somebody else has been trying for half a minute"));
                        }
                        (Look::CoolingDown, true) => return Err(self.give_up("the last try, a moment ago, failed")),
                        (Look::Have | Look::CoolingDown, _) => {
                            self.state = State::Ended;
                            return Ok(Step::Done(()));
                        }
                        (Look::Fetch { ticket }, _) => {
                            let (exchange, cache) = (Exchange::default(), cache.clone());
                            self.state = State::Fetching { ticket, exchange, cache };
                        }
                    }
                }
                State::Fetching { ticket, exchange, cache } => {
                    let request = || cache.project().request_by_name(place.operation(), &place.args(), None);
                    let answer = match exchange.step(place.operation(), &request, cache, now, input.take()) {
                        Ok(step) => Ok(done!(step)),
                        Err(error) => Err(error),
                    };
                    let kept = place.keep(cache, now, *ticket, answer);
                    self.state = State::Ended;
                    return kept.map(Step::Done);
                }
                State::Ended => return Err(ended()),
            }
        }
    }

    fn give_up(&mut self, problem: &'static str) -> Error {
        self.state = State::Ended;
        TransportError::cooling_down(problem).into()
    }
}

/// Others must not wait for a flow that is gone.
impl<R: Resource> Drop for Lookup<R> {
    fn drop(&mut self) {
        if let State::Fetching { ticket, cache, .. } = &self.search.state {
            self.place.resource.with_slot(cache, |slot| slot.abandon(*ticket));
        }
    }
}

impl<R: Resource> fmt::Debug for Lookup<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookup").field("operation", &self.place.resource.operation().name).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
