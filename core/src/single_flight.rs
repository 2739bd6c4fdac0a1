//! Values that are fetched once for everybody who waits for them: keys, policies, tokens.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};

use crate::call::Exchange;
use crate::error::{TransportError, TransportErrorKind};
use crate::flow::ended;
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
    /// Nothing is used that was fetched in the future: after a clock was set back, nobody knows how old it is.
    fn is_usable(&self, now: UnixTime) -> bool {
        now < self.usable_until && self.fetched_at.since(now) < CLOCK_SLACK
    }
}

/// The place of one value, and of the one fetch that is under way for it.
#[derive(Debug)]
pub(crate) struct Slot<T> {
    fetched: Option<Fetched<T>>,
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

/// What there is in a [`Slot`].
#[derive(Debug)]
pub(crate) enum Look<T> {
    Have(Found<T>),
    /// Nothing, but somebody is fetching.
    Wait {
        ticket: u64,
    },
    /// Nothing, and it is too early to fetch.
    CoolingDown,
    /// Whoever looks has to fetch; a value that is too old may serve if that fails.
    Fetch {
        ticket: u64,
        instead: Option<Found<T>>,
    },
}

/// A value, and which one in the order of time.
#[derive(Debug)]
pub(crate) struct Found<T> {
    pub(crate) value: Arc<T>,
    pub(crate) version: u64,
}

impl<T> Slot<T> {
    pub(crate) const fn new() -> Self {
        Self { fetched: None, version: 0, began: None, fetches: 0, in_flight: false, failed: 0, filled: 0 }
    }

    /// Looks for a value newer than version `newer_than`, 0 for any, perhaps after waiting for a fetch with the ticket
    /// `waited_for`, or 0. Whoever is told to fetch must [`succeed`](Self::succeed), [`fail`](Self::fail) or
    /// [`abandon`](Self::abandon) afterwards.
    pub(crate) fn look(&mut self, now: UnixTime, cool_down: Duration, newer_than: u64, waited_for: u64) -> Look<T> {
        let usable = self.fetched.as_ref().filter(|fetched| self.version > newer_than && fetched.is_usable(now));
        let is_fresh = usable.is_some_and(|fetched| now < fetched.fresh_until);
        let found = usable.map(|fetched| Found { value: fetched.value.clone(), version: self.version });
        let began_within =
            |time: Duration| self.began.is_some_and(|began| began.since(now) < CLOCK_SLACK && now.since(began) < time);
        let in_flight = self.in_flight && began_within(LEASE);
        // Not after a fetch that nobody ended: what came of it is not known.
        let cools_down = !self.in_flight && began_within(cool_down);
        // What a fetch came to is told to all who waited for it: else each would fail on its own, one after the other.
        let failed_meanwhile = waited_for > 0 && self.failed >= waited_for && self.last_failed();
        match found {
            Some(found) if is_fresh || in_flight || cools_down => Look::Have(found),
            None if failed_meanwhile => Look::CoolingDown,
            None if in_flight => Look::Wait { ticket: self.fetches },
            // A value that has died is fetched again, however short its life was.
            None if cools_down && (self.last_failed() || newer_than > 0) => Look::CoolingDown,
            instead => {
                (self.began, self.in_flight) = (Some(now), true);
                self.fetches += 1;
                Look::Fetch { ticket: self.fetches, instead }
            }
        }
    }

    /// Puts a value in.
    pub(crate) fn fill(&mut self, fetched: Fetched<T>) -> Found<T> {
        let value = fetched.value.clone();
        self.fetched = Some(fetched);
        self.version += 1;
        self.filled = self.fetches;
        Found { value, version: self.version }
    }

    /// Puts in what a fetch came to. One that outlived its lease ends neither the one that took its place nor the life of
    /// what that came to.
    pub(crate) fn succeed(&mut self, ticket: u64, fetched: Fetched<T>) -> Found<T> {
        self.in_flight &= ticket != self.fetches;
        match &self.fetched {
            Some(newer) if ticket < self.filled => Found { value: newer.value.clone(), version: self.version },
            _ => {
                let found = self.fill(fetched);
                self.filled = ticket;
                found
            }
        }
    }

    /// Notes that a fetch came to nothing; the value that was here stays.
    pub(crate) fn fail(&mut self, ticket: u64) {
        self.in_flight &= ticket != self.fetches;
        self.failed = self.failed.max(ticket);
    }

    /// Notes that nobody will know what came of a fetch. The next who looks can begin one if there is nothing here; else that
    /// has to wait, so that flows which are dropped do not shorten the cool-down.
    pub(crate) fn abandon(&mut self, ticket: u64) {
        if ticket == self.fetches && self.in_flight {
            self.in_flight = false;
            match self.fetched {
                Some(_) => self.fail(ticket),
                None => self.began = None,
            }
        }
    }

    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    pub(crate) fn began(&self) -> Option<UnixTime> {
        self.began
    }

    /// Whether a fetch failed after the last value came.
    pub(crate) fn last_failed(&self) -> bool {
        self.failed > self.filled
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

    fn request(&self, cache: &Cache) -> Result<Request<Vec<u8>>, Error>;

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
    resource: R,
    newer_than: u64,
    state: State<R::Value>,
}

enum State<T> {
    Looking {
        /// The fetch that somebody else began, and since when this flow waits for it or for one before it.
        waiting: Option<(u64, UnixTime)>,
    },
    Fetching {
        ticket: u64,
        exchange: Exchange,
        instead: Option<Found<T>>,
        /// For when the flow is dropped midway.
        cache: Cache,
    },
    Ended,
}

impl<R: Resource> Lookup<R> {
    pub(crate) fn new(resource: R) -> Self {
        Self { resource, newer_than: 0, state: State::Looking { waiting: None } }
    }

    /// Not content with this version, or an older one.
    pub(crate) fn newer_than(mut self, version: u64) -> Self {
        self.newer_than = version;
        self
    }

    /// `None` means that there was a newer one only a moment ago, so that nobody looks again yet.
    pub(crate) fn step(
        &mut self,
        cache: &Cache,
        now: UnixTime,
        mut input: Input,
    ) -> Result<Step<Option<Found<R::Value>>>, Error> {
        loop {
            match &mut self.state {
                State::Looking { waiting } => {
                    let cool_down = self.resource.cool_down(cache);
                    let (newer_than, waited_for) = (self.newer_than, waiting.map_or(0, |(ticket, _)| ticket));
                    let look =
                        |slot: &mut Slot<_>| (slot.look(now, cool_down, newer_than, waited_for), slot.last_failed());
                    match self.resource.with_slot(cache, look) {
                        (Look::Have(found), _) => return Ok(self.end(Some(found))),
                        (Look::Wait { ticket }, _) => {
                            let (_, since) = *waiting.get_or_insert((ticket, now));
                            if now.since(since) < LEASE {
                                return Ok(Step::Wait(LOOK_AGAIN));
                            }
                            return Err(self.give_up("somebody else has been trying for half a minute"));
                        }
                        (Look::CoolingDown, false) => return Ok(self.end(None)),
                        (Look::CoolingDown, true) => return Err(self.give_up("the last try, a moment ago, failed")),
                        (Look::Fetch { ticket, instead }, _) => {
                            let (exchange, cache) = (Exchange::default(), cache.clone());
                            self.state = State::Fetching { ticket, exchange, instead, cache };
                        }
                    }
                }
                State::Fetching { ticket, exchange, instead, cache } => {
                    let request = || self.resource.request(cache);
                    let fetched = match exchange.step(self.resource.operation(), &request, cache, now, input.take()) {
                        Ok(Step::Done(response)) => self.resource.read(cache, now, &response),
                        Ok(Step::Send(request)) => return Ok(Step::Send(request)),
                        Ok(Step::Verify(rs256)) => return Ok(Step::Verify(rs256)),
                        Ok(Step::Wait(delay)) => return Ok(Step::Wait(delay)),
                        Err(error) => self.resource.instead_of(cache, now, &error).ok_or(error),
                    };
                    let found = match fetched {
                        Ok(fetched) => Ok(self.resource.with_slot(cache, |slot| slot.succeed(*ticket, fetched))),
                        Err(error) => {
                            self.resource.with_slot(cache, |slot| slot.fail(*ticket));
                            instead.take().ok_or(error)
                        }
                    };
                    self.state = State::Ended;
                    return Ok(Step::Done(Some(found?)));
                }
                State::Ended => return Err(ended()),
            }
        }
    }

    fn give_up(&mut self, problem: &'static str) -> Error {
        self.state = State::Ended;
        TransportError::new(TransportErrorKind::CoolingDown, problem).into()
    }

    fn end(&mut self, found: Option<Found<R::Value>>) -> Step<Option<Found<R::Value>>> {
        self.state = State::Ended;
        Step::Done(found)
    }
}

/// Others must not wait for a flow that is gone.
impl<R: Resource> Drop for Lookup<R> {
    fn drop(&mut self) {
        if let State::Fetching { ticket, cache, .. } = &self.state {
            self.resource.with_slot(cache, |slot| slot.abandon(*ticket));
        }
    }
}

impl<R: Resource> fmt::Debug for Lookup<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookup").field("operation", &self.resource.operation().name).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
