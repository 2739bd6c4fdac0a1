//! Any error is read as far as it can be read, in the same way for all operations, and tried again only where that is safe.

use std::time::Duration;

use http::{Response, StatusCode};
use serde_json::Value;
use stytch_core::consumer::users;
use stytch_core::operation::Operation;
use stytch_core::{Endpoint, Error, RetryPolicy};

use super::message::Message;
use super::{PROJECT, check_shown};

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// `consumer.users.get 429`, headers, an empty line, a body.
pub fn holds(bytes: &[u8]) {
    let message = Message::parse(bytes);
    let mut response = message.response();
    if response.status().is_success() {
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    }
    check(message.operation(), &response);
}

/// The same for an operation and a response to it that is no success.
pub fn check(operation: &'static Operation, response: &Response<Vec<u8>>) {
    let Err(Error::Api(error)) = PROJECT.call_response(operation.name, response) else {
        panic!("{} is no success", response.status());
    };
    let (status, body) = (response.status().as_u16(), response.body());
    assert_eq!((error.operation, error.status), (operation.name, status));
    assert_eq!(error.body(), &body[..body.len().min(16 * 1024)]);
    assert!(error.retry_after.is_none_or(|wait| wait <= A_DAY));
    assert!(error.retry_after.is_none() || response.headers().contains_key("retry-after"));

    // What is said is what the body says.
    let text = std::str::from_utf8(body).unwrap_or_default();
    let json: Value = serde_json::from_str(text).unwrap_or_default();
    let said = |name: &str| json.get(name).and_then(Value::as_str);
    assert_eq!(error.request_id.as_deref(), said("request_id"));
    assert_eq!(error.error_type.as_str(), said("error_type").or_else(|| said("error")).unwrap_or_default());
    let message = said("error_message").or_else(|| said("error_description"));
    assert_eq!(error.error_message, message.unwrap_or_default());
    assert_eq!(error.error_url.as_deref(), said("error_url").or_else(|| said("error_uri")));
    assert_eq!(error.error_details.as_ref(), json.get("error_details").and_then(Value::as_object));
    if !json.is_object() {
        let about = format!("{status}: a body of {} bytes that is not an error of Stytch's", body.len());
        assert_eq!(error.to_string(), about);
    }

    let (is_rate_limit, retry_after) = (error.is_rate_limit(), error.retry_after);
    let error = Error::Api(error);
    assert_eq!(error.request_id(), said("request_id"));
    check_shown(&error, &[]);

    // Only what Stytch cannot have acted on is sent again, and never before Stytch says.
    let policy = RetryPolicy::new();
    let delay = |operation| policy.delay(operation, &error, 0, u64::MAX);
    let (get, post) = (delay(users::Get::OPERATION), delay(users::Create::OPERATION));
    assert_eq!(
        post.is_some(),
        status == 429 && is_rate_limit && retry_after.is_none_or(|wait| wait <= policy.max_retry_after)
    );
    assert!(post.is_none() || post == get);
    assert!(get.is_none() || matches!(status, 429 | 502..=504));
    assert!(get.is_none_or(|delay| delay >= retry_after.unwrap_or_default()));
    assert_eq!(policy.delay(users::Get::OPERATION, &error, policy.max_retries, 0), None);
}
