//! Authenticates the session whose token comes as the argument.

use stytch_ureq::consumer::sessions::Authenticate;
use stytch_ureq::{Client, Error};

fn main() -> Result<(), Error> {
    let client = Client::new("project-test-1", "secret-test-1")?;
    let token = std::env::args().nth(1).unwrap_or_default();
    let answer = client.send(&Authenticate::default().session_token(token))?;
    println!("{}", answer.user.user_id);
    Ok(())
}
