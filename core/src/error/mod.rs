//! Everything that can go wrong, as one type for all crates of the family.

mod api_error;
mod build_error;
mod decode_error;
mod denied;
mod error_type;
mod nearest;
mod one_line;
mod transport_error;

use std::time::Duration;

pub use api_error::ApiError;
pub(crate) use api_error::KEPT_ERROR_BODY;
pub use build_error::{BuildError, BuildErrorKind};
pub use decode_error::DecodeError;
pub use denied::{Denied, DeniedReason};
pub use error_type::ErrorType;
pub(crate) use error_type::error_types;
pub use transport_error::{TransportError, TransportErrorKind};

/// Why a call failed.
///
/// `Display` is one line that is safe to log: it shows Stytch's error type, message and request id, and never body text or
/// the value of a param.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A request, a setting or a flow that cannot be used. The call was not sent; a flow may have fetched keys or a policy
    /// before.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// Stytch, or something on the way to it, responded with a status other than 2xx.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The response was a success, but its body does not have the form that the operation returns. Also a webhook that is
    /// genuine, but not an event.
    #[error(transparent)]
    Decode(Box<DecodeError>),
    /// A check said no: the token is not valid, or does not allow what was asked. Any other error of a check means that
    /// the check could not be completed.
    #[error(transparent)]
    Denied(Box<Denied>),
    /// No response arrived.
    #[error(transparent)]
    Transport(#[from] TransportError),
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Denied(Box::new(denied))
    }
}

impl Error {
    /// Stytch's id of the request, for its support team; present whenever the response had one.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.request_id.as_deref(),
            Self::Decode(error) => error.request_id.as_deref(),
            Self::Denied(denied) => denied.request_id(),
            Self::Build(_) | Self::Transport(_) => None,
        }
    }

    /// A stable name of the kind for logs and other languages: `build`, `api`, `decode`, `denied` or `transport`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Build(_) => "build",
            Self::Api(_) => "api",
            Self::Decode(_) => "decode",
            Self::Denied(_) => "denied",
            Self::Transport(_) => "transport",
        }
    }

    /// The HTTP status, if a response arrived.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.status),
            Self::Decode(error) => Some(error.status).filter(|status| *status != 0),
            Self::Denied(denied) => denied.api_error.as_ref().map(|error| error.status),
            Self::Build(_) | Self::Transport(_) => None,
        }
    }

    /// How long the server asked not to be asked again.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Api(error) => error.retry_after,
            _ => None,
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
        fn check<T: Clone + Send + Sync + 'static>() {}
        check::<Error>();
    }
}
