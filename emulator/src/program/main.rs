//! The emulator as a program, for clients in any language: `stytch-emulator --help`.

mod file;
mod options;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc;
use std::{fs, net};

use options::{Command, Options};
use stytch_emulator::{Emulator, Server};

fn main() -> ExitCode {
    let command = match options::read(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => return fail(&error.to_string(), 2),
    };
    let done = match command {
        Command::Print(text) => print(&text),
        Command::Serve(options) => serve(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => fail(&message, 1),
    }
}

fn fail(message: &str, code: u8) -> ExitCode {
    // If the error cannot be written, the exit code says enough.
    let _ = writeln!(io::stderr(), "stytch-emulator: {message}");
    ExitCode::from(code)
}

/// Serves until a signal ends the program.
fn serve(options: &Options) -> Result<(), String> {
    let (ended, end) = mpsc::channel();
    let handler = ctrlc::set_handler(move || {
        // After the first signal, the receiver is gone.
        let _ = ended.send(());
    });
    handler.map_err(|error| format!("signals cannot be handled: {error}"))?;

    let export = options.export.as_deref().map(file::Export::prepare).transpose()?;
    let emulator = if options.frozen_clock { Emulator::new() } else { Emulator::in_real_time() };
    if let Some(file) = &options.seed {
        let state = fs::read_to_string(file);
        let state = state.map_err(|error| format!("the state {} cannot be read: {error}", file.display()))?;
        let imported = emulator.import(&state);
        imported.map_err(|error| format!("the state {} cannot be imported: {error}", file.display()))?;
        if options.frozen_clock {
            emulator.set_time(emulator.now());
        }
    }
    if let Some(limit) = options.history {
        emulator.keep_history(limit);
    }
    if let Some(file) = &options.policy {
        emulator.set_policy(
            policy(file).map_err(|error| format!("the policy {} cannot be read: {error}", file.display()))?,
        );
    }
    let server = emulator.serve_at(address(options)?).map_err(|error| refused(options, &error))?;
    print(&announcement(&server))?;
    // The handler is never dropped, so this ends with a signal.
    let _ = end.recv();
    match export {
        Some(export) => export.write(&server.export()),
        None => Ok(()),
    }
}

fn policy(file: &Path) -> io::Result<serde_json::Value> {
    Ok(serde_json::from_slice(&fs::read(file)?)?)
}

fn address(options: &Options) -> Result<net::SocketAddr, String> {
    let host = &options.host;
    let found = net::ToSocketAddrs::to_socket_addrs(&(host.as_str(), options.port));
    let mut found = found.map_err(|error| format!("the host {host} cannot be found: {error}"))?;
    found.next().ok_or_else(|| format!("the host {host} has no address"))
}

fn refused(options: &Options, error: &io::Error) -> String {
    let Options { host, port, .. } = options;
    match error.kind() {
        io::ErrorKind::AddrInUse => format!("port {port} of {host} is in use; choose another one with --port"),
        _ => format!("port {port} of {host} cannot be used: {error}"),
    }
}

/// Where the server is, and the variables from which clients read it.
fn announcement(server: &Server) -> String {
    let (url, version) = (server.url(), env!("CARGO_PKG_VERSION"));
    let token = server.control_token().map(stytch_core::Secret::expose);
    let fragment = token.map(|token| format!("#{token}")).unwrap_or_default();
    let mut text = format!(
        "stytch-emulator {version} is ready: {url}/emulator/{fragment}\n\
         \n\
         STYTCH_BASE_URL={url}\n\
         STYTCH_PROJECT_ID={}\n\
         STYTCH_SECRET={}\n\
         STYTCH_PUBLIC_TOKEN={}\n",
        server.project_id(),
        server.secret(),
        server.public_token(),
    );
    if let Some(token) = token {
        text += &format!("STYTCH_EMULATOR_TOKEN={token}\n");
    }
    // An empty line ends it, for programs that read it.
    text + "\n"
}

fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| format!("the output cannot be written: {error}"))
}
