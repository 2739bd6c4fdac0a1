//! Tests of the emulator through its public API: requests in, responses out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its helpers")]

mod authenticator;
mod b2b;
mod binding;
mod clients;
mod connected_apps;
mod control;
mod crypto_wallets;
mod errors;
mod exports;
mod fraud;
mod idp;
mod impersonation;
mod jwt;
mod keys;
mod m2m;
mod magic_links;
mod migrated_passwords;
mod oauth;
mod oauth2;
mod otps;
mod passwords;
mod rbac;
mod recording;
mod refusals;
mod search;
mod server;
mod session_exchange;
mod sessions;
mod support;
mod totps;
mod traffic;
mod trusted_tokens;
mod typed;
mod users;
mod webauthn;
