//! An emulator for programs in any language: `cargo run -p stytch-emulator --example serve`.
//!
//! It prints what a client needs to know, as `NAME=value` lines, and answers until its standard input ends. A line there is a
//! phone number or email address: what was sent to it last is the answer.

use std::io::{self, BufRead, Write};

use stytch_emulator::Emulator;

fn main() -> io::Result<()> {
    let stytch = Emulator::new().serve()?;
    let mut out = io::stdout().lock();
    writeln!(out, "STYTCH_BASE_URL={}", stytch.url())?;
    writeln!(out, "STYTCH_PROJECT_ID={}", stytch.project_id())?;
    writeln!(out, "STYTCH_SECRET={}", stytch.secret())?;
    writeln!(out, "STYTCH_PUBLIC_TOKEN={}", stytch.public_token())?;
    out.flush()?;
    for address in io::stdin().lock().lines() {
        let address = address?;
        let sent = stytch.last_passcode(address.trim()).or_else(|| stytch.last_magic_link(address.trim()));
        writeln!(out, "{}", sent.unwrap_or_else(|| "nothing was sent".to_owned()))?;
        out.flush()?;
    }
    Ok(())
}
