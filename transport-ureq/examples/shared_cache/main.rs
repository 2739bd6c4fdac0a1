//! Processes that share keys and policies through a file, so that Stytch is asked once for all of them.
//!
//! ```sh
//! cargo run -p stytch-ureq --example shared_cache
//! ```
//!
//! starts an emulator and then one process after the other. Each checks the same session, and exits. Against Stytch, with
//! `STYTCH_PROJECT_ID` and `STYTCH_SECRET` in the environment, one such process is
//!
//! ```sh
//! cargo run -p stytch-ureq --example shared_cache -- FILE < session_jwt
//! ```
//!
//! A server calls `Cache::sync` when it starts, and every 30 seconds in a thread of its own. Then the process that refreshes first
//! does so for all: each takes what is newer from the file before its own is too old.
//!
//! With Redis, it is the same: `GET` a key that has the project id in its name, `import` what is there, and `SET` it to what
//! `export` returns, if that differs. If two processes write at once, the older export may win; the next sync of a process
//! that has newer ones replaces it. The key needs no expiry, as everything in it keeps its age. It does need protection: a
//! process that can write it can forge sessions for all others.

mod cache;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::io::{Write, read_to_string, stdin};
use std::path::Path;
use std::process::{Command, Stdio};

use cache::Cache;
use serde_json::json;
use stytch_emulator::{Emulator, Server};
use stytch_ureq::Client;
use stytch_ureq::consumer::passwords;
use stytch_ureq::consumer::sessions::AuthenticateJwt;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome<()> {
    match std::env::args_os().nth(1) {
        Some(file) => check(Path::new(&file)),
        None => demonstrate(),
    }
}

/// One process: it checks the session whose JWT is on its standard input.
fn check(file: &Path) -> Outcome<()> {
    let (client, cache) = (Client::from_env()?, Cache::new(file));
    cache.sync(&client)?;
    let session_jwt = read_to_string(stdin())?;
    let login = client.run(AuthenticateJwt::new(session_jwt.trim()).require("documents", "read"))?;
    cache.sync(&client)?;
    println!("process {}: {} may read documents", std::process::id(), login.session.user_id);
    Ok(())
}

/// Several processes, and an emulator that counts their requests.
fn demonstrate() -> Outcome<()> {
    let emulator = emulator()?;
    let session_jwt = log_in(&emulator)?;
    let file = std::env::temp_dir().join(format!("stytch-shared-cache-{}.json", std::process::id()));
    for _ in 0..3 {
        // Not as an argument, which other users of the machine could see.
        let mut process = Command::new(std::env::current_exe()?)
            .arg(&file)
            .env("STYTCH_PROJECT_ID", emulator.project_id())
            .env("STYTCH_SECRET", emulator.secret())
            .env("STYTCH_BASE_URL", emulator.url())
            .stdin(Stdio::piped())
            .spawn()?;
        process.stdin.take().ok_or("no standard input")?.write_all(session_jwt.as_bytes())?;
        if !process.wait()?.success() {
            return Err("a process failed".into());
        }
    }
    std::fs::remove_file(&file)?;
    for operation in ["consumer.sessions.get_jwks", "consumer.rbac.policy"] {
        println!("requests of {operation}: {}", emulator.requests_of(operation));
    }
    Ok(())
}

/// An emulator whose users may read documents.
fn emulator() -> Outcome<Server> {
    let emulator = Emulator::in_real_time().serve()?;
    emulator.set_policy(json!({
        "resources": [{"resource_id": "documents", "description": "", "actions": ["read"]}],
        "roles": [{
            "role_id": "stytch_user",
            "description": "",
            "permissions": [{"resource_id": "documents", "actions": ["read"]}],
        }],
    }));
    Ok(emulator)
}

fn log_in(emulator: &Server) -> Outcome<String> {
    let client = Client::builder(emulator.project()).build()?;
    let user = passwords::Create::new("ada@example.com", "correct horse battery").session_duration_minutes(60);
    Ok(client.send(&user)?.session_jwt.expose().to_owned())
}
