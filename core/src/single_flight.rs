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
    /// From here on it is fetched anew by the first who needs it; everybody else goes on with it.
    pub(crate) fresh_until: UnixTime,
    /// From here on it is not used, even if no newer one can be had.
    pub(crate) usable_until: UnixTime,
}

/// The place of one value, and of the one fetch that is under way for it.
#[derive(Debug)]
pub(crate) struct Slot<T> {
    fetched: Option<Fetched<T>>,
    /// Counts the values that were here.
    version: u64,
    /// When the last fetch began.
    began: Option<UnixTime>,
    /// Counts the fetches.
    fetches: u64,
    in_flight: bool,
    last_failed: bool,
}

/// What there is in a [`Slot`].
#[derive(Debug)]
pub(crate) enum Look<T> {
    Have(Found<T>),
    /// Nothing, but somebody is fetching.
    Wait,
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
        Self { fetched: None, version: 0, began: None, fetches: 0, in_flight: false, last_failed: false }
    }

    /// Looks for a value newer than version `newer_than`; 0 for any. Whoever is told to fetch must [`succeed`](Self::succeed),
    /// [`fail`](Self::fail) or [`abandon`](Self::abandon) afterwards.
    pub(crate) fn look(&mut self, now: UnixTime, cool_down: Duration, newer_than: u64) -> Look<T> {
        let usable = self.fetched.as_ref().filter(|fetched| self.version > newer_than && now < fetched.usable_until);
        let is_fresh = usable.is_some_and(|fetched| now < fetched.fresh_until);
        let found = usable.map(|fetched| Found { value: fetched.value.clone(), version: self.version });
        let began_within =
            |time: Duration| self.began.is_some_and(|began| began.since(now) < CLOCK_SLACK && now.since(began) < time);
        let in_flight = self.in_flight && began_within(LEASE);
        // Not after a fetch that nobody ended: what came of it is not known.
        let cools_down = !self.in_flight && began_within(cool_down);
        match found {
            Some(found) if is_fresh || in_flight || cools_down => Look::Have(found),
            None if in_flight => Look::Wait,
            None if cools_down => Look::CoolingDown,
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
        self.last_failed = false;
        Found { value, version: self.version }
    }

    /// Puts in what a fetch came to. One that outlived its lease does not end the one that took its place.
    pub(crate) fn succeed(&mut self, ticket: u64, fetched: Fetched<T>) -> Found<T> {
        self.in_flight &= ticket != self.fetches;
        self.fill(fetched)
    }

    /// Notes that a fetch came to nothing; the value that was here stays.
    pub(crate) fn fail(&mut self, ticket: u64) {
        if ticket == self.fetches {
            (self.in_flight, self.last_failed) = (false, true);
        }
    }

    /// Notes that nobody will know what came of a fetch, so that the next who looks can begin one.
    pub(crate) fn abandon(&mut self, ticket: u64) {
        if ticket == self.fetches && self.in_flight {
            (self.began, self.in_flight) = (None, false);
        }
    }

    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    pub(crate) fn began(&self) -> Option<UnixTime> {
        self.began
    }

    pub(crate) fn last_failed(&self) -> bool {
        self.last_failed
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
    Looking,
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
        Self { resource, newer_than: 0, state: State::Looking }
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
                State::Looking => {
                    let cool_down = self.resource.cool_down(cache);
                    let newer_than = self.newer_than;
                    let look = |slot: &mut Slot<_>| (slot.look(now, cool_down, newer_than), slot.last_failed());
                    match self.resource.with_slot(cache, look) {
                        (Look::Have(found), _) => return Ok(self.end(Some(found))),
                        (Look::Wait, _) => return Ok(Step::Wait(LOOK_AGAIN)),
                        (Look::CoolingDown, false) => return Ok(self.end(None)),
                        (Look::CoolingDown, true) => {
                            self.state = State::Ended;
                            let problem = "the last try, a moment ago, failed";
                            return Err(TransportError::new(TransportErrorKind::CoolingDown, problem).into());
                        }
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
