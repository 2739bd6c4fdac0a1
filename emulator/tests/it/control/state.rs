//! Exporting and importing the state.

use http::Request;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::control::{act, read, refused, request};
use crate::server::Connection;
use crate::support::{EMAIL, NEW_YEAR, ok, post, user};

#[test]
fn a_state_is_exported_and_imported() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let user = user(&emulator, EMAIL);
    let state = read(&emulator, "/emulator/state");
    assert_eq!(state, serde_json::from_str::<Value>(&emulator.export()).unwrap());

    let copy = Emulator::new();
    assert_eq!(act(&copy, "PUT", "/emulator/state", state), json!({}));
    assert_eq!(read(&copy, "/emulator/users")["users"][0]["user_id"], user["user_id"]);
    assert!(copy.export() == emulator.export());
}

#[test]
fn a_state_that_is_refused_is_a_mistake_in_the_request() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let put = |body: Value| refused(request(&emulator, "PUT", "/emulator/state", &body), 400, "bad_request");
    assert_eq!(put(json!({ "version": 1, "state": {} })), "state: missing field `clock`");
    let message = "the state has version 2, and this emulator reads version 1: use the one that has exported it";
    assert_eq!(put(json!({ "version": 2 })), message);
    refused(request(&emulator, "POST", "/emulator/state", &json!({})), 405, "method_not_allowed");

    for (content_type, body) in [("text/plain", &b"{}"[..]), ("application/json", b"\xff"), ("application/json", b"")] {
        let request = Request::put("/emulator/state").header(CONTENT_TYPE, content_type).body(body.to_vec()).unwrap();
        assert_eq!(emulator.handle(request).status(), 400);
    }
}

#[test]
fn only_a_state_can_be_long() {
    let emulator = Emulator::new();
    let user = json!({ "untrusted_metadata": { "long": "x".repeat(500_000) } });
    for _ in 0..3 {
        ok(post(&emulator, "/v1/users", user.clone()));
    }
    let state = emulator.export();
    let server = Emulator::new().serve().unwrap();
    let send = |line: &str, more: &str| {
        let mut connection = Connection::open(&server);
        let length = state.len();
        let head = format!("{line} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{more}");
        connection.write(format!("{head}Content-Length: {length}\r\n\r\n"));
        // The server may have refused the request by now.
        let _ = connection.try_write(&state);
        connection.reply().status
    };
    assert_eq!(send("PUT /emulator/state", ""), 200);
    assert_eq!(send("PUT /emulator/state", "Origin: https://attacker.example\r\n"), 413);
    assert_eq!(send("PUT /emulator/policy", ""), 413);
    assert!(server.export().len() > 1_500_000);
}
