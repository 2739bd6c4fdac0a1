//! Runs a program with an emulated Stytch in its environment: `cargo run -p stytch-c --example emulated -- PROGRAM ARG..`.

use std::process::{Command, ExitCode};

use stytch_emulator::Emulator;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let stytch = Emulator::in_real_time().serve()?;
    let mut args = std::env::args_os().skip(1);
    let program = args.next().ok_or("which program?")?;
    let status = Command::new(program)
        .args(args)
        .env("STYTCH_PROJECT_ID", stytch.project_id())
        .env("STYTCH_SECRET", stytch.secret())
        .env("STYTCH_BASE_URL", stytch.url())
        .status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
