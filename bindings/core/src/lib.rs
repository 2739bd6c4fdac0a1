//! What all bindings for other languages share: everything by name, with JSON in and out.
//!
//! | | |
//! |---|---|
//! | [`Client`] | made of options; calls operations, flows and computations, and blocks |
//! | [`Run`] | the same step by step, for programs that carry the requests themselves |
//! | [`Walk`] | the pages of a list |
//! | [`error_json`] | an error |
//!
//! A binding adds nothing but its language: it turns values into JSON and back, and errors into exceptions or codes. Nothing
//! here panics, whatever a caller passes.

mod client;
mod options;
mod run;
mod walk;

pub use client::{Client, names, options_from_env};
pub use options::CallOptions;
pub use run::{Outcome, Run, Step};
pub use stytch_core::Error;
pub use stytch_core::by_name::error_json;
pub use walk::Walk;

use serde_json::Value;
use stytch_core::error::BuildError;

/// Reads the JSON text of a param, an option or an argument with this name.
///
/// # Errors
///
/// [`Error::Build`] naming it if the text is not JSON, or nested too deeply.
pub fn read(name: &str, json: &str) -> Result<Value, Error> {
    serde_json::from_str(json).map_err(|_| BuildError::configuration(name, "is not JSON, or nested too deeply").into())
}

#[cfg(test)]
mod tests;
