//! The wasm module of the npm package `stytch-wasm`: calls, flows and webhooks by name, with strings in and out.
//!
//! Like core, it does no I/O. `js/drive.js` takes the steps, with `js/fetch.js` for requests and `js/verify.js` for signatures.
//! `js/core.js` makes a `StytchError` of an error's JSON.

#[cfg(target_arch = "wasm32")]
mod allocator;
mod options;
mod run;
mod webhook;

use run::Runs;
use serde_json::Value;
use stytch_core::by_name::{self, browser_login, browser_logins, error_json};
use stytch_core::error::BuildError;
use stytch_core::login::Pkce;
use stytch_core::{Context, Error, operation};
use wasm_bindgen::prelude::*;

pub use webhook::{check_webhook_secrets, verify_webhook};

/// A project with its settings and keys, and its runs under way.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Client {
    /// Or the error of the options.
    context: Result<Context, String>,
    runs: Runs,
}

/// The names of all operations, and after an empty line those of start URLs and redirects, each on a line.
#[wasm_bindgen]
pub fn names() -> String {
    let operations = operation::all().iter().map(|operation| operation.name);
    let logins = browser_logins().map(|(name, _)| name);
    operations.chain([""]).chain(logins).flat_map(|name| [name, "\n"]).collect()
}

#[wasm_bindgen]
impl Client {
    /// A start URL, or what a redirect brings back, as JSON.
    #[wasm_bindgen(js_name = browserLogin)]
    pub fn browser_login(&self, name: &str, args: &str) -> String {
        let Ok(context) = &self.context else { return self.problem() };
        let args = read("args", args);
        text_or_error(args.and_then(|args| browser_login(name, &args, context.project())).map(|value| write(&value)))
    }
}

/// The PKCE verifier and challenge (RFC 7636) for 32 random bytes, each on a line.
#[wasm_bindgen]
pub fn pkce(entropy: &[u8]) -> String {
    let pkce = entropy.try_into().map(Pkce::from_entropy);
    let lines = pkce.map(|pkce| format!("{}\n{}", pkce.verifier().expose(), pkce.challenge()));
    text_or_error(lines.map_err(|_| BuildError::configuration("entropy", "must be 32 bytes long").into()))
}

/// Where the pages of an operation have their items, and where the cursor of the next page, each on a line.
#[wasm_bindgen]
pub fn paging(name: &str) -> String {
    text_or_error(by_name::paging(name).map(|(_, paging)| [paging.items, "\n", paging.next_cursor].concat()))
}

/// What a function returns to JavaScript: its text, or a line `error` and the JSON of the error. Only strings and numbers cross
/// the border; for other values, the module would need a table of references to JavaScript's objects.
fn text_or_error(outcome: Result<String, Error>) -> String {
    outcome.unwrap_or_else(|error| format!("error\n{}", write(&error_json(&error))))
}

/// Reads what `JSON.stringify` wrote. That may contain lone surrogates, or be nested too deeply.
fn read(name: &str, json: &str) -> Result<Value, Error> {
    serde_json::from_str(json)
        .map_err(|_| BuildError::configuration(name, "is not Unicode, or too deeply nested").into())
}

/// The strings in a list that `JSON.stringify` wrote.
fn texts(name: &str, list: &str) -> Result<Vec<String>, Error> {
    let list = read(name, list)?;
    Ok(list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Writes JSON. Not by `Display`, which has a writer of its own that nothing else in the module uses.
fn write(json: &Value) -> String {
    serde_json::to_string(json).unwrap_or_default()
}
