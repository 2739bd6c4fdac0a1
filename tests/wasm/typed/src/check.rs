//! What tests say about values. Nothing here panics, which no runtime would survive.

use std::error::Error as _;
use std::fmt::{Debug, Display, Write};
use std::panic::Location;

use js_sys::Error as JsError;
use stytch_wasm::Error;
use stytch_wasm::error::{
    ApiError, BuildError, BuildErrorKind, DecodeError, Denied, DeniedReason, TransportError, TransportErrorKind,
};
use wasm_bindgen::JsValue;

use crate::world::secrets;

/// What a test returns.
pub(crate) type Outcome = Result<(), Failure>;

/// Why a test fails.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    #[track_caller]
    pub(crate) fn new(problem: impl Display) -> Self {
        let place = Location::caller();
        Self(format!("{}:{}: {problem}", place.file(), place.line()))
    }
}

/// An error that a test does not expect, with all that it says.
impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(format!("unexpectedly: {}", whole(&error)))
    }
}

/// As the suite around knows that the message says it all.
impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let error = JsError::new(&failure.0);
        error.set_name("AssertionError");
        error.into()
    }
}

#[track_caller]
pub(crate) fn ok(is_right: bool, what: impl Display) -> Outcome {
    if is_right { Ok(()) } else { Err(Failure::new(what)) }
}

#[track_caller]
pub(crate) fn equal<Found: PartialEq<Expected> + Debug, Expected: Debug>(found: Found, expected: Expected) -> Outcome {
    ok(found == expected, format_args!("it is {found:?}, and should be {expected:?}"))
}

/// An error and its sources, in both forms.
fn whole(error: &Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(error) = source {
        // Writing to a String cannot fail.
        let _ = write!(text, " from: {error} {error:?}");
        source = error.source();
    }
    text
}

/// Neither the error nor what it came from shows a secret.
#[track_caller]
pub(crate) fn shows_no_secret(shown: &str) -> Outcome {
    let found = secrets().into_iter().find(|secret| shown.contains(secret));
    match found {
        None => Ok(()),
        Some(secret) => {
            let end = secret.get(secret.len().saturating_sub(4)..).unwrap_or_default();
            Err(Failure::new(format_args!("something shows a secret that ends with {end}")))
        }
    }
}

/// What fails, and shows no secret in doing so.
#[track_caller]
pub(crate) fn error_of<T>(result: Result<T, Error>) -> Result<Error, Failure> {
    match result {
        Ok(_) => Err(Failure::new("it should have failed")),
        Err(error) => {
            shows_no_secret(&whole(&error))?;
            ok(!error.to_string().contains('\n'), "an error should be one line")?;
            Ok(error)
        }
    }
}

#[track_caller]
pub(crate) fn build<T>(result: Result<T, Error>, kind: BuildErrorKind, field: &str) -> Result<BuildError, Failure> {
    match error_of(result)? {
        Error::Build(error) => {
            equal((error.kind, error.field.as_str()), (kind, field))?;
            Ok(error)
        }
        error => Err(Failure::new(whole(&error))),
    }
}

#[track_caller]
pub(crate) fn api<T>(result: Result<T, Error>, status: u16, error_type: &str) -> Result<ApiError, Failure> {
    match error_of(result)? {
        Error::Api(error) => {
            equal((error.status, error.error_type.as_str()), (status, error_type))?;
            Ok(*error)
        }
        error => Err(Failure::new(whole(&error))),
    }
}

#[track_caller]
pub(crate) fn decode<T>(result: Result<T, Error>, path: &str) -> Result<DecodeError, Failure> {
    match error_of(result)? {
        Error::Decode(error) => {
            equal(error.path.as_str(), path)?;
            Ok(*error)
        }
        error => Err(Failure::new(whole(&error))),
    }
}

#[track_caller]
pub(crate) fn denied<T>(result: Result<T, Error>, reason: DeniedReason) -> Result<Denied, Failure> {
    match error_of(result)? {
        Error::Denied(denied) => {
            equal(denied.reason, reason)?;
            Ok(*denied)
        }
        error => Err(Failure::new(whole(&error))),
    }
}

#[track_caller]
pub(crate) fn transport<T>(result: Result<T, Error>, kind: TransportErrorKind) -> Result<TransportError, Failure> {
    match error_of(result)? {
        Error::Transport(error) => {
            ok(error.kind == kind, format_args!("it is {error:?}, and should be {kind:?}"))?;
            Ok(error)
        }
        error => Err(Failure::new(whole(&error))),
    }
}
