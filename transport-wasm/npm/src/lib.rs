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

use http::{HeaderMap, HeaderName, HeaderValue};
use run::Runs;
use serde_json::Value;
use stytch_core::{BuildError, Cache, Error, Pkce, read_json};
use wasm_bindgen::prelude::*;

pub use webhook::{check_webhook_secrets, verify_webhook};

/// A project's credentials, settings and keys, and what is under way for it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Client {
    /// Or what is wrong with the options.
    cache: Result<Cache, String>,
    runs: Runs,
}

/// The verifier and the challenge (RFC 7636) that 32 random bytes make, each a line.
#[wasm_bindgen]
pub fn pkce(entropy: &[u8]) -> String {
    let pkce = entropy.try_into().map(Pkce::from_entropy);
    let lines = pkce.map(|pkce| format!("{}\n{}", pkce.verifier().expose(), pkce.challenge()));
    told(lines.map_err(|_| BuildError::configuration("entropy", "must be of 32 bytes").into()))
}

/// The text of what came of a call from JavaScript: as it is, or `error` and what is wrong as JSON. Nothing but texts and numbers
/// goes to and fro: for anything else, the module would need a table of JavaScript's values.
fn told(outcome: Result<String, Error>) -> String {
    outcome.unwrap_or_else(|error| format!("error\n{}", error::describe(&error)))
}

/// What came from `JSON.stringify`, which writes half a surrogate pair as such, and goes as deep as it may.
fn read(name: &str, json: &str) -> Result<Value, Error> {
    read_json(json).ok_or_else(|| BuildError::configuration(name, "is not Unicode, or too deep").into())
}

/// Those of the headers that are known. Each is a line as in HTTP/1 with its name in small letters.
fn headers(lines: &str, known: &[(&str, HeaderName)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in lines.split('\n') {
        let Some((name, value)) = line.split_once(": ") else { continue };
        let known = known.iter().find(|(known, _)| *known == name);
        if let (Some((_, name)), Ok(value)) = (known, HeaderValue::from_bytes(value.as_bytes())) {
            headers.append(name, value);
        }
    }
    headers
}

/// The texts in a list that came from `JSON.stringify`.
fn texts(name: &str, list: &str) -> Result<Vec<String>, Error> {
    let list = read(name, list)?;
    Ok(list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The text of JSON. `Display` is a writer of its own, which core does not use.
fn write(json: &Value) -> String {
    serde_json::to_string(json).unwrap_or_default()
}
