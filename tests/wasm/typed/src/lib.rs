//! Tests of the typed client, `stytch_wasm::Client`, for every runtime.
//!
//! Each exported function is a test, which takes the URL of the test server. `tests/wasm/run --typed` runs them.

#![allow(
    unreachable_pub,
    missing_docs,
    reason = "what JavaScript is to call must be public, and its name says what it tests"
)]

mod browsers;
mod calls;
mod check;
mod clients;
mod drops;
mod entropy;
mod faults;
mod futures;
mod lists;
mod m2m;
mod members;
mod retries;
mod sessions;
mod world;
