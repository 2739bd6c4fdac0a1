//! The log of requests, and planned failures.

use http::Request;
use serde_json::json;
use stytch_emulator::Emulator;

use crate::control::{act, read, refused, request};
use crate::support::{EMAIL, NEW_YEAR, fails, get, ok, post, send, user, without_body};

#[test]
fn requests_are_listed_with_their_errors() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    user(&emulator, EMAIL);
    fails(get(&emulator, "/v1/users/user-test-1?secret=1"), 404, "user_not_found");
    let token = Request::post(format!("/v1/public/{}/oauth2/token", emulator.project_id()))
        .header("content-type", "application/json");
    assert_eq!(send(&emulator, token.body(b"{}".to_vec()).unwrap()).0, 400);
    let start = Request::get("/v1/public/oauth/google/start").body(Vec::new()).unwrap();
    send(&emulator, start);

    let listed = read(&emulator, "/emulator/requests");
    let shown = listed["requests"].as_array().unwrap().iter();
    let shown =
        shown.map(|r| (r["number"].clone(), r["operation"].clone(), r["status"].clone(), r["error_type"].clone()));
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            (json!(4), json!(null), json!(400), json!("public_token_required")),
            (json!(3), json!("oauth2.token"), json!(400), json!("invalid_request")),
            (json!(2), json!("consumer.users.get"), json!(404), json!("user_not_found")),
            (json!(1), json!("consumer.users.create"), json!(200), json!(null)),
        ]
    );
    let found = &read(&emulator, "/emulator/requests?operation=consumer.users.get&after=1&limit=1")["requests"];
    let expected = json!([{
        "number": 2,
        "at": "2025-01-01T00:00:00Z",
        "method": "GET",
        "path": "/v1/users/user-test-1",
        "operation": "consumer.users.get",
        "status": 404,
        "error_type": "user_not_found",
        "error_message": "There is no such user.",
    }]);
    assert_eq!(*found, expected);
    let counts = read(&emulator, "/emulator/requests/counts");
    let expected = json!({ "consumer.users.create": 1, "consumer.users.get": 1, "oauth2.token": 1 });
    assert_eq!(counts["counts"], expected);
    let counts = read(&emulator, "/emulator/requests/counts?operation=debug.whoami");
    assert_eq!(counts["counts"], json!({ "debug.whoami": 0 }));
    for path in ["requests", "requests/counts"] {
        let misspelled = request(&emulator, "GET", &format!("/emulator/{path}?operation=debug.who"), &json!(null));
        refused(misspelled, 404, "operation_not_found");
    }
}

#[test]
fn long_texts_are_cut() {
    let emulator = Emulator::new();
    without_body(&emulator, &"M".repeat(5000), &format!("/v1/{}", "x".repeat(5000)));
    let logged = &emulator.requests()[0];
    assert_eq!([logged.method.len(), logged.path.len()], [1000; 2]);
    assert_eq!(logged.error_message.as_ref().map(String::len), Some(1000));
}

#[test]
fn failures_are_planned_listed_and_cancelled() {
    let emulator = Emulator::new();
    let plan = |body| act(&emulator, "POST", "/emulator/failures", body);
    plan(json!({ "operation": "debug.whoami", "status": 503 }));
    let all = plan(json!({ "operation": "debug.whoami", "status": 429, "times": 2 }));
    let expected = json!({ "failures": [
        { "operation": "debug.whoami", "status": 503, "times": 1 },
        { "operation": "debug.whoami", "status": 429, "times": 2 },
    ] });
    assert_eq!((&all, &read(&emulator, "/emulator/failures")), (&expected, &expected));
    fails(get(&emulator, "/v1/debug/whoami"), 503, "internal_server_error");
    fails(get(&emulator, "/v1/debug/whoami"), 429, "too_many_requests");
    assert_eq!(read(&emulator, "/emulator/failures")["failures"][0]["times"], 1);
    assert_eq!(act(&emulator, "POST", "/emulator/failures/cancel", json!({})), json!({ "failures": [] }));
    ok(get(&emulator, "/v1/debug/whoami"));

    let wrong = |body| request(&emulator, "POST", "/emulator/failures", &body);
    let unknown = wrong(json!({ "operation": "debug.who", "status": 503 }));
    let message = refused(unknown, 404, "operation_not_found");
    assert_eq!(message, "debug.who is not an operation; they have names such as consumer.users.get.");
    refused(wrong(json!({ "status": 503 })), 400, "bad_request");
    for status in [json!(200), json!(600), json!(70000), json!(null)] {
        refused(wrong(json!({ "operation": "debug.whoami", "status": status })), 400, "bad_request");
    }
}

#[test]
fn planned_failures_of_no_request_are_none() {
    let emulator = Emulator::new();
    act(&emulator, "POST", "/emulator/failures", json!({ "operation": "debug.whoami", "status": 503, "times": 0 }));
    ok(get(&emulator, "/v1/debug/whoami"));
    ok(post(&emulator, "/v1/users", json!({})));
    assert_eq!(emulator.planned_failures(), []);
}
