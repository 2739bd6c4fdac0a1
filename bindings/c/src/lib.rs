//! libstytch: a Stytch client for C, and for every language that can call C. `stytch.h` is its documentation.
//!
//! The rules of every function:
//!
//! - Text goes in as a pointer and a length, is UTF-8, and is only read during the call. `NULL` with the length 0 is empty text.
//! - Text comes out as a `StytchText`, which the caller frees.
//! - What a function returns through pointers is written only if it succeeds, and an error only if it fails. A pointer for an
//!   error may be `NULL`.
//! - No panic leaves a function: it becomes [`StytchStatus::Panic`].

#![allow(clippy::missing_safety_doc, reason = "the rules above are those of every function")]

mod client;
mod pages;
mod run;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use stytch_bindings::{Error, error_json};

pub use client::*;
pub use pages::*;
pub use run::*;
pub use text::*;

/// What became of a call. Everything but `STYTCH_STATUS_OK` is a failure, of which the error's JSON says more.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StytchStatus {
    /// It succeeded.
    Ok = 0,
    /// The request, an option or a param cannot be used. Nothing was sent.
    Build = 1,
    /// Stytch, or something on the way to it, refused.
    Api = 2,
    /// A check said no. Any other failure of a check means that it could not be completed.
    Denied = 3,
    /// No response arrived.
    Transport = 4,
    /// The response does not have the expected form.
    Decode = 5,
    /// An argument is `NULL` that must not be, or is not UTF-8.
    Argument = 6,
    /// A fault of this library, which was stopped. What the call used can be freed, but not used again.
    Panic = 7,
}

/// A failure.
pub(crate) enum Failure {
    Error(Error),
    Argument(&'static str),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl Failure {
    fn status(&self) -> StytchStatus {
        match self {
            Self::Argument(_) => StytchStatus::Argument,
            Self::Error(Error::Build(_)) => StytchStatus::Build,
            Self::Error(Error::Api(_)) => StytchStatus::Api,
            Self::Error(Error::Denied(_)) => StytchStatus::Denied,
            Self::Error(Error::Transport(_)) => StytchStatus::Transport,
            // An `Error` may get more kinds, each of which has a status of its own then.
            Self::Error(_) => StytchStatus::Decode,
        }
    }

    fn json(&self) -> String {
        match self {
            Self::Error(error) => error_json(error).to_string(),
            Self::Argument(problem) => serde_json::json!({ "kind": "argument", "message": problem }).to_string(),
        }
    }
}

/// Runs what a function does. A failure is written to `error`, unless that is `NULL`.
fn guard(error: *mut StytchText, act: impl FnOnce() -> Result<(), Failure>) -> StytchStatus {
    let (status, json) = match catch_unwind(AssertUnwindSafe(act)) {
        Ok(Ok(())) => return StytchStatus::Ok,
        Ok(Err(failure)) => (failure.status(), failure.json()),
        Err(_) => (StytchStatus::Panic, r#"{"kind":"panic","message":"a fault of this library"}"#.to_owned()),
    };
    if !error.is_null() {
        // SAFETY: the caller passes NULL or a place for a text.
        unsafe { error.write(StytchText::from(json)) };
    }
    status
}

/// Writes what a function returns. Without a place for it, it is not made: it would never be freed.
fn put<T>(place: *mut T, make: impl FnOnce() -> T) -> Result<(), Failure> {
    if place.is_null() {
        return Err(Failure::Argument("the pointer for the result is NULL"));
    }
    // SAFETY: it is not NULL, so the caller passes a place for the result.
    unsafe { place.write(make()) };
    Ok(())
}

/// Writes a handle, which `free` takes back.
fn put_handle<T>(place: *mut *mut T, value: T) -> Result<(), Failure> {
    put(place, || Box::into_raw(Box::new(value)))
}

/// What a handle points to.
fn shared<'a, T>(handle: *const T) -> Result<&'a T, Failure> {
    // SAFETY: the caller passes NULL or a handle that was not freed.
    unsafe { handle.as_ref() }.ok_or(Failure::Argument("the handle is NULL"))
}

/// What a handle points to that one thread uses at a time.
fn exclusive<'a, T>(handle: *mut T) -> Result<&'a mut T, Failure> {
    // SAFETY: the caller passes NULL or a handle that was not freed, and that no other thread uses now.
    unsafe { handle.as_mut() }.ok_or(Failure::Argument("the handle is NULL"))
}

fn free<T>(handle: *mut T) {
    if !handle.is_null() {
        // SAFETY: handles come from `Box::into_raw`, and the caller frees one once.
        let freed = unsafe { Box::from_raw(handle) };
        // A panic in a destructor must not leave either.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(freed)));
    }
}

/// The version of the library, such as `0.1.0`. It is ended by a NUL, and must not be freed.
#[unsafe(no_mangle)]
pub extern "C" fn stytch_version() -> *const std::ffi::c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// Panics, for tests of what then happens.
#[cfg(feature = "panic")]
#[unsafe(no_mangle)]
pub extern "C" fn stytch_panic(error: *mut StytchText) -> StytchStatus {
    #[allow(clippy::panic, reason = "it is what this is for")]
    guard(error, || panic!("on purpose"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_code() {
        let mut error = StytchText::default();
        assert_eq!(guard(&raw mut error, || panic!("on purpose")), StytchStatus::Panic);
        assert_eq!(error.as_str(), r#"{"kind":"panic","message":"a fault of this library"}"#);
        stytch_text_free(error);
        assert_eq!(guard(std::ptr::null_mut(), || panic!("on purpose")), StytchStatus::Panic);
    }
}
