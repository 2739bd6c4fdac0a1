//! The options of a call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use stytch_core::error::{BuildError, BuildErrorKind};
use stytch_core::{Error, MemberCredential};

/// The options of a call, read from a JSON object.
///
/// | option | value |
/// |---|---|
/// | `member_session` | an object with a `session_token` or a `session_jwt`: the member on whose behalf an operation is called |
/// | `timeout_seconds` | a number: the time limit of each try, instead of the client's |
/// | `total_timeout_seconds` | a number: that of the call with its retries |
/// | `max_retries` | a whole number |
#[derive(Debug, Clone, Default)]
pub struct CallOptions {
    pub(crate) member: Option<MemberCredential>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) total_timeout: Option<Duration>,
    pub(crate) max_retries: Option<u32>,
    pub(crate) cancellation: Option<IsCancelled>,
}

/// See [`CallOptions::cancellation`].
#[derive(Clone)]
pub(crate) struct IsCancelled(pub(crate) Arc<dyn Fn() -> bool + Send + Sync>);

impl fmt::Debug for IsCancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IsCancelled")
    }
}

impl CallOptions {
    /// Reads options.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming an option that is unknown, `null` or of the wrong type. A mistyped session must not turn into a
    /// call with the rights of the project.
    pub fn read(options: &Value) -> Result<Self, Error> {
        let Value::Object(options) = options else { return Err(wrong("options", "must be an object").into()) };
        let mut read = Self::default();
        for (name, value) in options {
            match name.as_str() {
                "member_session" => read.member = Some(member(value)?),
                "timeout_seconds" => read.timeout = Some(seconds(name, value)?),
                "total_timeout_seconds" => read.total_timeout = Some(seconds(name, value)?),
                "max_retries" => {
                    let number = value.as_u64().and_then(|number| number.try_into().ok());
                    read.max_retries = Some(number.ok_or_else(|| wrong(name, "must be a whole number"))?);
                }
                _ => return Err(BuildError::unknown(BuildErrorKind::UnknownParam, name, "an option", NAMES).into()),
            }
        }
        Ok(read)
    }

    /// Asks this now and then, in the thread of the caller, whether the call is cancelled; see
    /// [`stytch_ureq::Client::with_cancellation`].
    #[must_use]
    pub fn cancellation(mut self, is_cancelled: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.cancellation = Some(IsCancelled(Arc::new(is_cancelled)));
        self
    }
}

const NAMES: [&str; 4] = ["member_session", "timeout_seconds", "total_timeout_seconds", "max_retries"];

fn member(value: &Value) -> Result<MemberCredential, BuildError> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let is_one = value.as_object().is_some_and(|object| object.len() == 1);
    match (text("session_token"), text("session_jwt")) {
        (Some(token), None) if is_one => Ok(MemberCredential::token(token)),
        (None, Some(jwt)) if is_one => Ok(MemberCredential::jwt(jwt)),
        _ => Err(wrong("member_session", "must be an object with a `session_token` or a `session_jwt`")),
    }
}

fn seconds(name: &str, value: &Value) -> Result<Duration, BuildError> {
    let seconds = value.as_f64().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    // No call can be that fast.
    seconds.filter(|seconds| !seconds.is_zero()).ok_or_else(|| wrong(name, "must be a number of seconds, more than 0"))
}

fn wrong(name: &str, problem: &'static str) -> BuildError {
    let mut error = BuildError::configuration(name, problem);
    error.kind = BuildErrorKind::WrongType;
    error
}
