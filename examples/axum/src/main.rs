//! A web server with axum: a login by email, guarded pages, and webhooks.
//!
//! ```console
//! $ cargo run -p stytch-example-axum -- --emulator
//! ```
//!
//! With `--emulator`, it calls an emulator in this process, and prints a link that logs `ada@example.com` in. Otherwise it needs
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
const EMAIL: &str = "ada@example.com";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let emulator =
        env::args().any(|argument| argument == "--emulator").then(|| Emulator::in_real_time().serve()).transpose()?;
    let (client, secret) = match &emulator {
        Some(emulator) => (Client::builder(emulator.project()).build()?, "whsec_c2VjcmV0".to_owned()),
        None => (Client::from_env()?, env::var("STYTCH_WEBHOOK_SECRET")?),
    };
    let app = App::new(client, Webhook::new(secret)?, format!("http://{ADDRESS}"));
    if let Some(emulator) = &emulator {
        app.mail_link(EMAIL).await?;
        println!("{}", emulator.last_magic_link(EMAIL).ok_or("no link was mailed")?);
    }
    let listener = tokio::net::TcpListener::bind(ADDRESS).await?;
    println!("listening on http://{ADDRESS}");
    // Calls that have begun are answered before the program ends.
    let stop = async { drop(tokio::signal::ctrl_c().await) };
    axum::serve(listener, app::router(app)).with_graceful_shutdown(stop).await?;
    Ok(())
}
