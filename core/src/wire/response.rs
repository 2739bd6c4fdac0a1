//! Success or failure, and what is in the body: the one place that reads responses.

use http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

use super::fields::{self, Misfit, WRONG_TYPE};
use super::json_path;
use super::retry_after::retry_after;
use crate::error::{ApiError, DecodeError, Error, ErrorType, KEPT_ERROR_BODY};
use crate::operation::{BodyKind, Operation};

/// Whether the response is a success: any 2xx.
#[inline]
pub(crate) fn check(operation: &'static Operation, response: &Response<impl AsRef<[u8]>>) -> Result<(), Error> {
    let status = response.status();
    if status.is_success() {
        return Ok(());
    }
    Err(Error::Api(failure(operation, status, response.headers(), response.body().as_ref())))
}

fn failure(operation: &'static Operation, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Box<ApiError> {
    let json = any_json(body).unwrap_or_default();
    // Stytch's own name of a member, or that of OAuth 2.0.
    let text = |names: [&str; 2]| names.iter().find_map(|name| json.get(name)?.as_str());
    Box::new(ApiError {
        operation: operation.name,
        status: status.as_u16(),
        request_id: text(["request_id"; 2]).map(str::to_owned),
        error_type: text(["error_type", "error"]).map(ErrorType::from).unwrap_or_default(),
        error_message: text(["error_message", "error_description"]).unwrap_or_default().to_owned(),
        error_url: text(["error_url", "error_uri"]).map(str::to_owned),
        error_details: json.get("error_details").and_then(Value::as_object).cloned(),
        retry_after: retry_after(headers),
        body: body[..body.len().min(KEPT_ERROR_BODY)].into(),
        body_bytes: body.len(),
    })
}

/// Reads the body of a success.
#[inline]
pub(crate) fn decode<T: DeserializeOwned>(
    operation: &'static Operation,
    status: StatusCode,
    body: &[u8],
) -> Result<T, Error> {
    let body = content(operation, status, body);
    let value = text(body).and_then(|text| serde_json::from_str(text).map_err(|error| misread(body, &error)));
    value.map_err(|misfit| misfit.in_response(operation, status, body))
}

/// Reads the body of a success as JSON.
pub(crate) fn json(operation: &'static Operation, status: StatusCode, body: &[u8]) -> Result<Value, Error> {
    let body = content(operation, status, body);
    any_json(body).map_err(|misfit| misfit.in_response(operation, status, body))
}

/// Reads the object in the body of a success field by field.
pub(crate) fn read<T>(
    operation: &'static Operation,
    response: &Response<Vec<u8>>,
    read: impl FnOnce(&Value) -> Result<T, Misfit>,
) -> Result<T, Error> {
    let (status, body) = (response.status(), response.body());
    let json = json(operation, status, body)?;
    fields::within(&json, read).map_err(|misfit| misfit.in_response(operation, status, body))
}

/// The body of a success. An empty one stands for `{}` where the protocol allows it: with status 204, and for OAuth 2.0
/// (RFC 7009, section 2.2).
fn content<'a>(operation: &'static Operation, status: StatusCode, body: &'a [u8]) -> &'a [u8] {
    let may_be_empty = status == StatusCode::NO_CONTENT || operation.body == BodyKind::Form;
    if body.is_empty() && may_be_empty { b"{}" } else { body }
}

/// Checking once that a body is UTF-8 is faster than checking each string.
fn text(body: &[u8]) -> Result<&str, Misfit> {
    std::str::from_utf8(body).map_err(|_| Misfit::new("", "is not UTF-8"))
}

impl Misfit {
    /// As the error of a response.
    pub(crate) fn in_response(self, operation: &'static Operation, status: StatusCode, body: &[u8]) -> Error {
        self.in_body(operation.name, status.as_u16(), request_id(body))
    }

    /// As the error of a webhook, which is a request.
    pub(crate) fn in_webhook(self) -> Error {
        self.in_body("webhook", 0, None)
    }

    fn in_body(self, operation: &'static str, status: u16, request_id: Option<String>) -> Error {
        let Self { path, problem } = self;
        Error::Decode(Box::new(DecodeError { operation, status, path, problem, request_id }))
    }
}

/// Any JSON. It has no wrong types, so there is no path to look for.
pub(crate) fn any_json(body: &[u8]) -> Result<Value, Misfit> {
    serde_json::from_str(text(body)?).map_err(|error| Misfit::new("", what_is_wrong(body, &error)))
}

/// Stytch's id of the request in the body of a response, if there is one. For the logs of transports.
pub fn request_id(body: &[u8]) -> Option<String> {
    let json = any_json(body).ok()?;
    Some(json.get("request_id")?.as_str()?.to_owned())
}

/// Where reading a type stopped. serde's own message is left out: it quotes values.
fn misread(body: &[u8], error: &serde_json::Error) -> Misfit {
    let message = error.to_string();
    // These messages quote a field name of ours, not the body.
    let field = |before| message.strip_prefix(before).and_then(|rest| rest.split_once('`')).map(|(name, _)| name);
    let (missing, twice) = (field("missing field `"), field("duplicate field `"));
    // A list is read as an object, item by item. serde_json reports one with more items than the object has fields as a
    // syntax error, although the text is JSON.
    let is_of_types = error.classify() == Category::Data || any_json(body).is_ok();
    // In text that is not JSON, what looks like the name of a member may be a value.
    let path = match is_of_types {
        true => json_path::at(body, error.line(), error.column(), missing.or(twice)),
        false => String::new(),
    };
    let problem = match (missing, twice) {
        (Some(_), _) => "lacks a field",
        (_, Some(_)) => "has a field twice",
        _ if is_of_types => WRONG_TYPE,
        _ => what_is_wrong(body, error),
    };
    Misfit::new(&path, problem)
}

/// The problem of a body that cannot be read. It does not quote the body.
fn what_is_wrong(body: &[u8], error: &serde_json::Error) -> &'static str {
    match error.classify() {
        Category::Data => WRONG_TYPE,
        Category::Eof if body.is_empty() => "is empty",
        Category::Eof => "ends too early",
        Category::Syntax | Category::Io => "is not JSON",
    }
}
