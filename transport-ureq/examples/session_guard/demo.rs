//! An emulator with two users.

use std::error::Error;

use serde_json::json;
use stytch_emulator::{Emulator, Server};
use stytch_ureq::Client;
use stytch_ureq::consumer::{passwords, users};

pub(crate) const READER: &str = "ada@example.com";
pub(crate) const STRANGER: &str = "bob@example.com";
pub(crate) const PASSWORD: &str = "correct horse battery";

pub(crate) fn emulator() -> Result<Server, Box<dyn Error + Send + Sync>> {
    // In a browser, a session outlives its JWTs, so time has to pass.
    let emulator = Emulator::in_real_time().serve()?;
    emulator.set_policy(json!({
        "resources": [{"resource_id": "documents", "description": "", "actions": ["read"]}],
        "roles": [{
            "role_id": "reader",
            "description": "",
            "permissions": [{"resource_id": "documents", "actions": ["read"]}],
        }],
    }));
    let client = Client::builder(emulator.project()).build()?;
    let reader = client.send(&passwords::Create::new(READER, PASSWORD))?;
    client.send(&users::Update::new(reader.user_id).roles(["reader"]))?;
    client.send(&passwords::Create::new(STRANGER, PASSWORD))?;
    Ok(emulator)
}
