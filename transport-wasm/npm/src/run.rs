//! One run of a flow, step by step.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderValue, Request, Response, StatusCode, header};
use serde_json::{Value, json};
use stytch_core::{Cache, Flow, Input, Rs256, Step, TransportError, TransportErrorKind, UnixTime};
use wasm_bindgen::prelude::*;

use crate::error;

/// A run of a flow. Each method takes what came of the last step, and the time in milliseconds, and answers the next step as
/// JSON: an object with one of
///
/// - `send`, a request: `method`, `url`, `headers` and `body`
/// - `verify`, an RS256 signature: `n` and `e` as in a JWK, `message`, and `signature` in base64url
/// - `wait`, milliseconds
/// - `done`, what the flow comes to
#[wasm_bindgen]
pub struct Run {
    cache: Cache,
    flow: Box<dyn Flow<Output = Value>>,
}

impl Run {
    pub(crate) fn new(cache: Cache, flow: impl Flow<Output = Value> + 'static) -> Self {
        Self { cache, flow: Box::new(flow) }
    }

    fn step(&mut self, now: f64, input: Input) -> Result<String, String> {
        // A clock before 1970 counts as 1970.
        let step = self.flow.step(&self.cache, UnixTime::from_millis(now as u64), input);
        step.map(|step| describe(step).to_string()).map_err(|error| error::describe(&error))
    }
}

#[wasm_bindgen]
impl Run {
    /// The first step, and the one after a wait.
    ///
    /// # Errors
    ///
    /// What ends the flow, as JSON.
    pub fn go(&mut self, now: f64) -> Result<String, String> {
        self.step(now, Input::Woke)
    }

    /// After `send`: the answer, with the headers that matter, which are empty where there are none.
    ///
    /// # Errors
    ///
    /// What ends the flow, as JSON.
    #[allow(clippy::too_many_arguments, reason = "each is a value of its own in JavaScript")]
    pub fn responded(
        &mut self,
        now: f64,
        status: u16,
        body: Vec<u8>,
        retry_after: &str,
        date: &str,
        cache_control: &str,
        age: &str,
    ) -> Result<String, String> {
        let Ok(status) = StatusCode::from_u16(status) else {
            return self.failed(now, "redirect", "the answer has no status");
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = [
            (header::RETRY_AFTER, retry_after),
            (header::DATE, date),
            (header::CACHE_CONTROL, cache_control),
            (header::AGE, age),
        ];
        for (name, value) in headers {
            if let (false, Ok(value)) = (value.is_empty(), HeaderValue::from_str(value)) {
                response.headers_mut().insert(name, value);
            }
        }
        self.step(now, Input::Response(response))
    }

    /// After `send`: there is no answer.
    ///
    /// # Errors
    ///
    /// What ends the flow, as JSON.
    pub fn failed(&mut self, now: f64, kind: &str, message: &str) -> Result<String, String> {
        let kind = match kind {
            "connect" => TransportErrorKind::Connect,
            "timeout" => TransportErrorKind::Timeout,
            "redirect" => TransportErrorKind::Redirect,
            "too_large" => TransportErrorKind::TooLarge,
            _ => TransportErrorKind::Interrupted,
        };
        self.step(now, Input::Failed(TransportError::new(kind, message)))
    }

    /// After `verify`: whether the signature is right.
    ///
    /// # Errors
    ///
    /// What ends the flow, as JSON.
    pub fn verified(&mut self, now: f64, is_right: bool) -> Result<String, String> {
        self.step(now, Input::Verified(is_right))
    }
}

fn describe(step: Step<Value>) -> Value {
    match step {
        Step::Send(request) => json!({ "send": send(&request) }),
        Step::Verify(rs256) => json!({ "verify": verify(&rs256) }),
        Step::Wait(delay) => json!({ "wait": u64::try_from(delay.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX) }),
        Step::Done(output) => json!({ "done": output }),
    }
}

fn send(request: &Request<Vec<u8>>) -> Value {
    let headers = request.headers().iter();
    // Core writes nothing but text.
    let headers = headers.map(|(name, value)| json!([name.as_str(), value.to_str().unwrap_or_default()]));
    json!({
        "method": request.method().as_str(),
        "url": request.uri().to_string(),
        "headers": headers.collect::<Vec<_>>(),
        "body": String::from_utf8_lossy(request.body()),
    })
}

fn verify(rs256: &Rs256) -> Value {
    json!({
        "n": URL_SAFE_NO_PAD.encode(rs256.modulus()),
        "e": URL_SAFE_NO_PAD.encode(rs256.exponent()),
        "message": String::from_utf8_lossy(rs256.message()),
        "signature": URL_SAFE_NO_PAD.encode(rs256.signature()),
    })
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Run").finish_non_exhaustive()
    }
}
