//! What a binding for another language does: a name and JSON in, an HTTP request out.
//!
//! `cargo run -p stytch-core --example by_name -- consumer.users.get '{"user_id": "user-test-1"}'`

use std::error::Error;
use std::process::ExitCode;

use stytch_core::Project;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [name, args] = words.as_slice() else {
        eprintln!("which operation, and with which params?");
        return Ok(ExitCode::FAILURE);
    };
    let project = Project::new("project-test-example", "secret-test-example")?;
    let request = project.call_request(name, &serde_json::from_str(args)?, None)?;
    println!("{} {}", request.method(), request.uri());
    println!("{}", String::from_utf8_lossy(request.body()));

    // The other half, with an answer that came from wherever the binding's HTTP client got it.
    let answer = http::Response::new(br#"{"status_code": 200}"#);
    println!("{}", project.call_response(name, &answer)?);
    Ok(ExitCode::SUCCESS)
}
