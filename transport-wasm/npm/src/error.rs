//! Errors as JSON, with the names that `StytchError` has.

use serde_json::{Value, json};
use stytch_core::{ApiError, Error};

/// An error as what JavaScript is to catch.
pub(crate) fn describe(error: &Error) -> String {
    let mut description = match error {
        Error::Build(error) => {
            json!({ "kind": "build", "buildKind": error.kind.as_str(), "operation": error.operation, "field": error.field })
        }
        Error::Api(error) => api(error),
        Error::Decode(error) => {
            json!({ "kind": "decode", "operation": error.operation, "field": error.path, "status": error.status })
        }
        Error::Denied(denied) => {
            let mut description = denied.api_error.as_ref().map_or_else(|| json!({}), |error| api(error));
            description["kind"] = "denied".into();
            description["reason"] = denied.reason.as_str().into();
            description["isForbidden"] = denied.reason.is_forbidden().into();
            description
        }
        Error::Transport(error) => json!({
            "kind": "transport",
            "transportKind": error.kind.as_str(),
            "mayHaveReachedServer": error.may_have_reached_server(),
        }),
        _ => json!({ "kind": "other" }),
    };
    description["message"] = error.to_string().into();
    description["requestId"] = error.request_id().into();
    description.to_string()
}

fn api(error: &ApiError) -> Value {
    json!({
        "kind": "api",
        "operation": error.operation,
        "status": error.status,
        "errorType": error.error_type.as_str(),
        "errorMessage": error.error_message,
        "errorUrl": error.error_url,
        "errorDetails": error.error_details,
        "retryAfterSeconds": error.retry_after.map(|delay| delay.as_secs()),
        "body": String::from_utf8_lossy(error.body()),
    })
}
