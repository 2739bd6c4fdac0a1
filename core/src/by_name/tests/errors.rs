use http::Response;
use serde_json::{Value, json};

use crate::api::consumer::users;
use crate::by_name::error_json;
use crate::error::{BuildError, Denied, DeniedReason, Error, TransportError, TransportErrorKind};
use crate::wire::Project;

fn of_response(status: u16, retry_after: Option<&str>, body: &str) -> Error {
    let mut response = Response::builder().status(status);
    if let Some(seconds) = retry_after {
        response = response.header("retry-after", seconds);
    }
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    project.response::<users::Get>(&response.body(body.as_bytes()).unwrap()).unwrap_err()
}

#[test]
fn every_kind_has_its_fields() {
    let body = r#"{"status_code":429,"request_id":"request-id-test-1","error_type":"too_many_requests","error_message":"Slow down.","error_url":"https://stytch.com/e"}"#;
    let api = of_response(429, Some("7"), body);
    let expected = json!({
        "kind": "api",
        "message": api.to_string(),
        "request_id": "request-id-test-1",
        "operation": "consumer.users.get",
        "status": 429,
        "error_type": "too_many_requests",
        "error_message": "Slow down.",
        "error_url": "https://stytch.com/e",
        "retry_after_seconds": 7,
        "body": body,
    });
    assert_eq!(error_json(&api), expected);

    let Error::Api(api) = api else { panic!() };
    let mut denied = Denied::new(DeniedReason::Inactive, "the session is not active");
    denied.api_error = Some(api);
    let mut of_stytch = expected;
    of_stytch["kind"] = "denied".into();
    of_stytch["message"] = denied.to_string().into();
    of_stytch["reason"] = "inactive".into();
    of_stytch["is_forbidden"] = false.into();
    assert_eq!(error_json(&denied.into()), of_stytch);

    assert_eq!(
        error_json(&Denied::new(DeniedReason::Permission, "no role allows it").into()),
        json!({ "kind": "denied", "message": "denied: no role allows it", "reason": "permission", "is_forbidden": true })
    );
    let decode = of_response(200, None, r#"{"user_id":7}"#);
    assert_eq!(
        error_json(&decode),
        json!({ "kind": "decode", "message": decode.to_string(), "operation": "consumer.users.get", "field": "user_id", "status": 200 })
    );
    assert_eq!(
        error_json(&TransportError::new(TransportErrorKind::TooLarge, "too large").into()),
        json!({
            "kind": "transport", "message": "the response is larger than the limit", "transport_kind": "too_large",
            "may_have_reached_server": true,
        })
    );
    assert_eq!(
        error_json(&BuildError::invalid("user_id", "must not be empty").of("consumer.users.get").into()),
        json!({
            "kind": "build", "message": "consumer.users.get: `user_id` must not be empty", "build_kind": "invalid_value",
            "operation": "consumer.users.get", "field": "user_id",
        })
    );
}

#[test]
fn what_does_not_apply_is_left_out() {
    for error in [of_response(502, None, "<html>"), Denied::new(DeniedReason::Expired, "it has expired").into()] {
        let Value::Object(fields) = error_json(&error) else { panic!() };
        assert!(fields.values().all(|value| !value.is_null()), "{fields:?}");
    }
}

#[test]
fn every_transport_error_has_a_name_that_is_read_again() {
    for kind in [
        TransportErrorKind::Connect,
        TransportErrorKind::ProxyRefused,
        TransportErrorKind::Timeout,
        TransportErrorKind::TotalTimeout,
        TransportErrorKind::Redirect,
        TransportErrorKind::TooLarge,
        TransportErrorKind::CoolingDown,
        TransportErrorKind::Cancelled,
        TransportErrorKind::Interrupted,
    ] {
        assert_eq!(TransportErrorKind::from_name(kind.as_str()), Some(kind));
    }
    assert_eq!(TransportErrorKind::from_name("Connect"), None);
}
