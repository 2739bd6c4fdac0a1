//! Authenticates the session whose token comes as the argument, with JSON and credentials written by hand.

fn main() -> Result<(), ureq::Error> {
    let token = std::env::args().nth(1).unwrap_or_default();
    let answer = ureq::post("https://test.stytch.com/v1/sessions/authenticate")
        .header("authorization", "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ==")
        .content_type("application/json")
        .send(format!("{{\"session_token\":\"{token}\"}}"))?
        .into_body()
        .read_to_string()?;
    println!("{answer}");
    Ok(())
}
