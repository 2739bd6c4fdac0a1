//! The flow that takes a value from the context, or fetches it.

use std::fmt;
use std::time::Duration;

use http::{Request, Response};

use super::entry::{Decision, LEASE, Ticket};
use super::{Hit, Resource, Version};
use crate::error::{Error, TransportError};
use crate::flow::{Attempts, Context, Input, Step, ready};
use crate::operation::Operation;
use crate::values::UnixTime;

/// How often a flow that waits for another's fetch looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// Takes a value from the context, or fetches it.
pub(crate) struct GetOrFetch<R: Resource> {
    wanted: Wanted<R>,
    pub(super) progress: Progress,
}

impl<R: Resource> GetOrFetch<R> {
    pub(crate) fn new(resource: R) -> Self {
        let progress = Progress { newer_than: None, state: State::Looking { waiting: None } };
        Self { wanted: Wanted { resource, hit: None }, progress }
    }

    /// Accepts only a value that is newer than this.
    pub(crate) fn newer_than(mut self, version: Option<Version>) -> Self {
        self.progress.newer_than = version;
        self
    }

    /// The value.
    pub(crate) fn step(
        &mut self,
        context: &Context,
        now: UnixTime,
        input: Input,
    ) -> Result<Step<Hit<R::Value>>, Error> {
        let hit = ready!(self.step_if_newer(context, now, input)?);
        hit.map(Step::Done)
            .ok_or_else(|| TransportError::cooling_down("there is none, and it is too early to fetch it again").into())
    }

    /// The value, or `None` if the newest one is too old for [`newer_than`](Self::newer_than) and was fetched so recently
    /// that it is not fetched again yet.
    pub(crate) fn step_if_newer(
        &mut self,
        context: &Context,
        now: UnixTime,
        input: Input,
    ) -> Result<Step<Option<Hit<R::Value>>>, Error> {
        ready!(self.progress.step(&mut self.wanted, context, now, input)?);
        Ok(Step::Done(self.wanted.hit.take()))
    }
}

/// A resource, and the value found so far, which may only be used if no newer one can be fetched.
struct Wanted<R: Resource> {
    resource: R,
    hit: Option<Hit<R::Value>>,
}

/// What [`Progress`] needs of a [`Wanted`], so that it is compiled once for all resources.
trait AnyWanted {
    fn operation(&self) -> &'static Operation;

    fn request(&self, context: &Context) -> Result<Request<Vec<u8>>, Error>;

    /// What to do, and whether the last fetch failed.
    fn look(
        &mut self,
        context: &Context,
        now: UnixTime,
        newer_than: Option<Version>,
        waited_for: Option<Ticket>,
    ) -> (Decision, bool);

    /// Stores the outcome of a fetch for all flows.
    fn store(
        &mut self,
        context: &Context,
        now: UnixTime,
        ticket: Ticket,
        outcome: Result<Response<Vec<u8>>, Error>,
    ) -> Result<(), Error>;
}

impl<R: Resource> AnyWanted for Wanted<R> {
    fn operation(&self) -> &'static Operation {
        self.resource.operation()
    }

    fn request(&self, context: &Context) -> Result<Request<Vec<u8>>, Error> {
        context.project().encode(self.operation(), |encoder| self.resource.encode(encoder))
    }

    fn look(
        &mut self,
        context: &Context,
        now: UnixTime,
        newer_than: Option<Version>,
        waited_for: Option<Ticket>,
    ) -> (Decision, bool) {
        let cool_down = self.resource.cool_down(context);
        context.with_entry(&self.resource, |entry| {
            let (decision, hit) = entry.look(now, cool_down, newer_than, waited_for);
            self.hit = hit;
            (decision, entry.last_failed())
        })
    }

    fn store(
        &mut self,
        context: &Context,
        now: UnixTime,
        ticket: Ticket,
        outcome: Result<Response<Vec<u8>>, Error>,
    ) -> Result<(), Error> {
        let fetched = match outcome {
            Ok(response) => self.resource.read(context, now, &response),
            Err(error) => self.resource.instead_of(context, now, &error).ok_or(error),
        };
        let stored = context.with_entry(&self.resource, |entry| match fetched {
            Ok(fetched) => Ok(entry.succeed(ticket, fetched)),
            Err(error) => {
                entry.fail(ticket);
                Err(error)
            }
        });
        match stored {
            Ok(hit) => self.hit = Some(hit),
            Err(error) if self.hit.is_none() => return Err(error),
            Err(_) => {}
        }
        Ok(())
    }
}

/// How far a [`GetOrFetch`] is.
pub(super) struct Progress {
    pub(super) newer_than: Option<Version>,
    state: State,
}

enum State {
    Looking {
        /// The fetch of another flow, and since when this flow has been waiting for it or for one before it.
        waiting: Option<(Ticket, UnixTime)>,
    },
    Fetching {
        ticket: Ticket,
        attempts: Attempts,
        /// To give the fetch back if the flow is dropped.
        context: Context,
    },
}

impl Progress {
    fn step(
        &mut self,
        wanted: &mut dyn AnyWanted,
        context: &Context,
        now: UnixTime,
        mut input: Input,
    ) -> Result<Step<()>, Error> {
        loop {
            match &mut self.state {
                State::Looking { waiting } => {
                    let waited_for = waiting.map(|(ticket, _)| ticket);
                    match wanted.look(context, now, self.newer_than, waited_for) {
                        (Decision::Wait(ticket), _) => {
                            let (_, since) = *waiting.get_or_insert((ticket, now));
                            if now.since(since) < LEASE {
                                return Ok(Step::Wait(LOOK_AGAIN));
                            }
                            return Err(TransportError::cooling_down("another has been fetching for too long").into());
                        }
                        (Decision::CoolDown, true) => {
                            return Err(TransportError::cooling_down("the last fetch, a moment ago, failed").into());
                        }
                        (Decision::Use | Decision::CoolDown, _) => return Ok(Step::Done(())),
                        (Decision::Fetch(ticket), _) => {
                            let (attempts, context) = (Attempts::default(), context.clone());
                            self.state = State::Fetching { ticket, attempts, context };
                        }
                    }
                }
                State::Fetching { ticket, attempts, context: _ } => {
                    let request = || wanted.request(context);
                    let outcome = match attempts.step(wanted.operation(), &request, context, now, input.take()) {
                        Ok(step) => Ok(ready!(step)),
                        Err(error) => Err(error),
                    };
                    let ticket = *ticket;
                    self.state = State::Looking { waiting: None };
                    return wanted.store(context, now, ticket, outcome).map(Step::Done);
                }
            }
        }
    }
}

/// Other flows must not wait for one that is gone.
impl<R: Resource> Drop for GetOrFetch<R> {
    fn drop(&mut self) {
        if let State::Fetching { ticket, context, .. } = &self.progress.state {
            context.with_entry(&self.wanted.resource, |entry| entry.abandon(*ticket));
        }
    }
}

impl<R: Resource> fmt::Debug for GetOrFetch<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetOrFetch").field("operation", &self.wanted.operation().name).finish_non_exhaustive()
    }
}
