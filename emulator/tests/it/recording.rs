//! Records the exchanges of the tests: with `STYTCH_RECORDING`, each one becomes a line of that file.
//!
//! `tests/conformance` has Prism compare them with Stytch's OpenAPI files.

use std::collections::BTreeMap;
use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::thread;

use http::{HeaderMap, Request, Response};
use serde_json::json;
use stytch_emulator::Emulator;

/// Lets the emulator handle a request.
pub(crate) fn handle(emulator: &Emulator, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
    let Some(file) = env::var_os("STYTCH_RECORDING") else {
        return emulator.handle(request);
    };
    let response = emulator.handle(request.clone());
    let exchange = json!({
        "test": thread::current().name(),
        "method": request.method().as_str(),
        "target": request.uri().path_and_query().map(|target| target.as_str()),
        "headers": texts(request.headers()),
        "body": String::from_utf8_lossy(request.body()),
        "answer": {
            "status": response.status().as_u16(),
            "headers": texts(response.headers()),
            "body": String::from_utf8_lossy(response.body()),
        },
    });
    // A single write for each line, so lines of tests on other threads do not mix.
    let mut file = OpenOptions::new().append(true).create(true).open(file).unwrap();
    file.write_all(format!("{exchange}\n").as_bytes()).unwrap();
    response
}

fn texts(headers: &HeaderMap) -> BTreeMap<&str, String> {
    headers
        .iter()
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect()
}
