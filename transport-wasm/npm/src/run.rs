//! Calls and flows under way, step by step.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{Request, Response, StatusCode};
use serde_json::Value;
use stytch_core::by_name::{CallByName, FlowByName, READ_HEADERS, read_headers};
use stytch_core::error::{BuildError, TransportError, TransportErrorKind};
use stytch_core::flow::{Input, InvalidSignature, PublicKey, Signature, Step};
use stytch_core::{Error, Flow, MemberCredential, UnixTime};
use wasm_bindgen::prelude::*;

use crate::{Client, read, text_or_error, write};

/// The runs under way, by number.
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

/// Runs. Except for `drop`, each of these functions returns the next step of the run: a line with a word and the number of the
/// run, followed by the details.
///
/// - `send`, a request as in HTTP/1: lines with the method, the URL, and each header, an empty line, and the body
/// - `verify`, an RS256 signature: lines with `n` and `e` as in a JWK, the message, and the signature in base64url
/// - `wait`, milliseconds
/// - `done`, without a number: the output, as JSON
/// - `error`, without a number: the error, as JSON
///
/// The last two end the run. JavaScript parses JSON faster: if the response of a call is a success that it can read, it may
/// [`drop`](Client::drop) the run instead of passing the response on.
#[wasm_bindgen]
impl Client {
    /// Begins to call an operation by name. `member_token` or `member_jwt` is the session of the member on whose behalf it is.
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
            Err(error) => return text_or_error(Err(error)),
        };
        let call = CallByName::new(name, &args);
        let credential = match (member_token, member_jwt) {
            (Some(token), _) => Some(MemberCredential::token(token)),
            (None, Some(jwt)) => Some(MemberCredential::jwt(jwt)),
            (None, None) => None,
        };
        let call = match &credential {
            Some(credential) => call.authorized_by(credential).into_owned(),
            None => call.into_owned(),
        };
        self.begin(now, Run::Call(Box::new(call)))
    }

    /// Begins a flow by name.
    #[wasm_bindgen(js_name = beginFlow)]
    pub fn begin_flow(&mut self, now: f64, name: &str, args: &str) -> String {
        match read("args", args).and_then(|args| FlowByName::new(name, &args)) {
            Ok(flow) => self.begin(now, Run::Flow(flow)),
            Err(error) => text_or_error(Err(error)),
        }
    }

    /// After `send`: the response, with the headers that core reads, each a line as in HTTP/1 with its name in lowercase.
    pub fn responded(&mut self, run: usize, now: f64, status: u16, headers: &str, body: Vec<u8>) -> String {
        let Ok(status) = StatusCode::from_u16(status) else {
            return self.failed(run, now, "redirect");
        };
        self.step(run, now, Input::Response(response(status, headers, body)))
    }

    /// After `send`: there is no response. `kind` is that of the transport error.
    pub fn failed(&mut self, run: usize, now: f64, kind: &str) -> String {
        let kind = TransportErrorKind::from_name(kind).unwrap_or(TransportErrorKind::Interrupted);
        self.step(run, now, Input::Failed(TransportError::new(kind, KeptInJavaScript)))
    }

    /// After `verify`: whether the signature matches.
    pub fn verified(&mut self, run: usize, now: f64, is_right: bool) -> String {
        self.step(run, now, Input::Verified(if is_right { Ok(()) } else { Err(InvalidSignature) }))
    }

    /// After `wait`.
    pub fn woke(&mut self, run: usize, now: f64) -> String {
        self.step(run, now, Input::Woke)
    }

    /// Drops a run before its end.
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
            return text_or_error(Err(BuildError::configuration("run", "has ended").into()));
        };
        let context = match &self.context {
            Ok(context) => context,
            Err(problem) => return problem.clone(),
        };
        // A clock before 1970 counts as 1970.
        let now = UnixTime::from_millis(now as u64);
        let next = match run {
            Run::Call(call) => call.step(context, now, input).map_err(with_option_name),
            Run::Flow(flow) => flow.step(context, now, input),
        };
        let text = text_or_error(next.map(|step| describe(step, number)));
        if text.starts_with("done") || text.starts_with("error") {
            self.drop(number);
        }
        text
    }
}

/// The same error with the JavaScript name of the member's credential, which is an option of calls.
fn with_option_name(mut error: Error) -> Error {
    if let Error::Build(error) = &mut error {
        if error.field == "member_credential" {
            "memberSession".clone_into(&mut error.field);
        }
    }
    error
}

/// Stands for what was thrown, which stays in JavaScript.
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
    *response.headers_mut() = read_headers(&READ_HEADERS, headers);
    response
}

/// The text of a step.
fn describe(step: Step<Value>, run: usize) -> String {
    match step {
        Step::Send(request) => send(&request, run),
        Step::Verify(signature) => verify(&signature, run),
        // Rounded up, so that the timer never fires early. JavaScript limits it to the longest that a timer can be.
        Step::Wait(delay) => format!("wait {run}\n{}", u32::try_from(delay.as_millis() + 1).unwrap_or(u32::MAX)),
        Step::Done(output) => "done\n".to_owned() + &write(&output),
    }
}

fn send(request: &Request<Vec<u8>>, run: usize) -> String {
    let mut text = format!("send {run}\n{}\n{}\n", request.method().as_str(), request.uri());
    for (name, value) in request.headers() {
        text.push_str(name.as_str());
        text.push_str(": ");
        // JavaScript sends each letter of a header's value as a byte.
        text.extend(value.as_bytes().iter().copied().map(char::from));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&String::from_utf8_lossy(request.body()));
    text
}

fn verify(signature: &Signature, run: usize) -> String {
    let PublicKey::Rs256(key) = signature.key() else {
        let problem = "is of a kind that this version of stytch-wasm cannot use";
        return text_or_error(Err(BuildError::configuration("public_key", problem).into()));
    };
    let [n, e, bytes] = [key.modulus(), key.exponent(), signature.bytes()].map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    format!("verify {run}\n{n}\n{e}\n{}\n{bytes}", String::from_utf8_lossy(signature.message()))
}
