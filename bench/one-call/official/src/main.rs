//! Authenticates the session whose token comes as the argument.

use stytch::consumer::client::Client;
use stytch::consumer::sessions::AuthenticateRequest;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new("project-test-1", "secret-test-1")?;
    let token = std::env::args().nth(1);
    let request = AuthenticateRequest { session_token: token, ..AuthenticateRequest::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let answer = runtime.block_on(client.sessions.authenticate(request))?;
    println!("{}", answer.user.user_id);
    Ok(())
}
