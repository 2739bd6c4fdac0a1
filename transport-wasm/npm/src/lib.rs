//! What the npm package `stytch-wasm` has inside: calls, flows and webhooks by name, with texts in and out.
//!
//! It does no I/O, as core does none. `client.js` takes the steps, with `fetch` and WebCrypto at hand, and makes objects of
//! JSON, and `StytchError`s of errors.

mod error;
mod options;
mod run;
mod webhook;

use serde_json::Value;
use stytch_core::{BuildError, Cache, CallByName, Error, FlowByName, MemberSession, Pkce};
use wasm_bindgen::prelude::*;

pub use run::Run;
pub use webhook::{check_webhook_secrets, verify_webhook};

/// What the runs of a project share: its credentials, settings and keys.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Client(Cache);

#[wasm_bindgen]
impl Client {
    /// Begins to call an operation by name. `member_token` or `member_jwt` is the session of the member who is behind it.
    ///
    /// # Errors
    ///
    /// As all errors here, as JSON.
    pub fn call(
        &self,
        name: &str,
        args: &str,
        member_token: Option<String>,
        member_jwt: Option<String>,
    ) -> Result<Run, String> {
        let args = read(args)?;
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
        Ok(Run::call(self.0.clone(), call.unread()))
    }

    /// Begins a flow by name.
    ///
    /// # Errors
    ///
    /// As all errors here, as JSON.
    pub fn run(&self, name: &str, args: &str) -> Result<Run, String> {
        let flow = FlowByName::new(name, &read(args)?).map_err(|error| error::describe(&error))?;
        Ok(Run::flow(self.0.clone(), flow))
    }
}

/// The verifier and the challenge (RFC 7636) that 32 random bytes make.
///
/// # Errors
///
/// As all errors here, as JSON.
#[wasm_bindgen]
pub fn pkce(entropy: &[u8]) -> Result<Vec<String>, String> {
    let entropy = entropy
        .try_into()
        .map_err(|_| error::describe(&BuildError::configuration("entropy", "must be of 32 bytes").into()))?;
    let pkce = Pkce::from_entropy(entropy);
    Ok(vec![pkce.verifier().expose().to_owned(), pkce.challenge()])
}

/// Text that came from `JSON.stringify`, which reads but where it is too deep.
fn read(args: &str) -> Result<Value, String> {
    serde_json::from_str(args).map_err(|_| {
        let error: Error = BuildError::configuration("args", "is not JSON, or too deep").into();
        error::describe(&error)
    })
}
