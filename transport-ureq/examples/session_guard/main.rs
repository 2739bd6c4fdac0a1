//! A web server with documents for users who are logged in and may read them.
//!
//! Against an emulator in this process, with a user `ada@example.com` who may read documents, and `bob@example.com` who
//! may not; the password of both is `correct horse battery`:
//!
//! ```sh
//! cargo run -p stytch-ureq --example session_guard -- --emulator
//! curl -i localhost:8080/documents
//! curl -i localhost:8080/login -c cookies -H 'Content-Type: application/json' \
//!     -d '{"email": "ada@example.com", "password": "correct horse battery"}'
//! curl -i localhost:8080/documents -b cookies -c cookies
//! curl -i localhost:8080/logout -b cookies -c cookies -X POST
//! ```
//!
//! Against Stytch, leave `--emulator` out and set `STYTCH_PROJECT_ID` and `STYTCH_SECRET`. The users need passwords; the RBAC
//! policy needs a resource `documents` with an action `read`, and a role that allows it.

#[path = "../shared/web.rs"]
mod web;

mod app;
mod demo;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::time::Duration;

use app::App;
use stytch_ureq::Client;

/// The age from which JWTs are sent to Stytch. For that long, a revoked session can still be used.
const MAX_AGE: Duration = Duration::from_secs(60);
const THREADS: usize = 4;
const BODY_LIMIT: usize = 16 * 1024;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    // Only by option: a server that fell back to an emulator when a variable is missing would guard nothing.
    // The emulator serves until it is dropped.
    let (client, _emulator) = match std::env::args().nth(1).as_deref() {
        None => (Client::from_env()?, None),
        Some("--emulator") => {
            let emulator = demo::emulator()?;
            (Client::builder(emulator.project()).build()?, Some(emulator))
        }
        Some(_) => return Err("the only option is --emulator".into()),
    };
    // One client for all threads, which share its connections and the keys that verify JWTs.
    let app = App::new(client, MAX_AGE);
    let web = web::serve("127.0.0.1:8080", THREADS, BODY_LIMIT, move |request| app.answer(request))?;
    println!("listening on http://{}", web.address);
    for thread in web.threads {
        thread.join().map_err(|_| "a thread panicked")?;
    }
    Ok(())
}
