//! Responses that are not a success.

use std::fmt;
use std::time::Duration;

use serde_json::{Map, Value};

use super::ErrorType;
use super::one_line::OneLine;

/// A response with a status other than 2xx, read as far as it can be read.
///
/// Covers Stytch's own error bodies, OAuth 2.0 ones (RFC 6749 section 5.2, whose `error` becomes the
/// [`error_type`](Self::error_type) and `error_description` the [`error_message`](Self::error_message)), HTML pages of a
/// proxy, and empty bodies. Redirects are errors too: they are never followed, as that would carry credentials to another
/// host.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ApiError {
    /// The operation that was called.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// Stytch's id of the request.
    pub request_id: Option<String>,
    /// What went wrong, for programs; empty if the body does not say.
    pub error_type: ErrorType,
    /// What went wrong, for people; empty if the body does not say.
    pub error_message: String,
    /// The page that explains the error.
    pub error_url: Option<String>,
    /// More about the error, by field.
    pub error_details: Option<Map<String, Value>>,
    /// How long to wait before the next try, from the `Retry-After` header; at most a day.
    pub retry_after: Option<Duration>,
    pub(crate) body: Box<[u8]>,
    pub(crate) body_bytes: usize,
}

/// How much of an error body is kept.
pub(crate) const KEPT_ERROR_BODY: usize = 16 * 1024;

impl ApiError {
    /// The first 16 KiB of the body as received, with everything that this type has no field for.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Whether the project sends requests faster than Stytch allows, so that the same request works later.
    ///
    /// Other 429s, such as `captcha_failed` or `user_lock_limit_reached`, do not go away by waiting.
    pub fn is_rate_limit(&self) -> bool {
        self.error_type == ErrorType::known("too_many_requests")
            || (self.status == 429 && self.error_type.as_str().is_empty())
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        if self.error_type.as_str().is_empty() && self.error_message.is_empty() {
            write!(f, ": a body of {} bytes that is not an error of Stytch's", self.body_bytes)?;
        }
        if !self.error_type.as_str().is_empty() {
            write!(f, " {}", OneLine(self.error_type.as_str()))?;
        }
        if !self.error_message.is_empty() {
            write!(f, ": {}", OneLine(&self.error_message))?;
        }
        match &self.request_id {
            Some(id) => write!(f, " ({})", OneLine(id)),
            None => Ok(()),
        }
    }
}

/// Leaves the body out: a page of a proxy may repeat the request.
impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("error_type", &self.error_type)
            .field("error_message", &self.error_message)
            .field("error_url", &self.error_url)
            .field("error_details", &self.error_details.as_ref().map(|details| details.keys().collect::<Vec<_>>()))
            .field("retry_after", &self.retry_after)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
