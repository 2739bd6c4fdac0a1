//! A call or a flow, step by step.

use std::fmt;
use std::time::Duration;

use http::{Request, Response, StatusCode};
use serde_json::Value;
use stytch_core::by_name::{READ_HEADERS, read_headers};
use stytch_core::error::{BuildError, TransportError, TransportErrorKind};
use stytch_core::{Error, Flow, UnixTime, flow};

use crate::client::now;

pub(crate) type JsonFlow = dyn Flow<Output = Value> + Send + Sync;

/// A call or a flow under way. Signatures are verified here; requests and pauses are the caller's.
pub struct Run {
    driver: stytch_ureq::Client,
    flow: Box<JsonFlow>,
    /// When it has to end. A request that is under way then is the caller's.
    end: UnixTime,
    awaited: Awaited,
}

/// What has to be passed on next.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Awaited {
    Start,
    Answer,
    Pause,
    Nothing,
}

/// What the caller does next.
#[derive(Debug)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "each is taken apart at once")]
pub enum Step {
    /// Sends this request without following redirects, and passes on the response or the failure.
    Send(Request<Vec<u8>>),
    /// Waits this long.
    Wait(Duration),
    /// Nothing: this is the result.
    Done(Value),
}

/// What became of a step.
#[derive(Debug)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// Nothing has been done yet.
    Start,
    /// A response arrived.
    Response {
        /// Its status.
        status: u16,
        /// Its headers, each a line `name: value`. Those that are not [`READ_HEADERS`] can be left out.
        headers: &'a str,
        /// Its body, decompressed.
        body: Vec<u8>,
    },
    /// No response arrived.
    Failed {
        /// A name of a [`TransportErrorKind`].
        kind: &'a str,
        /// What happened, for people.
        message: &'a str,
    },
    /// The pause is over.
    Woke,
}

impl Run {
    pub(crate) fn new(driver: stytch_ureq::Client, flow: Box<JsonFlow>) -> Self {
        let end = now() + driver.total_timeout();
        Self { driver, flow, end, awaited: Awaited::Start }
    }

    /// Takes the outcome of the last step, and returns the next one.
    ///
    /// # Errors
    ///
    /// The error with which the call or flow ends. [`Error::Build`] naming `outcome` if it is none of the last step, and naming
    /// `kind` or `status` if there is no such kind or status; these change nothing.
    pub fn step(&mut self, outcome: Outcome<'_>) -> Result<Step, Error> {
        let mut input = self.input(outcome)?;
        let context = self.driver.context().with_deadline(self.end);
        let result = loop {
            match self.flow.step(&context, now(), input) {
                Ok(flow::Step::Verify(signature)) => match self.driver.verify(&signature) {
                    Ok(verified) => input = flow::Input::Verified(verified),
                    Err(error) => break Err(error),
                },
                Ok(flow::Step::Send(request)) => break Ok(Step::Send(request)),
                Ok(flow::Step::Wait(delay)) => break Ok(Step::Wait(delay)),
                Ok(flow::Step::Done(output)) => break Ok(Step::Done(output)),
                Err(error) => break Err(error),
            }
        };
        self.awaited = match &result {
            Ok(Step::Send(_)) => Awaited::Answer,
            Ok(Step::Wait(_)) => Awaited::Pause,
            Ok(Step::Done(_)) | Err(_) => Awaited::Nothing,
        };
        result
    }

    fn input(&self, outcome: Outcome<'_>) -> Result<flow::Input, BuildError> {
        let problem = |field: &str, problem: &'static str| BuildError::configuration(field, problem);
        let (awaited, input) = match outcome {
            Outcome::Start => (Awaited::Start, flow::Input::Start),
            Outcome::Woke => (Awaited::Pause, flow::Input::Woke),
            Outcome::Failed { kind, message } => {
                let kind = TransportErrorKind::from_name(kind);
                let kind = kind.ok_or_else(|| problem("kind", "is not the name of a transport error"))?;
                (Awaited::Answer, flow::Input::Failed(TransportError::new(kind, message)))
            }
            Outcome::Response { status, headers, body } => {
                let status =
                    StatusCode::from_u16(status).map_err(|_| problem("status", "is not that of a response"))?;
                let mut response = Response::new(body);
                *response.status_mut() = status;
                *response.headers_mut() = read_headers(&READ_HEADERS, headers);
                (Awaited::Answer, flow::Input::Response(response))
            }
        };
        if awaited == self.awaited { Ok(input) } else { Err(problem("outcome", "is not that of the last step")) }
    }
}

/// Leaves out what is sent.
impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Run").field("awaited", &self.awaited).finish_non_exhaustive()
    }
}
