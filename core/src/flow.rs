//! Flows: everything that takes more than one step, as values that somebody else drives.

use std::fmt;
use std::time::Duration;

use http::{Request, Response};

use crate::{Cache, Error, Operation, Rs256, TransportError, UnixTime};

/// Something that takes more than one step: several requests, a signature to verify, a pause before the next try.
///
/// A flow does nothing by itself. [`step`](Self::step) says what to do next; whoever drives the flow does it and steps again
/// with the outcome, until the flow is [`Done`](Step::Done) or fails. Transports have a method `run` for that. With an HTTP
/// client of your own, blocking or not, the driver is a loop like this one:
///
/// ```
/// use std::time::SystemTime;
/// use stytch_core::{Cache, Error, Flow, Input, Rs256, Step, TransportError, UnixTime};
///
/// fn run<F: Flow>(cache: &Cache, mut flow: F) -> Result<F::Output, Error> {
///     let mut input = Input::Start;
///     loop {
///         input = match flow.step(cache, UnixTime::from(SystemTime::now()), input)? {
///             Step::Send(request) => match my_http(request) {
///                 Ok(response) => Input::Response(response),
///                 Err(error) => Input::Failed(error),
///             },
///             Step::Verify(rs256) => Input::Verified(my_rsa(&rs256)),
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
/// # fn my_rsa(rs256: &Rs256) -> bool { false }
/// # use stytch_core::{Call, Project, consumer::otps};
/// # let cache = Cache::new(Project::new("project-test-1", "secret-test-1")?, 7);
/// # let sent = run(&cache, Call::new(otps::sms::Send::new("+12025550162")))?;
/// # assert_eq!(sent.phone_id, "p");
/// # Ok::<(), Error>(())
/// ```
///
/// An asynchronous driver is the same loop with `.await` behind `my_http`, `my_rsa` and the pause. A driver that cannot verify
/// RS256 must return an error of its own: never [`Input::Verified(true)`](Input::Verified).
///
/// What the flow awaits is kept inside it. Stepping early, or with an outcome that it does not await, changes nothing and
/// answers the same step again. A flow can be dropped at any time; what it was fetching for others, one of them fetches.
/// One that is neither driven nor dropped keeps others waiting, for half a minute at most.
pub trait Flow {
    /// What the flow comes to.
    type Output;

    /// Takes the outcome of the last step and says what to do next.
    ///
    /// `cache` is shared by all flows of a project; no lock of it is held between steps. `now` is the present.
    ///
    /// # Errors
    ///
    /// Whatever ends the flow; it is of no use afterwards, and answers [`Error::Build`] naming `flow`.
    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<Self::Output>, Error>;
}

impl<F: Flow + ?Sized> Flow for &mut F {
    type Output = F::Output;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<Self::Output>, Error> {
        (**self).step(cache, now, input)
    }
}

/// What to do next for a [`Flow`].
#[must_use = "a flow goes on only if its steps are taken"]
#[expect(clippy::exhaustive_enums, reason = "a driver that does not know a step cannot go on")]
#[allow(clippy::large_enum_variant, reason = "a step is taken at once, never kept")]
pub enum Step<T> {
    /// Send this request and answer [`Input::Response`], whatever its status, or [`Input::Failed`].
    ///
    /// The request's extensions hold the `&'static Operation` that it calls, for logs.
    Send(Request<Vec<u8>>),
    /// Verify this signature and answer [`Input::Verified`].
    Verify(Rs256),
    /// Do nothing for this long, then answer [`Input::Woke`].
    Wait(Duration),
    /// The flow has ended with this.
    Done(T),
}

/// What came of a [`Step`].
#[derive(Default)]
#[expect(clippy::exhaustive_enums, reason = "each step has its outcome")]
pub enum Input {
    /// Nothing yet.
    #[default]
    Start,
    /// The answer to [`Step::Send`].
    Response(Response<Vec<u8>>),
    /// [`Step::Send`] got no answer.
    Failed(TransportError),
    /// Whether the signature of [`Step::Verify`] is right.
    Verified(bool),
    /// The time of [`Step::Wait`] has passed.
    Woke,
}

impl Input {
    /// The outcome for the flow inside a flow that awaits it; what comes after that has no outcome yet.
    pub(crate) fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

/// Shows what is called, but no part of the request and not what the flow has come to: both may hold secrets, and the `http`
/// crate shows bodies.
impl<T> fmt::Debug for Step<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(request) => match request.extensions().get::<&'static Operation>() {
                Some(operation) => f.debug_tuple("Send").field(&operation.name).finish(),
                None => f.write_str("Send(..)"),
            },
            Self::Verify(rs256) => f.debug_tuple("Verify").field(rs256).finish(),
            Self::Wait(delay) => f.debug_tuple("Wait").field(delay).finish(),
            Self::Done(_) => f.write_str("Done(..)"),
        }
    }
}

/// Shows of an answer only its status: the rest may hold secrets.
impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("Start"),
            Self::Response(response) => f.debug_tuple("Response").field(&response.status().as_u16()).finish(),
            Self::Failed(error) => f.debug_tuple("Failed").field(error).finish(),
            Self::Verified(is_right) => f.debug_tuple("Verified").field(is_right).finish(),
            Self::Woke => f.write_str("Woke"),
        }
    }
}

/// The value of a step of an inner flow that is done; the outer flow takes every other step as its own. The `?` of flows.
macro_rules! done {
    ($step:expr) => {
        match $step {
            $crate::Step::Done(value) => value,
            $crate::Step::Send(request) => return Ok($crate::Step::Send(request)),
            $crate::Step::Verify(rs256) => return Ok($crate::Step::Verify(rs256)),
            $crate::Step::Wait(delay) => return Ok($crate::Step::Wait(delay)),
        }
    };
}

pub(crate) use done;

/// The error of a flow that is stepped after its end.
pub(crate) fn ended() -> Error {
    crate::BuildError::configuration("flow", "has ended; make a new one").into()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{Call, CallByName, TransportErrorKind, consumer};

    const SECRET: &str = "s3cr3t";

    fn step<F: Flow>(flow: &mut F, input: Input) -> Step<F::Output> {
        let project = crate::Project::new("project-test-1", SECRET).unwrap();
        flow.step(&Cache::new(project, 7), UnixTime::default(), input).unwrap()
    }

    /// `http` would show the bodies as lists of numbers, and headers of answers as they are.
    #[test]
    fn debug_of_a_step_shows_no_request_and_no_outcome() {
        let args = json!({ "email": "ada@example.com", "password": SECRET });
        let mut flow = CallByName::new("consumer.passwords.authenticate", &args);
        let sent = step(&mut flow, Input::Start);
        assert_eq!(format!("{sent:?}"), r#"Send("consumer.passwords.authenticate")"#);
        let Step::Send(mut request) = sent else { panic!("{sent:?}") };
        assert!(String::from_utf8_lossy(request.body()).contains(SECRET));
        request.extensions_mut().clear();
        assert_eq!(format!("{:?}", Step::<()>::Send(request)), "Send(..)");

        let answer = Response::builder().header("x-echo", SECRET).body(json!({ "session_token": SECRET }).to_string());
        let input = Input::Response(answer.unwrap().map(String::into_bytes));
        assert_eq!(format!("{input:?}"), "Response(200)");
        let done = step(&mut flow, input);
        assert_eq!(format!("{done:?}"), "Done(..)");
        let Step::Done(output) = done else { panic!("{done:?}") };
        assert_eq!(output["session_token"], SECRET);
    }

    #[test]
    fn debug_of_steps_and_inputs_tells_them_apart() {
        let mut flow = Call::new(consumer::users::Get::new("user-test-1"));
        assert_eq!(format!("{:?}", step(&mut flow, Input::Start)), r#"Send("consumer.users.get")"#);
        assert_eq!(format!("{:?}", Step::<Value>::Wait(Duration::from_secs(1))), "Wait(1s)");
        assert_eq!(format!("{:?}", Input::Start), "Start");
        assert_eq!(format!("{:?}", Input::Verified(true)), "Verified(true)");
        assert_eq!(format!("{:?}", Input::Woke), "Woke");
        let failed = Input::Failed(TransportError::new(TransportErrorKind::Timeout, "late"));
        assert_eq!(format!("{failed:?}"), r#"Failed(TransportError { kind: Timeout, source: "late" })"#);
    }
}
