//! What the npm package `stytch-wasm` has inside: calls, flows and webhooks by name, with JSON texts in and out.
//!
//! The classes that JavaScript sees are in `client.js`; they turn objects into JSON and errors into `StytchError`.

mod cancel;
mod error;
mod options;
mod webhook;

use js_sys::Promise;
use serde_json::Value;
use stytch_wasm::{CallByName, Error, Flow, FlowByName, MemberSession};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

pub use webhook::verify_webhook;

/// A client, from options as JSON.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Client(stytch_wasm::Client);

#[wasm_bindgen]
impl Client {
    /// A client with these options.
    ///
    /// # Errors
    ///
    /// As all errors here, as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Self, JsValue> {
        options::client(options).map(Self).map_err(|error| error::thrown(&error))
    }

    /// Calls an operation by name. `member_token` or `member_jwt` is the session of the member who is behind it; once
    /// `canceled` resolves, the call is given up, and answers `undefined`.
    pub fn call(
        &self,
        name: String,
        args: &str,
        member_token: Option<String>,
        member_jwt: Option<String>,
        canceled: Option<Promise>,
    ) -> Promise {
        let member_session = match (member_token, member_jwt) {
            (Some(token), _) => Some(MemberSession::token(token)),
            (None, Some(jwt)) => Some(MemberSession::jwt(jwt)),
            (None, None) => None,
        };
        let (client, args) = (self.0.clone(), read(args));
        promise(canceled, async move {
            let args = args?;
            let mut call = CallByName::new(&name, &args);
            if let Some(member_session) = &member_session {
                call = call.authorized_by(member_session);
            }
            run(&client, call).await
        })
    }

    /// Runs a flow by name, as [`call`](Self::call) calls an operation.
    pub fn run(&self, name: &str, args: &str, canceled: Option<Promise>) -> Promise {
        let (client, flow) = (self.0.clone(), read(args).and_then(|args| FlowByName::new(name, &args)));
        promise(canceled, async move { run(&client, flow?).await })
    }
}

/// A verifier for a login that begins now, and its challenge (RFC 7636).
///
/// # Errors
///
/// As all errors here, as JSON.
#[wasm_bindgen(js_name = generatePkce)]
pub fn generate_pkce() -> Result<Vec<String>, JsValue> {
    let pkce = stytch_wasm::generate_pkce().map_err(|error| error::thrown(&error))?;
    Ok(vec![pkce.verifier().expose().to_owned(), pkce.challenge()])
}

/// Text that came from `JSON.stringify`, which reads but where it is too deep.
fn read(args: &str) -> Result<Value, Error> {
    serde_json::from_str(args)
        .map_err(|_| stytch_wasm::BuildError::configuration("args", "is not JSON, or too deep").into())
}

async fn run(client: &stytch_wasm::Client, flow: impl Flow<Output = Value>) -> Result<String, Error> {
    Ok(client.run(flow).await?.to_string())
}

/// The text that a future comes to, as a promise that rejects with an error as JSON.
fn promise(canceled: Option<Promise>, future: impl Future<Output = Result<String, Error>> + 'static) -> Promise {
    future_to_promise(async move {
        match cancel::unless(canceled, future).await {
            Some(Ok(text)) => Ok(JsValue::from_str(&text)),
            Some(Err(error)) => Err(error::thrown(&error)),
            None => Ok(JsValue::UNDEFINED),
        }
    })
}
