//! The errors of RFC 6749 that several endpoints report.

use crate::outcome::Failure;

/// 401: the client is not who it claims to be.
pub(super) fn invalid_client() -> Failure {
    challenging("The client is unknown or inactive, or its secret is missing or wrong.")
}

/// 401: the client does not say who it is, or is not who it claims to be.
pub(super) fn challenging(message: &str) -> Failure {
    Failure::unauthorized("invalid_client", message).with_challenge("Basic realm=\"stytch\"")
}

/// 400: this type of client may not make this request.
pub(super) fn unauthorized_client(message: &str) -> Failure {
    Failure::invalid("unauthorized_client", message)
}

/// 400: the code or token is not valid for this request.
pub(super) fn invalid_grant(message: &str) -> Failure {
    Failure::invalid("invalid_grant", message)
}
