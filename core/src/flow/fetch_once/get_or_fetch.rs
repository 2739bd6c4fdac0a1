//! The flow that takes a value from the context, or fetches it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::entry::{Decision, LEASE, Ticket};
use super::{Fetch, Hit, Resource, Version};
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::flow::{Attempts, Context, Input, Step, ready};
use crate::values::UnixTime;

/// How often a flow that waits for another's fetch looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// Takes a value from the context, or fetches it.
pub(crate) struct GetOrFetch<R: Resource> {
    resource: R,
    pub(super) progress: Progress,
}

impl<R: Resource> GetOrFetch<R> {
    pub(crate) fn new(resource: R) -> Self {
        let progress = Progress { newer_than: None, patience: LEASE, state: State::Looking { waiting: None } };
        Self { resource, progress }
    }

    /// Accepts only a value that is newer than this.
    pub(crate) fn newer_than(mut self, version: Option<Version>) -> Self {
        self.progress.newer_than = version;
        self
    }

    /// Waits at most this long for another flow's fetch.
    pub(crate) fn patience(mut self, patience: Duration) -> Self {
        self.progress.patience = patience;
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
        hit.map(Step::Done).ok_or_else(|| cooling_down("there is none, and it is too early to fetch it again"))
    }

    /// The value, or `None` if the newest one is too old for [`newer_than`](Self::newer_than) and was fetched so recently
    /// that it is not fetched again yet.
    pub(crate) fn step_if_newer(
        &mut self,
        context: &Context,
        now: UnixTime,
        input: Input,
    ) -> Result<Step<Option<Hit<R::Value>>>, Error> {
        let hit = ready!(self.progress.step(&self.resource, context, now, input)?);
        // Values of a kind are all of its type.
        Ok(Step::Done(hit.and_then(|Hit { value, version }| Some(Hit { value: Arc::downcast(value).ok()?, version }))))
    }
}

/// How far a [`GetOrFetch`] is, whatever it fetches.
pub(super) struct Progress {
    pub(super) newer_than: Option<Version>,
    /// How long it waits for another flow's fetch.
    patience: Duration,
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
        resource: &dyn Fetch,
        context: &Context,
        now: UnixTime,
        mut input: Input,
    ) -> Result<Step<Option<Hit>>, Error> {
        loop {
            match &mut self.state {
                State::Looking { waiting } => {
                    let (cool_down, waited_for) = (resource.cool_down(context), waiting.map(|(ticket, _)| ticket));
                    let (decision, is_open) = context.with_entry(resource, |entry| {
                        (entry.look(now, cool_down, self.newer_than, waited_for), entry.is_open())
                    });
                    match decision {
                        Decision::Wait(ticket) => {
                            let (_, since) = *waiting.get_or_insert((ticket, now));
                            if !context.has_time(now, LOOK_AGAIN) {
                                let kind = TransportErrorKind::TotalTimeout;
                                return Err(TransportError::not_tried(kind, "another is still fetching").into());
                            }
                            if now.since(since) < self.patience {
                                return Ok(Step::Wait(LOOK_AGAIN));
                            }
                            return Err(cooling_down("another has been fetching for too long"));
                        }
                        Decision::CoolDown if is_open => {
                            return Err(cooling_down("the last fetch, a moment ago, failed"));
                        }
                        Decision::CoolDown => return Ok(Step::Done(None)),
                        Decision::Use(hit) => return Ok(Step::Done(Some(hit))),
                        Decision::Fetch(ticket) => {
                            let (mut attempts, context) = (Attempts::default(), context.clone());
                            // After a rate limit, the next try is that after the cool-down.
                            if !cool_down.is_zero() {
                                attempts.end_when_limited();
                            }
                            self.state = State::Fetching { ticket, attempts, context };
                        }
                    }
                }
                State::Fetching { ticket, attempts, context: _ } => {
                    let operation = resource.operation();
                    let request = || context.project().encode(operation, |encoder| resource.encode(encoder));
                    let fetched = match attempts.step(operation, &request, context, now, input.take()) {
                        Ok(step) => resource.read(context, now, &ready!(step)),
                        Err(error) => resource.instead_of(context, now, &error).ok_or(error),
                    };
                    let ticket = *ticket;
                    self.state = State::Looking { waiting: None };
                    let hit = context.with_entry(resource, |entry| match fetched {
                        Ok(fetched) => Ok(entry.succeed(now, ticket, fetched)),
                        Err(error) => {
                            match &error {
                                // That this flow has no more time says nothing to the others.
                                Error::Transport(error) if error.kind == TransportErrorKind::TotalTimeout => {
                                    entry.abandon(ticket);
                                }
                                error => entry.fail(now, ticket, error.retry_after()),
                            }
                            entry.usable(now, self.newer_than).ok_or(error)
                        }
                    });
                    return Ok(Step::Done(Some(hit?)));
                }
            }
        }
    }
}

fn cooling_down(problem: &'static str) -> Error {
    TransportError::not_tried(TransportErrorKind::CoolingDown, problem).into()
}

/// Other flows must not wait for one that is gone.
impl<R: Resource> Drop for GetOrFetch<R> {
    fn drop(&mut self) {
        if let State::Fetching { ticket, context, .. } = &self.progress.state {
            context.with_entry(&self.resource, |entry| entry.abandon(*ticket));
        }
    }
}

impl<R: Resource> fmt::Debug for GetOrFetch<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetOrFetch").field("operation", &self.resource.operation().name).finish_non_exhaustive()
    }
}
