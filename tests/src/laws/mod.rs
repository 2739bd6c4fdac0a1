//! Laws that hold for whatever callers, servers and clocks come up with.
//!
//! Each is a function of bytes. The fuzz targets in `fuzz/` search for bytes that break one; `it/laws.rs` holds them for the
//! bytes that were worth keeping, and `it/properties` for values that are made up by rules.

pub mod bindings;
pub mod by_name_args;
pub mod emulator;
pub mod emulator_import;
pub mod error_body;
pub mod flows;
pub mod jwks;
pub mod jwt;
mod message;
pub mod proxies;
pub mod redirect_url;
pub mod response;
pub mod seeds;
pub mod server;
pub mod timestamp;
pub mod tokens;
pub mod webhook;

use std::fmt::Debug;
use std::sync::LazyLock;

use stytch_core::{Context, Error, Project};

/// A law, with the name of its fuzz target.
pub struct Law {
    /// The name of the target, of its corpus, and of its dictionary.
    pub name: &'static str,
    /// Panics if the law does not hold for these bytes.
    pub holds: fn(&[u8]),
}

/// All laws, by their names.
pub static LAWS: [Law; 14] = [
    Law { name: "bindings", holds: bindings::holds },
    Law { name: "by_name_args", holds: by_name_args::holds },
    Law { name: "emulator", holds: emulator::holds },
    Law { name: "emulator_import", holds: emulator_import::holds },
    Law { name: "error_body", holds: error_body::holds },
    Law { name: "flows", holds: flows::holds },
    Law { name: "jwks", holds: jwks::holds },
    Law { name: "jwt", holds: jwt::holds },
    Law { name: "proxies", holds: proxies::holds },
    Law { name: "redirect_url", holds: redirect_url::holds },
    Law { name: "response", holds: response::holds },
    Law { name: "server", holds: server::holds },
    Law { name: "timestamp", holds: timestamp::holds },
    Law { name: "webhook", holds: webhook::holds },
];

/// A text that stands for what must not be shown.
const MARKER: &str = "s3cr3t-marker";

const PROJECT_ID: &str = "project-test-1";

static PROJECT: LazyLock<Project> = LazyLock::new(|| Project::new(PROJECT_ID, MARKER).unwrap());

fn context() -> Context {
    Context::new(PROJECT.clone(), 7)
}

/// Everything that can be written of an error.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?}");
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        shown += &format!(" {error} {error:?}");
        source = error.source();
    }
    shown
}

/// Checks that nothing that can be written of an error holds one of these texts, and that its `Display` is one line.
fn check_shown(error: &Error, secrets: &[&str]) {
    check_hidden(&shown(error), secrets);
    let line = error.to_string();
    assert!(!line.contains(char::is_control), "{line:?}");
}

fn check_hidden(shown: &str, secrets: &[&str]) {
    for secret in [MARKER].iter().chain(secrets) {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
}

/// The same error, as far as one can tell.
fn assert_same(left: &impl Debug, right: &impl Debug) {
    assert_eq!(format!("{left:?}"), format!("{right:?}"));
}
