//! The outcome of an operation: a JSON object, or one of Stytch's errors.

use http::StatusCode;
use serde_json::{Value, json};

/// The JSON object of a success, without `status_code` and `request_id`, which the response adds, or an error.
pub(crate) type Outcome = Result<Value, Failure>;

/// An error as Stytch reports it.
#[derive(Debug)]
pub(crate) struct Failure {
    status: StatusCode,
    error_type: &'static str,
    message: String,
    form: Form,
    challenge: Option<&'static str>,
}

/// How an error is written.
#[derive(Debug)]
enum Form {
    Stytch,
    /// The form of RFC 6749.
    OAuth2,
}

impl Failure {
    pub(crate) fn new(status: StatusCode, error_type: &'static str, message: impl Into<String>) -> Self {
        Self { status, error_type, message: message.into(), form: Form::Stytch, challenge: None }
    }

    /// 400: the request itself is at fault.
    pub(crate) fn invalid(error_type: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error_type, message)
    }

    /// 400 `bad_request`: the request does not have the form that the operation takes.
    pub(crate) fn malformed(message: impl Into<String>) -> Self {
        Self::invalid("bad_request", message)
    }

    /// 401: the credentials in the request are not accepted.
    pub(crate) fn unauthorized(error_type: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, error_type, message)
    }

    /// 403: the credentials are valid, and do not allow this request.
    pub(crate) fn forbidden(error_type: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, error_type, message)
    }

    /// 404: the thing named by the request does not exist.
    pub(crate) fn not_found(error_type: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, error_type, message)
    }

    /// Adds how to authenticate, which becomes the header `WWW-Authenticate`.
    pub(crate) fn with_challenge(self, challenge: &'static str) -> Self {
        Self { challenge: Some(challenge), ..self }
    }

    /// The same error in the form of the OAuth 2.0 endpoints.
    pub(crate) fn in_oauth2_form(self) -> Self {
        let error_type = if self.error_type == "bad_request" { "invalid_request" } else { self.error_type };
        // By section 5.2 of RFC 6749, a description has no other characters. It may contain text of the request.
        let allowed = |c: char| matches!(c, ' ' | '!' | '#'..='[' | ']'..='~');
        let message = self.message.chars().map(|c| if allowed(c) { c } else { '?' }).collect();
        Self { error_type, message, form: Form::OAuth2, ..self }
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// What is wrong, in words.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// How to authenticate, for the header `WWW-Authenticate`.
    pub(crate) fn challenge(&self) -> Option<&'static str> {
        self.challenge
    }

    /// The error with nothing but its type and message.
    pub(crate) fn plain_body(&self) -> Value {
        json!({ "error_type": self.error_type, "error_message": self.message })
    }

    pub(crate) fn body(&self) -> Value {
        let (error, description, url) = match self.form {
            Form::Stytch => ("error_type", "error_message", "error_url"),
            Form::OAuth2 => ("error", "error_description", "error_uri"),
        };
        let status = self.status.as_u16();
        let error_type = self.error_type;
        json!({
            error: error_type,
            description: self.message,
            url: format!("https://stytch.com/docs/api/errors/{status}#{error_type}"),
        })
    }
}
