//! A web server with axum: a login by email, guarded pages, and webhooks.
//!
//! ```console
//! $ cargo run -p stytch-example-axum -- --emulator
//! ```
//!
//! With `--emulator`, it calls an emulator in this process, and prints where the links that were mailed lead. Otherwise it needs
//! `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and `STYTCH_WEBHOOK_SECRET`.

mod app;
mod guard;
mod refusal;
#[cfg(test)]
mod tests;

use std::env;
use std::error::Error;

use stytch_emulator::Emulator;
use stytch_reqwest::{Client, Webhook};

use app::App;

const ADDRESS: &str = "127.0.0.1:8080";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let emulator = env::args().any(|argument| argument == "--emulator").then(|| Emulator::new().serve()).transpose()?;
    let (client, secret) = match &emulator {
        Some(emulator) => (Client::builder(emulator.project()).build()?, "whsec_c2VjcmV0".to_owned()),
        None => (Client::from_env()?, env::var("STYTCH_WEBHOOK_SECRET")?),
    };
    let app = App::new(client, Webhook::new(secret)?, format!("http://{ADDRESS}"));
    let listener = tokio::net::TcpListener::bind(ADDRESS).await?;
    println!("listening on http://{ADDRESS}");
    // Calls that have begun are answered before the program ends.
    let stop = async { drop(tokio::signal::ctrl_c().await) };
    axum::serve(listener, app::router(app)).with_graceful_shutdown(stop).await?;
    Ok(())
}
