//! Requests that never reach a product.

use http::Request;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::json;
use stytch_emulator::Emulator;

use crate::support::{authorization, delete, fails, get, ok, post, send, without_body};

#[test]
fn the_shape_of_an_error_is_exact() {
    let emulator = Emulator::new();
    let (status, body) = get(&emulator, "/v1/users/user-test-nobody");
    let expected = json!({
        "status_code": 404,
        "request_id": "request-id-test-00000000-0000-4000-8000-000000000001",
        "error_type": "user_not_found",
        "error_message": "There is no such user.",
        "error_url": "https://stytch.com/docs/api/errors/404#user_not_found",
    });
    assert_eq!((status, body), (404, expected));
}

#[test]
fn whoami() {
    let emulator = Emulator::new();
    let body = ok(get(&emulator, "/v1/debug/whoami"));
    assert_eq!(body["project_id"], emulator.project_id());
}

#[test]
fn unknown_paths_are_404() {
    let emulator = Emulator::new();
    for path in ["/", "/v1", "/v1/nothing", "/v1/users/", "/v1/users/a/b/c/d", "/v2/users"] {
        fails(get(&emulator, path), 404, "route_not_found");
    }
}

#[test]
fn wrong_methods_are_405() {
    let emulator = Emulator::new();
    fails(get(&emulator, "/v1/users"), 405, "method_not_allowed");
    fails(without_body(&emulator, "PATCH", "/v1/users/user-test-1"), 405, "method_not_allowed");
    fails(delete(&emulator, "/v1/b2b/organizations"), 405, "method_not_allowed");
}

#[test]
fn credentials_are_checked() {
    let emulator = Emulator::new();
    let right = authorization(&emulator);
    let wrong = ["", "Basic", "Basic !", "Bearer abc", "Basic YTpi", &right[..right.len() - 4]];
    for header in wrong {
        let request = Request::get("/v1/debug/whoami").header(AUTHORIZATION, header);
        fails(send(&emulator, request.body(Vec::new()).unwrap()), 401, "unauthorized_credentials");
    }
    let request = Request::get("/v1/debug/whoami").body(Vec::new()).unwrap();
    fails(send(&emulator, request), 401, "unauthorized_credentials");
    let request = Request::get("/v1/debug/whoami").header(AUTHORIZATION, right.replace("Basic", "basic"));
    ok(send(&emulator, request.body(Vec::new()).unwrap()));
}

#[test]
fn bodies_must_be_json_objects() {
    let emulator = Emulator::new();
    let try_with = |content_type: &str, body: &str| {
        let request = Request::post("/v1/users")
            .header(AUTHORIZATION, authorization(&emulator))
            .header(CONTENT_TYPE, content_type);
        send(&emulator, request.body(body.into()).unwrap())
    };
    ok(try_with("application/json", "{}"));
    ok(try_with("Application/JSON", " {} "));
    for body in ["", "null", "[]", "{", "{} {}", "\"{}\""] {
        fails(try_with("application/json", body), 400, "bad_request");
    }
    for content_type in ["", "text/plain", "application/json; charset=utf-8"] {
        let message = fails(try_with(content_type, "{}"), 400, "bad_request");
        assert!(message.contains("Content-Type"), "{message}");
    }
}

#[test]
fn bodies_of_get_and_delete_are_ignored() {
    let emulator = Emulator::new();
    for method in ["GET", "DELETE"] {
        let request = Request::builder().method(method).uri("/v1/users/user-test-1");
        let request = request.header(AUTHORIZATION, authorization(&emulator)).header(CONTENT_TYPE, "application/json");
        fails(send(&emulator, request.body(b"{}".to_vec()).unwrap()), 404, "user_not_found");
    }
}

#[test]
fn parameters_are_checked_and_named() {
    let emulator = Emulator::new();
    let send = "/v1/otps/sms/send";
    let cases = [
        (send, json!({}), "phone_number is required."),
        (send, json!({ "phone_number": null }), "phone_number is required."),
        (send, json!({ "phone_number": "" }), "phone_number is required."),
        (send, json!({ "phone_number": 1 }), "phone_number must be a string."),
        (send, json!({ "expiration_minutes": "5" }), "expiration_minutes must be an integer."),
        (send, json!({ "expiration_minutes": 1.5 }), "expiration_minutes must be an integer."),
        ("/v1/users", json!({ "create_user_as_pending": "no" }), "create_user_as_pending must be a boolean."),
        ("/v1/users", json!({ "roles": [1] }), "roles must be an array of strings."),
        ("/v1/users", json!({ "trusted_metadata": [] }), "trusted_metadata must be an object."),
        ("/v1/users", json!({ "name": "Ada" }), "name must be an object."),
        ("/v1/users", json!({ "name": { "first_name": 1 } }), "first_name must be a string."),
        ("/v1/users", json!({ "external_id": "a b" }), "external_id must be at most 128 letters, digits and . _ - |"),
    ];
    for (path, body, message) in cases {
        assert_eq!(fails(post(&emulator, path, body), 400, "bad_request"), message);
    }
}

#[test]
fn explicit_nulls_count_as_absent() {
    let emulator = Emulator::new();
    let body = json!({
        "email": "ada@example.com", "phone_number": null, "name": null, "attributes": null, "roles": null,
        "create_user_as_pending": null, "trusted_metadata": null, "untrusted_metadata": null, "external_id": null,
    });
    ok(post(&emulator, "/v1/users", body));
}

#[test]
fn an_emulator_can_be_shared_and_printed() {
    fn shareable<T: Send + Sync + 'static>(_: &T) {}
    let emulator = Emulator::default();
    shareable(&emulator);
    assert_eq!(format!("{emulator:?}"), "Emulator { .. }");
}
