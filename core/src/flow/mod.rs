//! Tasks of several steps, as values that a driver runs.
//!
//! ```text
//!        step(&context, now, input)
//! driver --------------------------> Flow
//! (run)  <--------------------------
//!                  Step
//!
//! Step::Send(request)     -> Input::Response(..) or Input::Failed(..)
//! Step::Verify(signature) -> Input::Verified(..) or Input::Failed(..)
//! Step::Wait(delay)       -> Input::Woke
//! Step::Done(output)
//! ```

mod attempts;
pub(crate) mod call;
mod context;
pub(crate) mod fetch_once;
mod once;
mod retry;
mod settings;
mod signature;
mod verified_tokens;

use std::fmt;
use std::time::Duration;

use http::{Request, Response};

pub(crate) use attempts::Attempts;
pub use call::Call;
pub use context::Context;
pub(crate) use once::Once;
pub use retry::RetryPolicy;
pub(crate) use retry::part;
pub use settings::Settings;
pub(crate) use signature::Signed;
pub use signature::{InvalidSignature, PublicKey, RsaPublicKey, Signature};
pub(crate) use verified_tokens::Digest;

use crate::error::{Error, TransportError};
use crate::operation::Operation;
use crate::values::UnixTime;

/// Helpers of transports.
#[doc(hidden)]
pub use crate::wire::{is_loopback, request_id};

/// A task of several steps: several requests, a signature to verify, a pause before the next try.
///
/// A flow does nothing by itself. [`step`](Self::step) says what to do next; its driver does that and steps again with the
/// outcome, until the flow is [`Done`](Step::Done) or fails. Transports have a method `run` for that. With your own HTTP
/// client, blocking or not, the driver is a loop like this one:
///
/// ```
/// use std::time::SystemTime;
/// use stytch_core::error::TransportError;
/// use stytch_core::flow::{Input, InvalidSignature, Signature, Step};
/// use stytch_core::{Context, Error, Flow, UnixTime};
///
/// fn run<F: Flow>(context: &Context, mut flow: F) -> Result<F::Output, Error> {
///     let mut input = Input::Start;
///     loop {
///         input = match flow.step(context, UnixTime::from(SystemTime::now()), input)? {
///             Step::Send(request) => match my_http(request) {
///                 Ok(response) => Input::Response(response),
///                 Err(error) => Input::Failed(error),
///             },
///             Step::Verify(signature) => Input::Verified(my_rsa(&signature)),
///             Step::Wait(delay) => {
///                 std::thread::sleep(delay);
///                 Input::Woke
///             }
///             Step::Done(output) => return Ok(output),
///         };
///     }
/// }
/// # fn my_http(request: http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, TransportError> {
/// #     Ok(http::Response::new(br#"{"request_id":"r","user_id":"u","phone_id":"p","status_code":200}"#.to_vec()))
/// # }
/// # fn my_rsa(signature: &Signature) -> Result<(), InvalidSignature> { Err(InvalidSignature) }
/// # use stytch_core::{Project, consumer::otps, flow::Call};
/// # let context = Context::new(Project::new("project-test-1", "secret-test-1")?, 7);
/// # let sent = run(&context, Call::new(otps::sms::Send::new("+12025550162")))?;
/// # assert_eq!(sent.phone_id, "p");
/// # Ok::<(), Error>(())
/// ```
///
/// An asynchronous driver is the same loop with `.await` after `my_http`, `my_rsa` and the pause.
///
/// The flow remembers what it is waiting for. Stepping early, or with an outcome of another step, changes nothing and
/// returns the same step again. A flow can be dropped at any time; another flow then takes over what this one was
/// fetching for all. A flow that is neither driven nor dropped keeps the others waiting for at most 30 seconds. How long
/// the flow that fetches takes is up to the time limits of the transport, for each try of
/// [`Settings::retries`](Settings#structfield.retries).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a flow that `run` accepts",
    label = "not a flow",
    note = "a request is sent with the client's `send`, or becomes a flow by `Call::new`"
)]
pub trait Flow {
    /// What the flow returns.
    type Output;

    /// Takes the outcome of the last step and returns what to do next.
    ///
    /// All flows of a project share `context`; no lock of it is held between steps. `now` is the current time.
    ///
    /// # Errors
    ///
    /// Any error ends the flow. Steps after the end are an [`Error::Build`] naming `flow`.
    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Self::Output>, Error>;
}

impl<F: Flow + ?Sized> Flow for &mut F {
    type Output = F::Output;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Self::Output>, Error> {
        (**self).step(context, now, input)
    }
}

/// What to do next for a [`Flow`].
#[must_use = "a flow goes on only if its steps are taken"]
#[expect(clippy::exhaustive_enums, reason = "a driver that does not know a step cannot go on")]
#[allow(clippy::large_enum_variant, reason = "a step is taken at once, never kept")]
pub enum Step<T> {
    /// Send this request; step again with [`Input::Response`], whatever its status, or with [`Input::Failed`].
    ///
    /// The request's extensions hold the `&'static Operation` that it calls, for logs.
    Send(Request<Vec<u8>>),
    /// Verify this signature; step again with [`Input::Verified`], or with [`Input::Failed`] if it cannot be verified.
    Verify(Signature),
    /// Wait this long, then step again with [`Input::Woke`].
    Wait(Duration),
    /// The flow has ended with this output.
    Done(T),
}

/// The outcome of a [`Step`].
#[derive(Default)]
#[expect(clippy::exhaustive_enums, reason = "each step has its outcome")]
pub enum Input {
    /// Nothing yet.
    #[default]
    Start,
    /// The response to [`Step::Send`].
    Response(Response<Vec<u8>>),
    /// [`Step::Send`] got no response, or the signature of [`Step::Verify`] could not be verified.
    Failed(TransportError),
    /// Whether the signature of [`Step::Verify`] matches.
    Verified(Result<(), InvalidSignature>),
    /// The pause of [`Step::Wait`] is over.
    Woke,
}

impl Input {
    /// The outcome for the inner flow that waits for it; its successor in the same step has none yet.
    pub(crate) fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

/// Shows what is called, but no part of the request and no output: both may hold secrets, and the `http` crate shows bodies.
impl<T> fmt::Debug for Step<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(request) => match request.extensions().get::<&'static Operation>() {
                Some(operation) => f.debug_tuple("Send").field(&operation.name).finish(),
                None => f.write_str("Send(..)"),
            },
            Self::Verify(signature) => f.debug_tuple("Verify").field(signature).finish(),
            Self::Wait(delay) => f.debug_tuple("Wait").field(delay).finish(),
            Self::Done(_) => f.write_str("Done(..)"),
        }
    }
}

/// Shows only the status of a response: the rest may hold secrets.
impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("Start"),
            Self::Response(response) => f.debug_tuple("Response").field(&response.status().as_u16()).finish(),
            Self::Failed(error) => f.debug_tuple("Failed").field(error).finish(),
            Self::Verified(outcome) => f.debug_tuple("Verified").field(outcome).finish(),
            Self::Woke => f.write_str("Woke"),
        }
    }
}

/// The output of an inner flow that is done; any other step of it is a step of the outer flow. The `?` of flows.
macro_rules! ready {
    ($step:expr) => {
        match $step {
            $crate::flow::Step::Done(output) => output,
            $crate::flow::Step::Send(request) => return Ok($crate::flow::Step::Send(request)),
            $crate::flow::Step::Verify(signature) => return Ok($crate::flow::Step::Verify(signature)),
            $crate::flow::Step::Wait(delay) => return Ok($crate::flow::Step::Wait(delay)),
        }
    };
}

pub(crate) use ready;

#[cfg(test)]
mod tests;
