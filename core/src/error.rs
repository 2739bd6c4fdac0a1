//! Everything that can go wrong, as one type for all crates of the family.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::time::Duration;

use serde_json::{Map, Value};

use crate::Denied;

/// Why a call failed.
///
/// `Display` is one line that is safe to log. It shows Stytch's own error type, message and request id, and else neither
/// body text nor the value of a param.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The request could not be built; nothing was sent.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// Stytch, or something on the way to it, answered with a status other than 2xx.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The answer was a success, but its body is not what the operation answers. Or a webhook is genuine, but no event.
    #[error(transparent)]
    Decode(Box<DecodeError>),
    /// A check said no: the token is not valid, or does not allow what was asked. Every other error of a check means that
    /// there was no telling.
    #[error(transparent)]
    Denied(Box<Denied>),
    /// No answer arrived.
    #[error(transparent)]
    Transport(#[from] TransportError),
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Denied(Box::new(denied))
    }
}

impl Error {
    /// Stytch's id of the request, which its support asks for; whenever the answer had one.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.request_id.as_deref(),
            Self::Decode(error) => error.request_id.as_deref(),
            Self::Denied(denied) => denied.request_id(),
            Self::Build(_) | Self::Transport(_) => None,
        }
    }

    /// The HTTP status, if an answer arrived.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.status),
            Self::Decode(error) => Some(error.status).filter(|status| *status != 0),
            Self::Denied(denied) => denied.api_error.as_ref().map(|error| error.status),
            Self::Build(_) | Self::Transport(_) => None,
        }
    }
}

/// A request that cannot be built, with the field that is to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BuildError {
    /// What is wrong with the field.
    pub kind: BuildErrorKind,
    /// The operation, once it is known.
    pub operation: Option<&'static str>,
    /// The field to blame: a param such as `organization_id` or `name.first_name`, or a setting such as `base_url`.
    pub field: String,
    /// What was expected, in words; never the value.
    pub problem: Cow<'static, str>,
}

/// The kind of a [`BuildError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuildErrorKind {
    /// No operation has this name.
    UnknownOperation,
    /// The operation does not have this param.
    UnknownParam,
    /// A required param is missing.
    MissingParam,
    /// A param has the wrong JSON type.
    WrongType,
    /// A value of the right type that cannot be sent, such as an empty path segment.
    InvalidValue,
    /// The project or the client is set up wrongly.
    Configuration,
}

impl BuildErrorKind {
    /// A name for logs and other languages, such as `missing_param`; it does not change.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownOperation => "unknown_operation",
            Self::UnknownParam => "unknown_param",
            Self::MissingParam => "missing_param",
            Self::WrongType => "wrong_type",
            Self::InvalidValue => "invalid_value",
            Self::Configuration => "configuration",
        }
    }
}

impl BuildError {
    pub(crate) fn new(kind: BuildErrorKind, field: impl Into<String>, problem: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, operation: None, field: field.into(), problem: problem.into() }
    }

    /// A setting of the project or client that does not work; for transports.
    pub fn configuration(setting: impl Into<String>, problem: impl Into<Cow<'static, str>>) -> Self {
        Self::new(BuildErrorKind::Configuration, setting, problem)
    }

    pub(crate) fn of(self, operation: &'static str) -> Self {
        Self { operation: Some(operation), ..self }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation {
            write!(f, "{operation}: ")?;
        }
        // By name, the field can be whatever key the caller passed.
        write!(f, "`{}` {}", OneLine(&self.field), self.problem)
    }
}

impl std::error::Error for BuildError {}

/// An answer with a status other than 2xx, read as far as it can be read.
///
/// Stytch's own error bodies, OAuth 2.0 ones (RFC 6749 section 5.2, where `error` becomes [`error_type`](Self::error_type)
/// and `error_description` the [`error_message`](Self::error_message)), HTML pages of a proxy and empty bodies all end
/// up here. Redirects do too: they are never followed, since that would carry credentials to another host.
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
    /// How long to wait before the next try, from the `Retry-After` header.
    /// At most a day.
    pub retry_after: Option<Duration>,
    pub(crate) body: Box<[u8]>,
    pub(crate) body_bytes: usize,
}

/// How much of an error body is kept.
pub(crate) const KEPT_ERROR_BODY: usize = 16 * 1024;

impl ApiError {
    /// The first 16 KiB of the body as they came, with whatever this type has no field for.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Whether the project sends requests faster than Stytch allows, so that the same request works later.
    ///
    /// Other 429s, such as `captcha_failed` or `user_lock_limit_reached`, do not go away by waiting.
    pub fn is_rate_limit(&self) -> bool {
        self.error_type == ErrorType::TOO_MANY_REQUESTS || (self.status == 429 && self.error_type.as_str().is_empty())
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

/// Text of a server's or a caller's, which must not look like another line of a log.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars().take(500) {
            match letter {
                control if control.is_control() => write!(f, "{}", control.escape_default())?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
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

/// Stytch's name for what went wrong, such as `otp_code_not_found`.
///
/// Names that Stytch is known to use are constants. The set is open: any other name compares by its text.
///
/// ```
/// use stytch_core::ErrorType;
///
/// assert_eq!(ErrorType::from("otp_code_not_found"), ErrorType::OTP_CODE_NOT_FOUND);
/// assert_eq!(ErrorType::from("brand_new_error").as_str(), "brand_new_error");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ErrorType(Cow<'static, str>);

impl ErrorType {
    pub(crate) const fn known(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name as it was on the wire; empty if there was none.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for ErrorType {
    fn from(name: &str) -> Self {
        Self(Cow::Owned(name.to_owned()))
    }
}

impl From<String> for ErrorType {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl AsRef<str> for ErrorType {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ErrorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Defines the constants of [`ErrorType`].
macro_rules! error_types {
    ($( $CONSTANT:ident = $name:literal, )+) => {
        /// The names that Stytch is known to use.
        impl ErrorType {
            $(
                #[doc = concat!("`", $name, "`")]
                pub const $CONSTANT: Self = Self::known($name);
            )+
        }
    };
}

pub(crate) use error_types;

/// A successful answer whose body does not read as what the operation answers; or a genuine webhook that is no event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeError {
    /// The operation that was called; `webhook` for a webhook.
    pub operation: &'static str,
    /// The HTTP status, a 2xx; 0 for a webhook, which is no answer.
    pub status: u16,
    /// Where reading stopped, such as `user.emails[0].email_id`; empty for the whole body.
    pub path: String,
    /// What is wrong there; never body text.
    pub problem: &'static str,
    /// Stytch's id of the request, if the body has one.
    pub request_id: Option<String>,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the body", self.operation)?;
        if self.status != 0 {
            write!(f, " of a {} answer", self.status)?;
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

/// The failure of a transport, with what is known about how far the request came.
///
/// `Display` is only the kind. The source is the HTTP client's own error: it says more, such as "connection refused", but
/// what it shows, perhaps the URL, is up to that client.
#[derive(Debug, thiserror::Error)]
#[error("{kind}")]
#[non_exhaustive]
pub struct TransportError {
    /// What kind of failure it was.
    pub kind: TransportErrorKind,
    /// The transport's own error.
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

impl TransportError {
    /// A failure of this kind.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { kind, source: source.into() }
    }

    /// Nothing was tried.
    pub(crate) fn cooling_down(problem: &'static str) -> Self {
        Self::new(TransportErrorKind::CoolingDown, NotTried(problem))
    }

    /// Whether Stytch may have seen the request, and acted on it: then a second try can do it twice.
    pub fn may_have_reached_server(&self) -> bool {
        !matches!(self.kind, TransportErrorKind::Connect | TransportErrorKind::CoolingDown)
    }
}

/// Why nothing was tried. Text as an error would show itself with escapes in `Debug`, which takes 3 KB of a module that must be small.
#[derive(thiserror::Error)]
#[error("{0}")]
struct NotTried(&'static str);

impl fmt::Debug for NotTried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How a transport failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// Nothing was sent: name lookup, TCP, proxy or TLS failed, or the HTTP client would not send such a request.
    #[error("no connection was made")]
    Connect,
    /// Time ran out after the connection was made.
    #[error("timed out waiting for the answer")]
    Timeout,
    /// The answer is a redirect, of which the HTTP client tells nothing else, as browsers do. It was not followed. HTTP
    /// clients that show redirects have them as [`ApiError`].
    #[error("the answer is a redirect, which is not followed")]
    Redirect,
    /// The answer is bigger than the transport's limit.
    #[error("the answer is bigger than the limit")]
    TooLarge,
    /// Nothing was sent: the same was tried, without success, so short a time ago that it is not tried again yet.
    #[error("not tried again so soon after a failure")]
    CoolingDown,
    /// The connection broke, or what arrived was not HTTP.
    #[error("the connection failed before the answer was complete")]
    Interrupted,
}

impl TransportErrorKind {
    /// A name for logs and other languages, such as `too_large`; it does not change.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Redirect => "redirect",
            Self::TooLarge => "too_large",
            Self::CoolingDown => "cooling_down",
            Self::Interrupted => "interrupted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_small_enough_to_return() {
        assert!(size_of::<Error>() <= 96, "{}", size_of::<Error>());
    }

    #[test]
    fn crosses_threads() {
        fn check<T: Send + Sync + 'static>() {}
        check::<Error>();
    }
}
