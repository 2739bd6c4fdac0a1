//! The emulator, as its users see it: requests in, responses out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its helpers")]

mod b2b;
mod errors;
mod jwt;
mod keys;
mod magic_links;
mod otps;
mod passwords;
mod rbac;
mod search;
mod server;
mod sessions;
mod support;
mod traffic;
mod users;
