//! Logs a user in and out: `cargo run -p stytch-ureq --example quickstart`.
//!
//! Without credentials, it calls an emulator in this process. With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` in the
//! environment, it calls Stytch, and asks for a phone number and for the code that arrives there.

use std::error::Error as StdError;
use std::io::{self, Write};

use stytch_emulator::{Emulator, Server};
use stytch_ureq::consumer::{UserName, otps, sessions, users};
use stytch_ureq::{Client, Error, ErrorType};

fn main() -> Result<(), Box<dyn StdError>> {
    let (client, emulator) = connect()?;

    let phone_number = match &emulator {
        Some(_) => "+12025550162".to_owned(),
        None => ask("Phone number to send a code to, such as +12025550162: ")?,
    };
    let name = UserName::new().first_name("Ada").last_name("Lovelace");
    let user = client.send(&users::Create::new().phone_number(&phone_number).name(name))?;
    println!("created the user {}", user.user_id);

    let sent = client.send(&otps::sms::Send::new(&phone_number).expiration_minutes(5))?;
    println!("sent a code to {phone_number}");

    // A wrong code is an error with a type.
    match client.send(&otps::Authenticate::new(&sent.phone_id, "000000")) {
        Err(Error::Api(error)) if error.error_type == ErrorType::OTP_CODE_NOT_FOUND => {
            println!("a wrong code: {error}")
        }
        other => return Err(format!("a wrong code should be refused, but: {other:?}").into()),
    }

    let code = match &emulator {
        Some(emulator) => emulator.last_passcode(&phone_number).ok_or("the emulator sent no code")?,
        None => ask("The code: ")?.into(),
    };
    let login = client.send(&otps::Authenticate::new(sent.phone_id, code).session_duration_minutes(60))?;
    let session = login.session.ok_or("no session was started")?;
    println!("logged in: {} until {}", session.session_id, session.expires_at.unwrap_or_default());

    let token = login.session_token;
    let checked = client.send(&sessions::Authenticate::new().session_token(&token))?;
    println!("the session belongs to {}", checked.session.user_id);

    client.send(&sessions::Revoke::new().session_token(&token))?;
    println!("logged out");

    match client.send(&sessions::Authenticate::new().session_token(&token)) {
        Err(error) => println!("the session is gone: {error}"),
        Ok(_) => return Err("a revoked session should not be valid".into()),
    }

    client.send(&users::Delete::new(user.user_id))?;
    println!("deleted the user");
    Ok(())
}

/// A client for the project in the environment; otherwise for an emulator, which serves until the second value is dropped.
fn connect() -> Result<(Client, Option<Server>), Box<dyn StdError>> {
    if std::env::var_os("STYTCH_PROJECT_ID").is_some() {
        return Ok((Client::from_env()?, None));
    }
    println!("STYTCH_PROJECT_ID is not set: using an emulator in this process");
    let emulator = Emulator::in_real_time().serve()?;
    Ok((Client::builder(emulator.project()).build()?, Some(emulator)))
}

fn ask(question: &str) -> io::Result<String> {
    print!("{question}");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}
