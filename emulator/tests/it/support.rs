//! A minimal client of the emulator.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::Request;
use http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::recording::handle;

/// 2025-01-01T00:00:00Z
pub(crate) const NEW_YEAR: u64 = 1_735_689_600;

pub(crate) const PHONE: &str = "+12025550162";
pub(crate) const EMAIL: &str = "ada@example.com";

/// The `Authorization` that the emulator accepts.
pub(crate) fn authorization(emulator: &Emulator) -> String {
    let credentials = format!("{}:{}", emulator.project_id(), emulator.secret());
    format!("Basic {}", BASE64_STANDARD.encode(credentials))
}

/// Sends a request and returns its status and body, after checks that hold for every response.
pub(crate) fn send(emulator: &Emulator, request: Request<Vec<u8>>) -> (u16, Value) {
    let response = handle(emulator, request);
    assert_eq!(response.headers()[CONTENT_TYPE], "application/json");
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    let status = response.status().as_u16();
    assert_eq!(body["status_code"], status);
    assert!(body["request_id"].as_str().unwrap().starts_with("request-id-test-"));
    (status, body)
}

pub(crate) fn get(emulator: &Emulator, path: &str) -> (u16, Value) {
    without_body(emulator, "GET", path)
}

pub(crate) fn delete(emulator: &Emulator, path: &str) -> (u16, Value) {
    without_body(emulator, "DELETE", path)
}

pub(crate) fn without_body(emulator: &Emulator, method: &str, path: &str) -> (u16, Value) {
    let request = Request::builder().method(method).uri(path).header(AUTHORIZATION, authorization(emulator));
    send(emulator, request.body(Vec::new()).unwrap())
}

pub(crate) fn post(emulator: &Emulator, path: &str, body: Value) -> (u16, Value) {
    with_body(emulator, "POST", path, &body)
}

pub(crate) fn put(emulator: &Emulator, path: &str, body: Value) -> (u16, Value) {
    with_body(emulator, "PUT", path, &body)
}

/// Sends a request on behalf of a member with the session in `header`; a `null` body is left out.
pub(crate) fn acting(
    emulator: &Emulator,
    (header, session): (&str, &str),
    method: &str,
    path: &str,
    body: &Value,
) -> (u16, Value) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(AUTHORIZATION, authorization(emulator))
        .header(CONTENT_TYPE, "application/json")
        .header(header, session);
    let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
    send(emulator, request.body(body).unwrap())
}

fn with_body(emulator: &Emulator, method: &str, path: &str, body: &Value) -> (u16, Value) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(AUTHORIZATION, authorization(emulator))
        .header(CONTENT_TYPE, "application/json");
    send(emulator, request.body(body.to_string().into_bytes()).unwrap())
}

/// The body of a success.
#[track_caller]
pub(crate) fn ok((status, body): (u16, Value)) -> Value {
    assert_eq!(status, 200, "{body}");
    body
}

/// Checks status, type and URL of an error; returns its message.
#[track_caller]
pub(crate) fn fails((status, body): (u16, Value), expected: u16, error_type: &str) -> String {
    assert_eq!((status, body["error_type"].as_str()), (expected, Some(error_type)), "{body}");
    let url = format!("https://stytch.com/docs/api/errors/{expected}#{error_type}");
    assert_eq!(body["error_url"], url);
    body["error_message"].as_str().unwrap().to_owned()
}

/// Opens a URL as a browser does, without credentials, and returns where it is sent.
pub(crate) fn follow(emulator: &Emulator, url: &str) -> String {
    let response = handle(emulator, Request::get(url).body(Vec::new()).unwrap());
    assert_eq!((response.status().as_u16(), response.body().len()), (302, 0), "{response:?}");
    response.headers()[LOCATION].to_str().unwrap().to_owned()
}

/// Creates a user with an email address and returns the response.
pub(crate) fn user(emulator: &Emulator, email: &str) -> Value {
    ok(post(emulator, "/v1/users", json!({ "email": email })))
}

/// Logs in by SMS, with a session of an hour, and returns the response.
pub(crate) fn sms_login(emulator: &Emulator, phone: &str) -> Value {
    let sent = ok(post(emulator, "/v1/otps/sms/login_or_create", json!({ "phone_number": phone })));
    let code = emulator.last_passcode(phone).unwrap();
    let body = json!({ "method_id": sent["phone_id"], "code": code, "session_duration_minutes": 60 });
    ok(post(emulator, "/v1/otps/authenticate", body))
}
