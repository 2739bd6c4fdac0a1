//! Calls any operation by name: `cargo run -p stytch-ureq --example call -- --help`.

mod describe;
mod options;
mod run;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use options::{Mode, Options};
use run::{Call, Runner};
use stytch_ureq::operation;

const HELP: &str = "\
call OPERATION 'JSON'     calls an operation, such as consumer.users.get '{\"user_id\": \"user-test-1\"}'
call --batch              calls the operations on stdin, one on each line:
                          {\"operation\": .., \"args\": {..}, \"member_credential\": {\"token\": ..} or {\"jwt\": ..}}
call --list               prints each operation as a line of JSON

--dry-run                 prints the request instead of sending it
--show-secrets            does not hide the credentials in it

Credentials come from STYTCH_PROJECT_ID and STYTCH_SECRET; without them, an emulator in this process responds.";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    match Options::read(std::env::args().skip(1)) {
        Ok(options) => perform(&options).or_else(|error| match error.downcast_ref::<io::Error>() {
            // The reader of the output has read enough.
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            _ => Err(error),
        }),
        Err(problem) => {
            eprintln!("{problem}\n\n{HELP}");
            Ok(ExitCode::FAILURE)
        }
    }
}

fn perform(options: &Options) -> Result<ExitCode, Box<dyn Error>> {
    let mut out = io::stdout().lock();
    match &options.mode {
        Mode::Help => writeln!(out, "{HELP}")?,
        Mode::List => {
            for operation in operation::all() {
                writeln!(out, "{}", describe::operation(operation))?;
            }
        }
        Mode::Batch => {
            let runner = Runner::new(options)?;
            for line in io::stdin().lock().split(b'\n') {
                let line = line?;
                if !line.trim_ascii().is_empty() {
                    writeln!(out, "{}", runner.perform_line(&line))?;
                }
            }
        }
        Mode::One { operation, args } => {
            let call = Call { operation: operation.clone(), args: args.clone(), member_credential: None };
            match Runner::new(options)?.perform(&call) {
                Ok((_, value)) => writeln!(out, "{value:#}")?,
                Err(error) => {
                    eprintln!("{error}");
                    return Ok(ExitCode::FAILURE);
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
