//! Errors as JSON, with the property names of `StytchError`.

use serde_json::Value;
use stytch_core::Error;
use stytch_core::error::ApiError;

use crate::write;

/// The JSON of an error, from which JavaScript makes a `StytchError`.
pub(crate) fn describe(error: &Error) -> String {
    let mut description = Value::Null;
    let mut set = |name: &str, value: Value| description[name] = value;
    match error {
        Error::Build(error) => {
            set("kind", "build".into());
            set("buildKind", error.kind.as_str().into());
            set("operation", error.operation.into());
            set("field", error.field.as_str().into());
        }
        Error::Api(error) => api(error, &mut set),
        Error::Decode(error) => {
            set("kind", "decode".into());
            set("operation", error.operation.into());
            set("field", error.path.as_str().into());
            // A webhook has none.
            if error.status != 0 {
                set("status", error.status.into());
            }
        }
        Error::Denied(denied) => {
            if let Some(error) = &denied.api_error {
                api(error, &mut set);
            }
            set("kind", "denied".into());
            set("reason", denied.reason.as_str().into());
            set("isForbidden", denied.reason.is_forbidden().into());
        }
        Error::Transport(error) => {
            set("kind", "transport".into());
            set("transportKind", error.kind.as_str().into());
            set("mayHaveReachedServer", error.may_have_reached_server().into());
        }
        _ => set("kind", "other".into()),
    }
    set("message", error.to_string().into());
    set("requestId", error.request_id().into());
    write(&description)
}

fn api(error: &ApiError, set: &mut dyn FnMut(&str, Value)) {
    set("kind", "api".into());
    set("operation", error.operation.into());
    set("status", error.status.into());
    set("errorType", error.error_type.as_str().into());
    set("errorMessage", error.error_message.as_str().into());
    set("errorUrl", error.error_url.as_deref().into());
    set("errorDetails", error.error_details.clone().into());
    set("retryAfterSeconds", error.retry_after.map(|delay| delay.as_secs()).into());
    set("body", String::from_utf8_lossy(error.body()).into());
}
