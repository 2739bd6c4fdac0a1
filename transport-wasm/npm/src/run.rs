//! Runs of calls and flows, step by step.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{self, HeaderName};
use http::{Request, Response, StatusCode};
use serde_json::Value;
use stytch_core::{
    BuildError, CallByName, Flow, FlowByName, Input, MemberSession, Rs256, Step, TransportError, TransportErrorKind,
    UnixTime,
};
use wasm_bindgen::prelude::*;

use crate::{Client, read, told, write};

/// The runs under way, by their number.
#[derive(Debug, Default)]
pub(crate) struct Runs(Vec<Option<Run>>);

enum Run {
    Call(Box<CallByName<'static>>),
    Flow(FlowByName),
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Call(_) => "Call",
            Self::Flow(_) => "Flow",
        })
    }
}

/// Runs. Each of these functions but `drop` answers what the run does next: a word and the number of the run, and in the lines below
/// what belongs to the word.
///
/// - `send`, a request as in HTTP/1: lines with the method, the URL, and each header, an empty line, and the body
/// - `verify`, an RS256 signature: lines with `n` and `e` as in a JWK, the message, and the signature in base64url
/// - `wait`, milliseconds
/// - `done`, what it comes to, as JSON
/// - `error`, without a number, and what is wrong, as JSON
///
/// The last two end the run. JavaScript reads JSON faster: of a call, it need not tell of an answer that is a success and that it can
/// read, but may [`drop`](Client::drop) the run.
#[wasm_bindgen]
impl Client {
    /// Begins to call an operation by name. `member_token` or `member_jwt` is the session of the member who is behind it.
    #[wasm_bindgen(js_name = beginCall)]
    pub fn begin_call(
        &mut self,
        now: f64,
        name: &str,
        args: &str,
        member_token: Option<String>,
        member_jwt: Option<String>,
    ) -> String {
        let args = match read("args", args) {
            Ok(args) => args,
            Err(error) => return told(Err(error)),
        };
        let call = CallByName::compact(name, &args);
        let member_session = match (member_token, member_jwt) {
            (Some(token), _) => Some(MemberSession::token(token)),
            (None, Some(jwt)) => Some(MemberSession::jwt(jwt)),
            (None, None) => None,
        };
        let call = match &member_session {
            Some(member_session) => call.authorized_by(member_session).into_owned(),
            None => call.into_owned(),
        };
        self.begin(now, Run::Call(Box::new(call)))
    }

    /// Begins a flow by name.
    #[wasm_bindgen(js_name = beginFlow)]
    pub fn begin_flow(&mut self, now: f64, name: &str, args: &str) -> String {
        match read("args", args).and_then(|args| FlowByName::new(name, &args)) {
            Ok(flow) => self.begin(now, Run::Flow(flow)),
            Err(error) => told(Err(error)),
        }
    }

    /// After `send`: the answer, with the headers that matter, each a line as in HTTP/1 with its name in small letters.
    pub fn responded(&mut self, run: usize, now: f64, status: u16, headers: &str, body: Vec<u8>) -> String {
        let Ok(status) = StatusCode::from_u16(status) else {
            return self.failed(run, now, "redirect");
        };
        self.step(run, now, Input::Response(response(status, headers, body)))
    }

    /// After `send`: there is no answer, for this kind of reason.
    pub fn failed(&mut self, run: usize, now: f64, kind: &str) -> String {
        let kind = match kind {
            "connect" => TransportErrorKind::Connect,
            "timeout" => TransportErrorKind::Timeout,
            "redirect" => TransportErrorKind::Redirect,
            "too_large" => TransportErrorKind::TooLarge,
            _ => TransportErrorKind::Interrupted,
        };
        self.step(run, now, Input::Failed(TransportError::new(kind, KeptInJavaScript)))
    }

    /// After `verify`: whether the signature is right.
    pub fn verified(&mut self, run: usize, now: f64, is_right: bool) -> String {
        self.step(run, now, Input::Verified(is_right))
    }

    /// After `wait`.
    pub fn woke(&mut self, run: usize, now: f64) -> String {
        self.step(run, now, Input::Woke)
    }

    /// Gives a run up before its end.
    pub fn drop(&mut self, run: usize) {
        if let Some(place) = self.runs.0.get_mut(run) {
            *place = None;
        }
    }
}

impl Client {
    fn begin(&mut self, now: f64, run: Run) -> String {
        let runs = &mut self.runs.0;
        let number = runs.iter().position(Option::is_none).unwrap_or(runs.len());
        if number == runs.len() {
            runs.push(None);
        }
        runs[number] = Some(run);
        self.step(number, now, Input::Start)
    }

    fn step(&mut self, number: usize, now: f64, input: Input) -> String {
        let Some(Some(run)) = self.runs.0.get_mut(number) else {
            return told(Err(BuildError::configuration("run", "has ended").into()));
        };
        let cache = match &self.cache {
            Ok(cache) => cache,
            Err(problem) => return problem.clone(),
        };
        // A clock before 1970 counts as 1970.
        let now = UnixTime::from_millis(now as u64);
        let next = match run {
            Run::Call(call) => call.step(cache, now, input),
            Run::Flow(flow) => flow.step(cache, now, input),
        };
        if let Err(_) | Ok(Step::Done(_)) = next {
            self.drop(number);
        }
        told(next.map(|step| describe(step, number)))
    }
}

/// What was thrown: JavaScript does not let go of it.
#[derive(Debug)]
struct KeptInJavaScript;

impl fmt::Display for KeptInJavaScript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what was thrown")
    }
}

impl std::error::Error for KeptInJavaScript {}

fn response(status: StatusCode, headers: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = crate::headers(headers, &HEADERS);
    response
}

/// The headers of answers that core reads.
static HEADERS: [(&str, HeaderName); 4] = [
    ("retry-after", header::RETRY_AFTER),
    ("date", header::DATE),
    ("cache-control", header::CACHE_CONTROL),
    ("age", header::AGE),
];

/// The text of a step.
fn describe(step: Step<Value>, run: usize) -> String {
    match step {
        Step::Send(request) => send(&request, run),
        Step::Verify(rs256) => verify(&rs256, run),
        // Not a moment too early, and never longer than a timer can be.
        Step::Wait(delay) => format!("wait {run}\n{}", u32::try_from(delay.as_millis() + 1).unwrap_or(u32::MAX)),
        Step::Done(output) => "done\n".to_owned() + &write(&output),
    }
}

fn send(request: &Request<Vec<u8>>, run: usize) -> String {
    let mut text = format!("send {run}\n{}\n{}\n", request.method().as_str(), request.uri());
    for (name, value) in request.headers() {
        text.push_str(name.as_str());
        text.push_str(": ");
        // JavaScript writes the letters of a header's value as bytes.
        text.extend(value.as_bytes().iter().copied().map(char::from));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&String::from_utf8_lossy(request.body()));
    text
}

fn verify(rs256: &Rs256, run: usize) -> String {
    let [n, e, signature] =
        [rs256.modulus(), rs256.exponent(), rs256.signature()].map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    format!("verify {run}\n{n}\n{e}\n{}\n{signature}", String::from_utf8_lossy(rs256.message()))
}
