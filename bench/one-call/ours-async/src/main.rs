//! Authenticates the session whose token comes as the argument.

use stytch_reqwest::consumer::sessions::Authenticate;
use stytch_reqwest::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::new("project-test-1", "secret-test-1")?;
    let token = std::env::args().nth(1).unwrap_or_default();
    let answer = client.send(&Authenticate::default().session_token(token)).await?;
    println!("{}", answer.user.user_id);
    Ok(())
}
