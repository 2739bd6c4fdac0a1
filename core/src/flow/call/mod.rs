//! The smallest flows: one call, with retries.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use super::{Attempts, Context, Flow, Input, Once, RetryPolicy, Step, ready};
use crate::error::Error;
use crate::operation::{self, Row};
use crate::values::{MemberCredential, UnixTime};
use crate::wire::{Endpoint, encode_by_name, response, unknown_operation};

/// Sends a typed request, with the retries of [`RetryPolicy`]. What the `send` of a transport runs.
///
/// The endpoint can be owned or borrowed: a reference to an endpoint is an endpoint.
#[derive(Debug)]
#[must_use = "a flow does nothing until it is run"]
pub struct Call<E> {
    endpoint: E,
    attempts: Once<Attempts>,
}

impl<E: Endpoint> Call<E> {
    /// A call with the retries of the context.
    pub fn new(endpoint: E) -> Self {
        Self { endpoint, attempts: Once::new(Attempts::default()) }
    }

    /// Retries by this policy instead of the context's.
    pub fn retries(self, policy: RetryPolicy) -> Self {
        Self { attempts: self.attempts.with(|attempts| attempts.set_policy(policy)), ..self }
    }
}

impl<E: Endpoint> Flow for Call<E> {
    type Output = E::Response;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<E::Response>, Error> {
        let Self { endpoint, attempts } = self;
        let request = || context.project().request(endpoint);
        attempts.step(|attempts| {
            let response = ready!(attempts.step(E::OPERATION, &request, context, now, input)?);
            response::decode(E::OPERATION, response.status(), response.body()).map(Step::Done)
        })
    }
}

/// Calls an operation by name, with the retries of [`RetryPolicy`]. What the `call` of a transport runs.
///
/// [`Project::call_request`](crate::Project::call_request) says how the params are checked.
#[must_use = "a flow does nothing until it is run"]
pub struct CallByName<'a> {
    name: Cow<'a, str>,
    row: Option<Row>,
    args: Cow<'a, Value>,
    credential: Option<Cow<'a, MemberCredential>>,
    attempts: Once<Attempts>,
}

impl<'a> CallByName<'a> {
    /// A call of the operation `name` with a JSON object of params, and the context's retries.
    pub fn new(name: &'a str, args: &'a Value) -> Self {
        let row = operation::row(name);
        let (name, args) = (Cow::Borrowed(name), Cow::Borrowed(args));
        Self { name, row, args, credential: None, attempts: Once::new(Attempts::default()) }
    }

    /// Copies what the call borrows, so that the call can outlive it.
    pub fn into_owned(self) -> CallByName<'static> {
        CallByName {
            name: Cow::Owned(self.name.into_owned()),
            row: self.row,
            args: Cow::Owned(self.args.into_owned()),
            credential: self.credential.map(|credential| Cow::Owned(credential.into_owned())),
            attempts: self.attempts,
        }
    }

    /// Calls on behalf of a B2B member.
    pub fn authorized_by(mut self, credential: &'a MemberCredential) -> Self {
        self.credential = Some(Cow::Borrowed(credential));
        self
    }

    /// Retries by this policy instead of the context's.
    pub fn retries(self, policy: RetryPolicy) -> Self {
        Self { attempts: self.attempts.with(|attempts| attempts.set_policy(policy)), ..self }
    }
}

impl Flow for CallByName<'_> {
    type Output = Value;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Value>, Error> {
        let Self { name, row, args, credential, attempts } = self;
        attempts.step(|attempts| {
            let row = row.ok_or_else(|| unknown_operation(name))?;
            let credential = credential.as_deref();
            let request =
                || context.project().encode(row.operation, |encoder| encode_by_name(row, args, credential, encoder));
            let response = ready!(attempts.step(row.operation, &request, context, now, input)?);
            response::json(row.operation, response.status(), response.body()).map(Step::Done)
        })
    }
}

/// Leaves the params out: any of them may be a secret.
impl fmt::Debug for CallByName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallByName")
            .field("name", &self.name)
            .field("member_credential", &self.credential)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
