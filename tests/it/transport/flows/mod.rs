//! Flows end to end: a client against the emulator.

mod connected_apps;
mod lists;
mod m2m;
mod rbac;
mod retries;
mod secrets;
mod sessions;

use std::env;

use serde_json::{Value, json};
use stytch_core::consumer::passwords;
use stytch_core::error::Denied;
use stytch_core::{Error, Settings};
use stytch_emulator::{Emulator, Server};

use super::super::Client;

const PASSWORD: &str = "correct horse battery staple";

/// The client keeps as many verified tokens as the environment says, so that all tests can run with and without.
fn serve() -> (Server, Client) {
    let stytch = Emulator::new().serve().unwrap();
    let verified_tokens = env::var("STYTCH_TEST_VERIFIED_TOKENS").map_or(0, |number| number.parse().unwrap());
    let settings = Settings::new().verified_tokens(verified_tokens);
    let client = Client::builder(stytch.project()).settings(settings).build().unwrap();
    (stytch, client)
}

/// A user with a session; answers the whole login.
fn log_in(client: &Client) -> passwords::CreateResponse {
    client.send(&passwords::Create::new("ada@example.com", PASSWORD).session_duration_minutes(60)).unwrap()
}

fn denied<T: std::fmt::Debug>(result: Result<T, Error>) -> Denied {
    match result {
        Err(Error::Denied(denied)) => *denied,
        other => panic!("not denied: {other:?}"),
    }
}

/// Editors may read documents, and so may apps with the scope `read`.
fn policy() -> Value {
    let permissions = json!([{ "resource_id": "documents", "actions": ["read"] }]);
    let role = |id: &str| json!({ "role_id": id, "description": "", "permissions": permissions });
    json!({
        "roles": [role("stytch_user"), role("editor")],
        "resources": [{ "resource_id": "documents", "description": "", "actions": ["read", "write"] }],
        "scopes": [{ "scope": "read:documents", "description": "", "permissions": permissions }],
    })
}
