//! One run of a flow, step by step.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{self, HeaderName, HeaderValue};
use http::{Request, Response, StatusCode};
use stytch_core::{
    Cache, Flow, FlowByName, Input, Rs256, Step, TransportError, TransportErrorKind, UnixTime, UnreadCall,
};
use wasm_bindgen::prelude::*;

use crate::error;

/// A run of a flow. Each method takes what came of the last step, and the time in milliseconds, and answers the next step: a word on
/// a line of its own, and what belongs to it.
///
/// - `send`, a request as in HTTP/1: lines with the method, the URL, and each header, an empty line, and the body
/// - `verify`, an RS256 signature: lines with `n` and `e` as in a JWK, the message, and the signature in base64url
/// - `wait`, milliseconds
/// - `done`, what the flow comes to, as JSON
/// - `answered`: the body that was last told of is what it comes to; JavaScript reads JSON faster
#[wasm_bindgen]
pub struct Run {
    cache: Cache,
    kind: Kind,
}

enum Kind {
    /// With the answer, once it is there.
    Call(Box<UnreadCall<'static>>, Option<Response<Vec<u8>>>),
    Flow(FlowByName),
}

impl Run {
    pub(crate) fn call(cache: Cache, call: UnreadCall<'static>) -> Self {
        Self { cache, kind: Kind::Call(Box::new(call), None) }
    }

    pub(crate) fn flow(cache: Cache, flow: FlowByName) -> Self {
        Self { cache, kind: Kind::Flow(flow) }
    }

    fn step(&mut self, now: f64, input: Input) -> Result<String, String> {
        // A clock before 1970 counts as 1970.
        let now = UnixTime::from_millis(now as u64);
        let step = match &mut self.kind {
            Kind::Flow(flow) => {
                flow.step(&self.cache, now, input).map(|step| describe(step, |output| format!("done\n{output}")))
            }
            Kind::Call(call, answer) => call.step(&self.cache, now, input).map(|step| {
                describe(step, |response| {
                    *answer = Some(response);
                    "answered\n".to_owned()
                })
            }),
        };
        step.map_err(|error| error::describe(&error))
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

    /// After `send`: the answer, with the headers that matter, each a line as in HTTP/1 with its name in small letters.
    ///
    /// # Errors
    ///
    /// What ends the flow, as JSON.
    pub fn responded(&mut self, now: f64, status: u16, headers: &str, body: Vec<u8>) -> Result<String, String> {
        let Ok(status) = StatusCode::from_u16(status) else {
            return self.failed(now, "redirect", "the answer has no status");
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        for line in headers.lines() {
            let Some((name, value)) = line.split_once(": ") else { continue };
            let name = HEADERS.iter().find(|header| header.as_str() == name);
            if let (Some(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
                response.headers_mut().insert(name, value);
            }
        }
        self.step(now, Input::Response(response))
    }

    /// After `answered`: what the call comes to, as JSON, where JavaScript cannot read it.
    ///
    /// # Errors
    ///
    /// What ends the call, as JSON: it says where reading stopped.
    pub fn read(&self) -> Result<String, String> {
        let Kind::Call(call, Some(answer)) = &self.kind else {
            return Ok("null".to_owned());
        };
        let value = call.read(self.cache.project(), answer);
        value.map(|value| value.to_string()).map_err(|error| error::describe(&error))
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

/// The headers of answers that core reads.
static HEADERS: [HeaderName; 4] = [header::RETRY_AFTER, header::DATE, header::CACHE_CONTROL, header::AGE];

fn describe<T>(step: Step<T>, done: impl FnOnce(T) -> String) -> String {
    match step {
        Step::Send(request) => send(&request),
        Step::Verify(rs256) => verify(&rs256),
        Step::Wait(delay) => format!("wait\n{}", delay.as_nanos().div_ceil(1_000_000)),
        Step::Done(output) => done(output),
    }
}

fn send(request: &Request<Vec<u8>>) -> String {
    let mut text = format!("send\n{}\n{}\n", request.method().as_str(), request.uri());
    // Core writes nothing but text.
    for (name, value) in request.headers() {
        for part in [name.as_str(), ": ", value.to_str().unwrap_or_default(), "\n"] {
            text.push_str(part);
        }
    }
    text.push('\n');
    text.push_str(&String::from_utf8_lossy(request.body()));
    text
}

fn verify(rs256: &Rs256) -> String {
    let [n, e, signature] =
        [rs256.modulus(), rs256.exponent(), rs256.signature()].map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    format!("verify\n{n}\n{e}\n{}\n{signature}", String::from_utf8_lossy(rs256.message()))
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Run").finish_non_exhaustive()
    }
}
