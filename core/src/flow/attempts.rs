//! One request with its retries.

use std::time::Duration;

use http::{Request, Response};

use super::{Context, Input, RetryPolicy, Step};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::UnixTime;
use crate::wire::response;

/// One request with its retries, up to the first response that is a success.
///
/// ```text
///           +--- failed, and worth a retry ---+
///           v                                 |
/// Ready -> Sent -> Done                    Waiting
///           |                                 ^
///           +---------------------------------+
/// ```
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    policy: Option<RetryPolicy>,
    ends_when_limited: bool,
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
}

impl Attempts {
    /// Retries by this policy instead of the context's.
    pub(crate) fn set_policy(&mut self, policy: RetryPolicy) {
        self.policy = Some(policy);
    }

    /// Does not retry after a rate limit.
    pub(super) fn end_when_limited(&mut self) {
        self.ends_when_limited = true;
    }

    /// `request` is called for every try, so that a request that is sent once is never copied.
    pub(crate) fn step(
        &mut self,
        operation: &'static Operation,
        request: &dyn Fn() -> Result<Request<Vec<u8>>, Error>,
        context: &Context,
        now: UnixTime,
        input: Input,
    ) -> Result<Step<Response<Vec<u8>>>, Error> {
        let error = match (self.phase, input) {
            (Phase::Sent, Input::Response(response)) => match response::check(operation, &response) {
                Ok(()) => return Ok(Step::Done(response)),
                Err(error) => error,
            },
            (Phase::Sent, Input::Failed(error)) => error.into(),
            (Phase::Waiting { since, delay }, _) if now.since(since) < delay => {
                // After a clock was set back, the time waited so far is unknown.
                let since = since.min(now);
                self.phase = Phase::Waiting { since, delay };
                return Ok(Step::Wait(delay - now.since(since)));
            }
            (Phase::Ready | Phase::Sent | Phase::Waiting { .. }, _) => {
                let mut request = request()?;
                request.extensions_mut().insert(operation);
                self.phase = Phase::Sent;
                return Ok(Step::Send(request));
            }
        };
        if self.ends_when_limited && error.status() == Some(429) {
            return Err(error);
        }
        let policy = self.policy.unwrap_or(context.settings().retries);
        let delay = policy.delay(operation, &error, self.retries, context.random());
        let Some(delay) = delay.filter(|delay| context.has_time(now, *delay)) else {
            return Err(error);
        };
        self.retries += 1;
        self.phase = Phase::Waiting { since: now, delay };
        Ok(Step::Wait(delay))
    }
}
