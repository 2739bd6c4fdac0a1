//! The smallest flows: one call, tried again where that is safe.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::{Request, Response};
use serde_json::Value;

use crate::flow::{done, ended};
use crate::project::unknown_operation;
use crate::{
    Cache, Endpoint, Error, Flow, Input, MemberSession, Operation, RetryPolicy, Step, UnixTime, compact, operation,
    response,
};

/// Sends a typed request, and again where [`RetryPolicy`] says so. What the `send` of a transport runs.
///
/// The endpoint can be owned or borrowed: a reference to an endpoint is an endpoint.
#[derive(Debug)]
#[must_use = "a flow does nothing until it is run"]
pub struct Call<E> {
    endpoint: E,
    exchange: Exchange,
}

impl<E: Endpoint> Call<E> {
    /// A call with the cache's retries.
    pub fn new(endpoint: E) -> Self {
        Self { endpoint, exchange: Exchange::default() }
    }

    /// Other retries for this call.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.exchange.policy = Some(policy);
        self
    }
}

impl<E: Endpoint> Flow for Call<E> {
    type Output = E::Response;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<E::Response>, Error> {
        let request = || cache.project().request(&self.endpoint);
        let response = done!(self.exchange.step(E::OPERATION, &request, cache, now, input)?);
        cache.project().response::<E>(&response).map(Step::Done)
    }
}

/// Calls an operation by name, and again where [`RetryPolicy`] says so. What the `call` of a transport runs.
///
/// [`Project::call_request`](crate::Project::call_request) says how the params are checked.
#[must_use = "a flow does nothing until it is run"]
pub struct CallByName<'a> {
    name: Cow<'a, str>,
    operation: Option<&'static Operation>,
    args: Cow<'a, Value>,
    member_session: Option<Cow<'a, MemberSession>>,
    exchange: Exchange,
}

impl<'a> CallByName<'a> {
    /// A call of the operation `name` with a JSON object of params, and the cache's retries.
    pub fn new(name: &'a str, args: &'a Value) -> Self {
        Self::of(operation(name), name, args)
    }

    /// The same for programs that must be small, such as modules for browsers: it finds the operation in a text that takes a
    /// fraction of the space of [`OPERATIONS`](crate::OPERATIONS), which a program that only calls like this does without.
    ///
    /// The `docs` of the [`Operation`] in the request's extensions are empty.
    pub fn compact(name: &'a str, args: &'a Value) -> Self {
        Self::of(compact::operation(name), name, args)
    }

    fn of(operation: Option<&'static Operation>, name: &'a str, args: &'a Value) -> Self {
        let (name, args) = (Cow::Borrowed(name), Cow::Borrowed(args));
        Self { name, operation, args, member_session: None, exchange: Exchange::default() }
    }

    /// The same call with what it borrows copied, to be kept for as long as it takes.
    pub fn into_owned(self) -> CallByName<'static> {
        CallByName {
            name: Cow::Owned(self.name.into_owned()),
            operation: self.operation,
            args: Cow::Owned(self.args.into_owned()),
            member_session: self.member_session.map(|session| Cow::Owned(session.into_owned())),
            exchange: self.exchange,
        }
    }

    /// On behalf of a B2B member.
    pub fn authorized_by(mut self, member_session: &'a MemberSession) -> Self {
        self.member_session = Some(Cow::Borrowed(member_session));
        self
    }

    /// Other retries for this call.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.exchange.policy = Some(policy);
        self
    }
}

impl Flow for CallByName<'_> {
    type Output = Value;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<Value>, Error> {
        let Some(operation) = self.operation else {
            return Err(self.exchange.fail(unknown_operation(&self.name)));
        };
        let request = || cache.project().request_by_name(operation, &self.args, self.member_session.as_deref());
        let response = done!(self.exchange.step(operation, &request, cache, now, input)?);
        cache.project().json(operation, &response).map(Step::Done)
    }
}

/// Leaves out the params, of which nobody has told here which ones are secret.
impl fmt::Debug for CallByName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallByName")
            .field("name", &self.name)
            .field("member_session", &self.member_session)
            .field("exchange", &self.exchange)
            .finish_non_exhaustive()
    }
}

/// One request with its retries, up to the first answer that is a success.
#[derive(Debug, Default)]
pub(crate) struct Exchange {
    policy: Option<RetryPolicy>,
    retries: u32,
    phase: Phase,
}

#[derive(Debug, Default, Clone, Copy)]
enum Phase {
    #[default]
    Ready,
    Sent,
    Waiting {
        since: UnixTime,
        delay: Duration,
    },
    Ended,
}

impl Exchange {
    /// Ends with an error that came up outside; nothing ends twice.
    fn fail(&mut self, error: Error) -> Error {
        match std::mem::replace(&mut self.phase, Phase::Ended) {
            Phase::Ended => ended(),
            Phase::Ready | Phase::Sent | Phase::Waiting { .. } => error,
        }
    }

    /// `request` is asked again for every try, so that a request that is sent once is never copied.
    pub(crate) fn step(
        &mut self,
        operation: &'static Operation,
        request: &dyn Fn() -> Result<Request<Vec<u8>>, Error>,
        cache: &Cache,
        now: UnixTime,
        input: Input,
    ) -> Result<Step<Response<Vec<u8>>>, Error> {
        let error = match (self.phase, input) {
            (Phase::Sent, Input::Response(response)) => {
                match response::check(operation, response.status(), response.headers(), response.body()) {
                    Ok(()) => {
                        self.phase = Phase::Ended;
                        return Ok(Step::Done(response));
                    }
                    Err(error) => error,
                }
            }
            (Phase::Sent, Input::Failed(error)) => error.into(),
            (Phase::Waiting { since, delay }, _) if now.since(since) < delay => {
                // After a clock was set back, nobody knows how long it was so far.
                let since = since.min(now);
                self.phase = Phase::Waiting { since, delay };
                return Ok(Step::Wait(delay - now.since(since)));
            }
            (Phase::Ended, _) => return Err(ended()),
            (Phase::Ready | Phase::Sent | Phase::Waiting { .. }, _) => {
                self.phase = Phase::Ended;
                let mut request = request()?;
                request.extensions_mut().insert(operation);
                self.phase = Phase::Sent;
                return Ok(Step::Send(request));
            }
        };
        let policy = self.policy.unwrap_or(cache.settings().retries);
        match policy.delay(&operation.method, &error, self.retries, cache.random()) {
            Some(delay) => {
                self.retries += 1;
                self.phase = Phase::Waiting { since: now, delay };
                Ok(Step::Wait(delay))
            }
            None => {
                self.phase = Phase::Ended;
                Err(error)
            }
        }
    }
}

#[cfg(test)]
mod tests;
