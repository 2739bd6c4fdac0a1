//! Responses that cannot be read.

use std::fmt;

use super::one_line::OneLine;

/// A successful response whose body does not have the form that the operation returns; or a genuine webhook that is not an
/// event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeError {
    /// The operation that was called; `webhook` for a webhook.
    pub operation: &'static str,
    /// The HTTP status, a 2xx; 0 for a webhook, which is a request.
    pub status: u16,
    /// Where reading stopped, such as `user.emails[0].email_id`; empty for the whole body.
    pub path: String,
    /// What is wrong there; never body text. A number that no `f64` can hold, such as `1e400`, "is not JSON": `serde_json`
    /// refuses it, unless its feature `arbitrary_precision` is on.
    pub problem: &'static str,
    /// Stytch's id of the request, if the body has one.
    pub request_id: Option<String>,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the body", self.operation)?;
        if self.status != 0 {
            write!(f, " of a {} response", self.status)?;
        }
        if !self.path.is_empty() {
            write!(f, ", at `{}`,", OneLine(&self.path))?;
        }
        write!(f, " {}", self.problem)?;
        match &self.request_id {
            Some(id) => write!(f, " ({})", OneLine(id)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DecodeError {}
