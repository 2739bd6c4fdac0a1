//! Answers in general: JSON, and what browsers want to see before they show one to a page of another origin.

use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, CONTENT_TYPE,
};
use http::{HeaderValue, Request, Response, StatusCode};
use serde_json::{Value, json};

use crate::fault::Fault;

const ANYBODY: HeaderValue = HeaderValue::from_static("*");

/// What follows on a request.
#[derive(Debug)]
pub(crate) enum Reply {
    /// A whole response.
    Response(Response<Vec<u8>>),
    /// Something else than a whole response.
    Fault(Fault),
}

pub(crate) fn json(status: StatusCode, body: &Value) -> Response<Vec<u8>> {
    bytes(status, "application/json", body.to_string().into_bytes())
}

pub(crate) fn bytes(status: StatusCode, content_type: &'static str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// A request that no test should make, as an error in Stytch's form, so that a test which makes it shows why.
pub(crate) fn mistake(status: StatusCode, message: &str) -> Response<Vec<u8>> {
    json(
        status,
        &json!({ "status_code": status.as_u16(), "error_type": "mistake_in_a_test", "error_message": message }),
    )
}

/// Lets pages of other origins read the response.
pub(crate) fn open_to_pages(response: &mut Response<Vec<u8>>) {
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANYBODY);
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, ANYBODY);
}

/// The answer to a browser that asks whether a page may send such a request.
pub(crate) fn preflight(request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, PUT, DELETE"));
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    // A star would not stand for `authorization`.
    if let Some(wanted) = request.headers().get(ACCESS_CONTROL_REQUEST_HEADERS) {
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, wanted.clone());
    }
    response
}

/// A response as it is on the wire.
pub(crate) fn write(response: &Response<Vec<u8>>, is_last: bool) -> Vec<u8> {
    let status = response.status();
    let reason = status.canonical_reason().unwrap_or("Unnamed");
    let mut wire = format!("HTTP/1.1 {} {reason}\r\n", status.as_str()).into_bytes();
    for (name, value) in response.headers() {
        wire.extend_from_slice(name.as_str().as_bytes());
        wire.extend_from_slice(b": ");
        wire.extend_from_slice(value.as_bytes());
        wire.extend_from_slice(b"\r\n");
    }
    if status != StatusCode::NO_CONTENT {
        wire.extend_from_slice(format!("content-length: {}\r\n", response.body().len()).as_bytes());
    }
    let connection = if is_last { "close" } else { "keep-alive" };
    wire.extend_from_slice(format!("connection: {connection}\r\n\r\n").as_bytes());
    wire.extend_from_slice(response.body());
    wire
}
