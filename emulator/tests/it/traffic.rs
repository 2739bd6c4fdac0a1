//! Counting requests, and failures on demand.

use http::Request;
use serde_json::json;
use stytch_emulator::Emulator;

use crate::jwt::consumer_keys;
use crate::support::{fails, get, ok, send, user, without_body};

const JWKS: &str = "consumer.sessions.get_jwks";

#[test]
fn requests_are_counted_by_operation() {
    let emulator = Emulator::new();
    assert_eq!(emulator.requests_of(JWKS), 0);
    consumer_keys(&emulator); // asks twice
    assert_eq!((emulator.requests_of(JWKS), emulator.requests_of("b2b.sessions.get_jwks")), (2, 0));

    // Failures count too.
    let request = Request::get("/v1/users/user-test-1").body(Vec::new()).unwrap();
    fails(send(&emulator, request), 401, "unauthorized_credentials");
    fails(get(&emulator, "/v1/users/user-test-1"), 404, "user_not_found");
    fails(without_body(&emulator, "PATCH", "/v1/users/user-test-1"), 405, "method_not_allowed");
    assert_eq!(emulator.requests_of("consumer.users.get"), 2);
}

#[test]
fn the_next_requests_fail_as_asked() {
    let emulator = Emulator::new();
    let id = user(&emulator, "ada@example.com")["user_id"].as_str().unwrap().to_owned();
    let path = format!("/v1/users/{id}");
    emulator.fail_next("consumer.users.get", 503, 2);
    emulator.fail_next("consumer.users.get", 429, 1);
    emulator.fail_next("consumer.users.get", 500, 0);
    user(&emulator, "grace@example.com");
    fails(get(&emulator, &path), 503, "internal_server_error");
    fails(get(&emulator, &path), 503, "internal_server_error");
    let message = fails(get(&emulator, &path), 429, "too_many_requests");
    assert_eq!(message, "A test has asked for this failure.");
    ok(get(&emulator, &path));
    assert_eq!(emulator.requests_of("consumer.users.get"), 4);
}

#[test]
fn every_status_of_a_failure_has_an_error_type() {
    let emulator = Emulator::new();
    let cases = [
        (400, "bad_request"),
        (401, "unauthorized_credentials"),
        (403, "unauthorized_action"),
        (404, "route_not_found"),
        (405, "method_not_allowed"),
        (409, "bad_request"),
        (429, "too_many_requests"),
        (500, "internal_server_error"),
        (599, "internal_server_error"),
    ];
    for (status, error_type) in cases {
        emulator.fail_next("debug.whoami", status, 1);
        fails(get(&emulator, "/v1/debug/whoami"), status, error_type);
    }
    // The requests need not even be well-formed.
    emulator.fail_next("consumer.totps.create", 503, 1);
    let request = Request::post("/v1/totps").body(json!([]).to_string().into_bytes()).unwrap();
    fails(send(&emulator, request), 503, "internal_server_error");
}

#[test]
#[should_panic = "the name of an operation of Stytch"]
fn a_misspelled_operation_is_not_counted_in_silence() {
    let _ = Emulator::new().requests_of("consumer.sessions.jwks");
}

#[test]
#[should_panic = "from 400 to 599"]
fn a_success_is_no_failure() {
    Emulator::new().fail_next(JWKS, 200, 1);
}
