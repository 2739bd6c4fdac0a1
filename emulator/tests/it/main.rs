//! The emulator, as its users see it: requests in, responses out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its helpers")]

mod errors;
mod magic_links;
mod otps;
mod passwords;
mod search;
mod server;
mod sessions;
mod support;
mod users;
