//! One binary with all tests that reach over crates.

mod golden;
mod typed;
