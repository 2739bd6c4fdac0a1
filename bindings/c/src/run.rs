//! Calls and flows step by step, for programs with an HTTP client of their own.

use std::ffi::c_char;

use serde_json::{Value, json as object};
use stytch_bindings::{Outcome, Run, Step};

use crate::text::{Asked, bytes, text};
use crate::{
    Failure, StytchClient, StytchStatus, StytchText, exclusive, free, guard, put_handle, shared, stytch_text_free,
};

/// A call or a flow under way. One thread uses it at a time.
#[derive(Debug)]
pub struct StytchRun(Run);

/// What to do next.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StytchNext {
    /// Send the request, and pass on its outcome with `stytch_run_responded` or `stytch_run_failed`.
    Send = 0,
    /// Wait, and then call `stytch_run_woke`.
    Wait = 1,
    /// Nothing: `text` is the result.
    Done = 2,
}

/// A step, which the caller frees with `stytch_step_free`.
#[repr(C)]
#[derive(Debug)]
pub struct StytchStep {
    /// What to do next.
    pub next: StytchNext,
    /// For `STYTCH_NEXT_SEND`, a JSON object with the `method`, the `url` and the `headers` of the request, an object of texts; for
    /// `STYTCH_NEXT_DONE`, the result.
    pub text: StytchText,
    /// For `STYTCH_NEXT_SEND`, the body of the request, which may be empty.
    pub body: StytchText,
    /// For `STYTCH_NEXT_WAIT`, how long.
    pub wait_milliseconds: u64,
}

/// Begins a call or a flow; see `stytch_call`. The first step is that of `stytch_run_start`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_run_new(
    client: *const StytchClient,
    name: *const c_char,
    name_length: usize,
    args: *const c_char,
    args_length: usize,
    options: *const c_char,
    options_length: usize,
    run: *mut *mut StytchRun,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || {
        let asked = Asked::read((name, name_length), (args, args_length), (options, options_length))?;
        let started = shared(client)?.0.start(asked.name, &asked.args, &asked.options)?;
        put_handle(run, StytchRun(started))
    })
}

/// The first step.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_run_start(
    run: *mut StytchRun,
    step: *mut StytchStep,
    error: *mut StytchText,
) -> StytchStatus {
    advance(run, step, error, || Ok(Outcome::Start))
}

/// After `STYTCH_NEXT_SEND`: a response arrived. `headers` are lines `name: value`; only `age`, `cache-control`, `date` and
/// `retry-after` are read. `body` is decompressed. Redirects must not be followed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_run_responded(
    run: *mut StytchRun,
    status: u16,
    headers: *const c_char,
    headers_length: usize,
    body: *const c_char,
    body_length: usize,
    step: *mut StytchStep,
    error: *mut StytchText,
) -> StytchStatus {
    advance(run, step, error, || {
        let (headers, body) = (text(headers, headers_length)?, bytes(body, body_length)?.to_vec());
        Ok(Outcome::Response { status, headers, body })
    })
}

/// After `STYTCH_NEXT_SEND`: no response arrived. `kind` is `connect`, `proxy_refused`, `timeout`, `redirect`, `too_large` or
/// `interrupted`: it decides whether the request is tried again. `message` is for people.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_run_failed(
    run: *mut StytchRun,
    kind: *const c_char,
    kind_length: usize,
    message: *const c_char,
    message_length: usize,
    step: *mut StytchStep,
    error: *mut StytchText,
) -> StytchStatus {
    advance(run, step, error, || {
        Ok(Outcome::Failed { kind: text(kind, kind_length)?, message: text(message, message_length)? })
    })
}

/// After `STYTCH_NEXT_WAIT`: the time is over.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_run_woke(
    run: *mut StytchRun,
    step: *mut StytchStep,
    error: *mut StytchText,
) -> StytchStatus {
    advance(run, step, error, || Ok(Outcome::Woke))
}

/// Frees a run, also before its end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_run_free(run: *mut StytchRun) {
    free(run);
}

/// Frees what a step holds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_step_free(step: StytchStep) {
    stytch_text_free(step.text);
    stytch_text_free(step.body);
}

fn advance<'a>(
    run: *mut StytchRun,
    place: *mut StytchStep,
    error: *mut StytchText,
    outcome: impl FnOnce() -> Result<Outcome<'a>, Failure>,
) -> StytchStatus {
    guard(error, || {
        let run = exclusive(run)?;
        if place.is_null() {
            return Err(Failure::Argument("the pointer for the step is NULL"));
        }
        let step = match run.0.step(outcome()?)? {
            Step::Send(request) => {
                let headers: serde_json::Map<_, _> = request
                    .headers()
                    .iter()
                    .map(|(name, value)| (name.to_string(), Value::from(String::from_utf8_lossy(value.as_bytes()))))
                    .collect();
                let (method, url) = (request.method().as_str(), request.uri().to_string());
                let text = object!({ "method": method, "url": url, "headers": headers });
                step(StytchNext::Send, (&text).into(), request.into_body().into(), 0)
            }
            // Rounded up, so that it never ends early.
            Step::Wait(delay) => {
                let milliseconds = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX).saturating_add(1);
                step(StytchNext::Wait, StytchText::default(), StytchText::default(), milliseconds)
            }
            Step::Done(result) => step(StytchNext::Done, (&result).into(), StytchText::default(), 0),
            // A step of a later version, which this one does not know.
            _ => return Err(Failure::Argument("the step is of a later version")),
        };
        // SAFETY: it is not NULL, so the caller passes a place for the step.
        unsafe { place.write(step) };
        Ok(())
    })
}

fn step(next: StytchNext, text: StytchText, body: StytchText, wait_milliseconds: u64) -> StytchStep {
    StytchStep { next, text, body, wait_milliseconds }
}
