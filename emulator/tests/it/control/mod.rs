//! The control interface. Each response is checked against its description.

mod clock;
mod elsewhere;
mod factors;
mod guard;
mod messages;
mod page;
mod people;
mod requests;
mod schema;
mod settings;
mod state;
mod tokens;

use http::Request;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};
use stytch_emulator::Emulator;

/// Reads from the control interface.
#[track_caller]
pub(crate) fn read(emulator: &Emulator, target: &str) -> Value {
    done(request(emulator, "GET", target, &Value::Null))
}

/// Does something that succeeds.
#[track_caller]
pub(crate) fn act(emulator: &Emulator, method: &str, target: &str, body: Value) -> Value {
    done(request(emulator, method, target, &body))
}

#[track_caller]
fn done((status, body): (u16, Value)) -> Value {
    assert_eq!(status, 200, "{body}");
    body
}

/// Checks status and type of an error; returns its message.
#[track_caller]
fn refused((status, body): (u16, Value), expected: u16, error_type: &str) -> String {
    assert_eq!((status, body["error_type"].as_str()), (expected, Some(error_type)), "{body}");
    body["error_message"].as_str().unwrap().to_owned()
}

/// Sends a request, which has no body if that is `null`.
#[track_caller]
fn request(emulator: &Emulator, method: &str, target: &str, body: &Value) -> (u16, Value) {
    let request = Request::builder().method(method).uri(target).header(CONTENT_TYPE, "application/json");
    let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
    let response = emulator.handle(request.body(body).unwrap());
    assert_eq!(response.headers()[CONTENT_TYPE], "application/json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let (status, body) = (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap());
    let path = target.split('?').next().unwrap();
    schema::check(method, path, status, &body);
    (status, body)
}

#[test]
fn what_is_not_there_is_an_error() {
    let emulator = Emulator::new();
    let message = refused(request(&emulator, "GET", "/emulator/nothing", &Value::Null), 404, "route_not_found");
    assert_eq!(message, "There is nothing at /emulator/nothing; /emulator/openapi.json lists what there is.");
    let message = refused(request(&emulator, "DELETE", "/emulator/clock", &Value::Null), 405, "method_not_allowed");
    assert_eq!(message, "/emulator/clock does not take DELETE.");
    refused(request(&emulator, "POST", "/emulator/", &json!({})), 405, "method_not_allowed");
    // Nor is it an operation.
    assert_eq!(emulator.requests(), []);
}

#[test]
fn unknown_params_are_refused() {
    let emulator = Emulator::new();
    for (method, target, body, message) in [
        ("POST", "/emulator/clock/advance", json!({ "minutes": 1 }), "minutes is not a parameter; those are seconds."),
        ("POST", "/emulator/reset", json!({ "all": true }), "all is not a parameter: there are none."),
        (
            "GET",
            "/emulator/messages?from=a",
            Value::Null,
            "from is not a parameter; those are to, after, limit, wait_seconds.",
        ),
    ] {
        assert_eq!(refused(request(&emulator, method, target, &body), 400, "bad_request"), message);
    }
}

#[test]
fn writes_must_be_json() {
    let emulator = Emulator::new();
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-8"] {
        let request = Request::post("/emulator/reset").header(CONTENT_TYPE, content_type).body(b"{}".to_vec()).unwrap();
        let response = emulator.handle(request);
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!((response.status().as_u16(), &body["error_type"]), (400, &json!("bad_request")));
    }
    for body in ["", "[]", "{"] {
        let request = Request::post("/emulator/reset").header(CONTENT_TYPE, "application/json");
        assert_eq!(emulator.handle(request.body(body.into()).unwrap()).status(), 400);
    }
}

#[test]
fn numbers_must_be_whole_and_in_range() {
    let emulator = Emulator::new();
    let advance =
        |seconds: Value| request(&emulator, "POST", "/emulator/clock/advance", &json!({ "seconds": seconds }));
    for seconds in [json!(-1), json!(1.5), json!("x"), json!("-1"), json!(true), json!([])] {
        refused(advance(seconds), 400, "bad_request");
    }
    assert_eq!(refused(advance(Value::Null), 400, "bad_request"), "seconds is required.");
    let wait = request(&emulator, "GET", "/emulator/messages?wait_seconds=61", &Value::Null);
    assert_eq!(refused(wait, 400, "bad_request"), "wait_seconds must be at most 60.");
    let many = read(&emulator, &format!("/emulator/messages?limit={}&after={}", u64::MAX, u64::MAX));
    assert_eq!(many["messages"], json!([]));
}

#[test]
fn requests_to_it_use_no_ids() {
    let ids = [false, true].map(|controlled| {
        let emulator = Emulator::starting_at(0);
        if controlled {
            read(&emulator, "/emulator/clock");
            refused(request(&emulator, "GET", "/emulator/nothing", &Value::Null), 404, "route_not_found");
        }
        crate::support::user(&emulator, crate::support::EMAIL)["user_id"].clone()
    });
    assert_eq!(ids[0], ids[1]);
}
