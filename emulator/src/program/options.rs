//! The options of the program.

use std::path::PathBuf;

use lexopt::Arg::{Long, Short};
use lexopt::ValueExt;

/// A port that no common tool uses by default; the letters S, T, Y and T of a telephone.
const PORT: u16 = 7898;

const HELP: &str = "\
An unofficial in-memory Stytch for development and tests.

Usage: stytch-emulator [OPTIONS]

Serves the API of Stytch, and at /emulator/ a page with the messages that were sent, until Ctrl-C or SIGTERM ends it.
At the start, prints where it is and the variables from which clients read it.

Options:
      --port PORT       The port. Default: 7898. 0 is any free port
      --host HOST       The address or name to listen at. Default: 127.0.0.1. If other machines can reach it, the page
                        and the control interface require a token, which is printed at the start
      --policy FILE     The RBAC policy of the project: JSON in the form that `rbac.policy` returns
      --frozen-clock    The clock stands still until it is moved. Default: it follows the system's clock, or that of
                        --seed goes on
      --seed FILE       The state to start with, with its clock and settings: what --export or GET /emulator/state wrote
      --export FILE     Where the state is written when a signal ends the program. It contains passwords and tokens, so
                        only the owner may read the file
      --history COUNT   How many messages, and how many requests, are kept. Default: 1000
  -h, --help            Print this
  -V, --version         Print the version
";

/// What the program is to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Serve(Options),
    Print(String),
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) port: u16,
    pub(crate) host: String,
    pub(crate) policy: Option<PathBuf>,
    pub(crate) frozen_clock: bool,
    pub(crate) history: Option<usize>,
    pub(crate) seed: Option<PathBuf>,
    pub(crate) export: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: PORT,
            host: "127.0.0.1".to_owned(),
            policy: None,
            frozen_clock: false,
            history: None,
            seed: None,
            export: None,
        }
    }
}

/// Reads the options; of options that are there twice, the last one counts.
pub(crate) fn read(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("host") => options.host = parser.value()?.string()?,
            Long("policy") => options.policy = Some(parser.value()?.into()),
            Long("frozen-clock") => options.frozen_clock = true,
            Long("seed") => options.seed = Some(parser.value()?.into()),
            Long("export") => options.export = Some(parser.value()?.into()),
            Long("history") => options.history = Some(parser.value()?.parse()?),
            Short('h') | Long("help") => return Ok(Command::Print(HELP.to_owned())),
            Short('V') | Long("version") => {
                return Ok(Command::Print(format!("stytch-emulator {}\n", env!("CARGO_PKG_VERSION"))));
            }
            argument => return Err(argument.unexpected()),
        }
    }
    Ok(Command::Serve(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(args: &[&str]) -> Result<Command, String> {
        read(lexopt::Parser::from_args(args)).map_err(|error| error.to_string())
    }

    #[test]
    fn everything_has_a_default() {
        assert_eq!(given(&[]), Ok(Command::Serve(Options::default())));
        assert!(HELP.contains(&format!("Default: {PORT}.")));
        assert!(HELP.lines().all(|line| line.len() <= 120));
    }

    #[test]
    fn options_are_read_in_both_forms() {
        let expected = Options {
            port: 0,
            host: "::1".to_owned(),
            policy: Some("policy.json".into()),
            frozen_clock: true,
            history: Some(5),
            seed: Some("seed.json".into()),
            export: Some("state.json".into()),
        };
        let args = ["--port=0", "--host", "::1", "--policy", "policy.json", "--frozen-clock", "--history=5"];
        let files = ["--seed", "seed.json", "--export=state.json"];
        assert_eq!(given(&[&args[..], &files].concat()), Ok(Command::Serve(expected)));
    }

    #[test]
    fn what_is_no_option_is_an_error_that_names_it() {
        for (args, message) in [
            (vec!["--prot", "1"], "invalid option '--prot'"),
            (vec!["serve"], "unexpected argument \"serve\""),
            (vec!["--port"], "missing argument for option '--port'"),
            (vec!["--port", "70000"], "cannot parse argument \"70000\": number too large to fit in target type"),
        ] {
            assert_eq!(given(&args), Err(message.to_owned()));
        }
    }
}
