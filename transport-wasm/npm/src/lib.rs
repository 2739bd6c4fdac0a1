//! What the npm package `stytch-wasm` has inside: calls, flows and webhooks by name, with texts in and out.
//!
//! It does no I/O, as core does none. `client.js` takes the steps, with `fetch` and WebCrypto at hand, and makes objects of
//! JSON, and `StytchError`s of errors.

#[cfg(target_arch = "wasm32")]
mod allocator;
mod error;
mod options;
mod run;
mod webhook;

use run::Runs;
use serde_json::Value;
use stytch_core::{BuildError, Cache, Error, Pkce, read_json};
use wasm_bindgen::prelude::*;

pub use webhook::{check_webhook_secrets, verify_webhook};

/// A project's credentials, settings and keys, and what is under way for it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Client {
    cache: Cache,
    runs: Runs,
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
    read_json(args).ok_or_else(|| {
        let error: Error = BuildError::configuration("args", "is not JSON, or too deep").into();
        error::describe(&error)
    })
}

/// The text of JSON. `Display` is a writer of its own, which core does not use.
fn write(json: &Value) -> String {
    serde_json::to_string(json).unwrap_or_default()
}
