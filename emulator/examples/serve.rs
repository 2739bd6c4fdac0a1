//! An emulator for programs in any language: `cargo run -p stytch-emulator --example serve`.
//!
//! Prints the settings for a client as `NAME=value` lines, and serves requests until its standard input ends. For each
//! phone number or email address on a line of its input, it prints the passcode or link sent there last. It follows the
//! system's clock. `--policy FILE` sets the RBAC policy of the project, as JSON in the form that `rbac.policy` returns.

use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Write};

use stytch_emulator::Emulator;

fn main() -> Result<(), Box<dyn Error>> {
    let stytch = Emulator::in_real_time().serve()?;
    let mut args = std::env::args().skip(1);
    match (args.next().as_deref(), args.next(), args.next()) {
        (None, ..) => {}
        (Some("--policy"), Some(file), None) => stytch.set_policy(serde_json::from_slice(&fs::read(file)?)?),
        _ => return Err("the only option is --policy FILE".into()),
    }
    let mut out = io::stdout().lock();
    writeln!(out, "STYTCH_BASE_URL={}", stytch.url())?;
    writeln!(out, "STYTCH_PROJECT_ID={}", stytch.project_id())?;
    writeln!(out, "STYTCH_SECRET={}", stytch.secret())?;
    writeln!(out, "STYTCH_PUBLIC_TOKEN={}", stytch.public_token())?;
    out.flush()?;
    for address in io::stdin().lock().lines() {
        let address = address?;
        let passcode = stytch.last_passcode(address.trim()).map(|code| code.expose().to_owned());
        let sent = passcode.or_else(|| stytch.last_magic_link(address.trim()));
        writeln!(out, "{}", sent.as_deref().unwrap_or("nothing was sent"))?;
        out.flush()?;
    }
    Ok(())
}
