//! One binary with all tests that reach over crates.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod conformance;
mod fleet;
mod flows;
mod golden;
mod laws;
mod names;
mod pages;
mod programs;
mod properties;
mod reading_rules;
mod redaction;
mod reqwest;
mod rooms;
mod settings;
mod typed;
mod typescript;
mod ureq;
mod wire_rules;
