//! The HTTP response for the outcome of a request.

use http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderValue, Response, StatusCode};
use serde_json::json;

use crate::outcome::Outcome;
use crate::state::State;

/// Writes an outcome as an HTTP response, with a new `request_id`.
pub(crate) fn respond(state: &mut State, outcome: Outcome) -> Response<Vec<u8>> {
    let (status, mut body, challenge) = match outcome {
        Ok(body) => (StatusCode::OK, body, None),
        Err(failure) => (failure.status(), failure.body(), failure.challenge()),
    };
    body["status_code"] = json!(status.as_u16());
    body["request_id"] = json!(state.mint.id("request-id"));

    let mut response = Response::new(body.to_string().into_bytes());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(challenge) = challenge {
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    response
}
