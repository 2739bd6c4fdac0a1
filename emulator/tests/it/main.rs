//! Tests of the emulator through its public API: requests in, responses out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its helpers")]

mod b2b;
mod clients;
mod connected_apps;
mod control;
mod errors;
mod idp;
mod jwt;
mod keys;
mod m2m;
mod magic_links;
mod oauth;
mod oauth2;
mod otps;
mod passwords;
mod rbac;
mod recording;
mod search;
mod server;
mod sessions;
mod support;
mod traffic;
mod users;
