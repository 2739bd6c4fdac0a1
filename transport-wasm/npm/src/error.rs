//! Errors as JSON, with the names that `StytchError` has.

use serde_json::Value;
use stytch_core::{ApiError, Error};

use crate::write;

/// An error as what JavaScript is to catch.
pub(crate) fn describe(error: &Error) -> String {
    let mut description = Value::Null;
    let mut tell = |name: &str, value: Value| description[name] = value;
    match error {
        Error::Build(error) => {
            tell("kind", "build".into());
            tell("buildKind", error.kind.as_str().into());
            tell("operation", error.operation.into());
            tell("field", error.field.as_str().into());
        }
        Error::Api(error) => api(error, &mut tell),
        Error::Decode(error) => {
            tell("kind", "decode".into());
            tell("operation", error.operation.into());
            tell("field", error.path.as_str().into());
            tell("status", error.status.into());
        }
        Error::Denied(denied) => {
            if let Some(error) = &denied.api_error {
                api(error, &mut tell);
            }
            tell("kind", "denied".into());
            tell("reason", denied.reason.as_str().into());
            tell("isForbidden", denied.reason.is_forbidden().into());
        }
        Error::Transport(error) => {
            tell("kind", "transport".into());
            tell("transportKind", error.kind.as_str().into());
            tell("mayHaveReachedServer", error.may_have_reached_server().into());
        }
        _ => tell("kind", "other".into()),
    }
    tell("message", error.to_string().into());
    tell("requestId", error.request_id().into());
    write(&description)
}

fn api(error: &ApiError, tell: &mut dyn FnMut(&str, Value)) {
    tell("kind", "api".into());
    tell("operation", error.operation.into());
    tell("status", error.status.into());
    tell("errorType", error.error_type.as_str().into());
    tell("errorMessage", error.error_message.as_str().into());
    tell("errorUrl", error.error_url.as_deref().into());
    tell("errorDetails", error.error_details.clone().into());
    tell("retryAfterSeconds", error.retry_after.map(|delay| delay.as_secs()).into());
    tell("body", String::from_utf8_lossy(error.body()).into());
}
