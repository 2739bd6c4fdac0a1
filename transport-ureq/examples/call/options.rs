//! The command line.

use serde_json::{Value, json};

pub(crate) struct Options {
    pub(crate) mode: Mode,
    pub(crate) dry_run: bool,
    pub(crate) show_secrets: bool,
}

pub(crate) enum Mode {
    Help,
    List,
    Batch,
    One { operation: String, args: Value },
}

impl Options {
    pub(crate) fn read(args: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut dry_run, mut show_secrets, mut mode) = (false, false, None);
        let mut words = Vec::new();
        for arg in args {
            match arg.as_str() {
                "--help" | "-h" => mode = Some(Mode::Help),
                "--list" => mode = Some(Mode::List),
                "--batch" => mode = Some(Mode::Batch),
                "--dry-run" => dry_run = true,
                "--show-secrets" => show_secrets = true,
                option if option.starts_with("--") => return Err(format!("there is no option {option}")),
                _ => words.push(arg),
            }
        }
        let mode = match (mode, words.as_slice()) {
            (Some(mode), []) => mode,
            (None, [operation]) => Mode::One { operation: operation.clone(), args: json!({}) },
            (None, [operation, args]) => {
                let args = serde_json::from_str(args).map_err(|error| format!("the params are not JSON: {error}"))?;
                Mode::One { operation: operation.clone(), args }
            }
            (None, []) => return Err("which operation?".to_owned()),
            _ => return Err("that is more than one thing to do".to_owned()),
        };
        Ok(Self { mode, dry_run, show_secrets })
    }
}
