//! Logs a user in from the command line, through an OAuth provider in the browser.
//!
//! Against an emulator in this process, where the program itself plays the browser:
//!
//! ```sh
//! cargo run -p stytch-ureq --example oauth_login -- --emulator
//! cargo run -p stytch-ureq --example oauth_login -- --emulator github
//! ```
//!
//! Against Stytch, set `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and `STYTCH_PUBLIC_TOKEN`, and choose a port:
//!
//! ```sh
//! cargo run -p stytch-ureq --example oauth_login -- google 8765
//! ```
//!
//! The dashboard must list `http://127.0.0.1:8765/callback` as a login and a sign-up redirect URL, with a `state` in its query
//! that may be anything (see "Query parameters" in <https://stytch.com/docs/workspace-management/redirect-urls>), and the
//! provider must be set up.
//!
//! This program holds the project's secret, so give it only to people who may know that. A program for everyone sends the
//! token and the verifier to your server, which authenticates them.

mod browser;
mod login;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::thread;

use login::Login;
use stytch_emulator::Emulator;
use stytch_ureq::Client;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let count = words.len();
    words.retain(|word| word != "--emulator");
    let is_emulated = words.len() < count;
    let provider = words.first().map_or("google", String::as_str);
    let port = words.get(1).map_or(Ok(0), |port| port.parse())?;

    let emulator = if is_emulated { Some(Emulator::in_real_time().serve()?) } else { None };
    let (client, public_token) = match &emulator {
        Some(emulator) => (Client::builder(emulator.project()).build()?, emulator.public_token().to_owned()),
        None => {
            let token = std::env::var("STYTCH_PUBLIC_TOKEN").map_err(|_| "STYTCH_PUBLIC_TOKEN is not set")?;
            (Client::from_env()?, token)
        }
    };

    let login = Login::begin(&client.project(), provider, public_token, port)?;
    println!("Open this page to log in:\n\n    {}\n", login.url);
    let browser = emulator.is_some().then(|| {
        let (client, url) = (client.clone(), login.url.to_string());
        thread::spawn(move || browser::open(&client, &url))
    });
    let response = client.send(&login.wait()?)?;
    if let Some(browser) = browser {
        let page = browser.join().map_err(|_| "the browser panicked")??;
        println!("the browser shows: {}", String::from_utf8_lossy(page.body()));
    }

    // A program that needs the session later stores `response.session_token` where no other user can read it.
    let session = response.user_session.ok_or("no session was started")?;
    let until = session.expires_at.unwrap_or_default();
    println!("{} is logged in by {} until {until}", response.user_id, response.provider_type);
    Ok(())
}
