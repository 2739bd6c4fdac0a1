//! Errors as JSON.

use serde_json::Value;

use crate::error::{ApiError, Error};
use crate::values::object;

/// An error as a JSON object.
///
/// Every error has `kind`, `message`, and `request_id` if Stytch gave one. The other fields depend on the kind; those that do
/// not apply are left out:
///
/// | `kind` | fields |
/// |---|---|
/// | `api` | `operation`, `status`, `error_type`, `error_message`, `error_url`, `error_details`, `retry_after_seconds`, `body` |
/// | `denied` | `reason`, `is_forbidden`, and those of `api` if it was Stytch that said no |
/// | `transport` | `transport_kind`, `may_have_reached_server` |
/// | `decode` | `operation`, `field`, `status` |
/// | `build` | `build_kind`, `operation`, `field` |
///
/// `body` is the text of Stytch's response, of which the first 16 KiB are kept. It may quote what was sent, and so may
/// `error_details`: a binding should show them only if a program asks. Everything else is safe to log.
pub fn error_json(error: &Error) -> Value {
    let mut fields = Vec::new();
    match error {
        Error::Build(error) => {
            fields.push(("build_kind", error.kind.as_str().into()));
            fields.push(("operation", error.operation.into()));
            fields.push(("field", error.field.as_str().into()));
        }
        Error::Api(error) => api(error, &mut fields),
        Error::Decode(error) => {
            fields.push(("operation", error.operation.into()));
            fields.push(("field", error.path.as_str().into()));
            // A webhook has none.
            fields.push(("status", (error.status != 0).then_some(error.status).into()));
        }
        Error::Denied(denied) => {
            if let Some(error) = &denied.api_error {
                api(error, &mut fields);
            }
            fields.push(("reason", denied.reason.as_str().into()));
            fields.push(("is_forbidden", denied.reason.is_forbidden().into()));
        }
        Error::Transport(error) => {
            fields.push(("transport_kind", error.kind.as_str().into()));
            fields.push(("may_have_reached_server", error.may_have_reached_server().into()));
        }
    }
    fields.push(("kind", error.kind().into()));
    fields.push(("message", error.to_string().into()));
    fields.push(("request_id", error.request_id().into()));
    fields.retain(|(_, value)| !value.is_null());
    object(fields)
}

fn api(error: &ApiError, fields: &mut Vec<(&str, Value)>) {
    fields.push(("operation", error.operation.into()));
    fields.push(("status", error.status.into()));
    fields.push(("error_type", error.error_type.as_str().into()));
    fields.push(("error_message", error.error_message.as_str().into()));
    fields.push(("error_url", error.error_url.as_deref().into()));
    fields.push(("error_details", error.error_details.clone().into()));
    fields.push(("retry_after_seconds", error.retry_after.map(|delay| delay.as_secs()).into()));
    fields.push(("body", String::from_utf8_lossy(error.body()).into()));
}
