//! What visitors see when something cannot be done.

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use stytch_reqwest::Error;

pub(crate) enum Refusal {
    LoginFirst,
    NotFound,
    Error(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// A "no" only where Stytch or the token says no. Errors hold no secrets, but they are for the log, not for visitors.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let error = match self {
            Self::LoginFirst => return (StatusCode::UNAUTHORIZED, "log in first").into_response(),
            Self::NotFound => return (StatusCode::NOT_FOUND, "there is no such page").into_response(),
            Self::Error(error) => error,
        };
        eprintln!("{error}");
        match &error {
            Error::Denied(denied) if denied.reason.is_forbidden() => (StatusCode::FORBIDDEN, "not for you"),
            Error::Denied(_) => (StatusCode::UNAUTHORIZED, "log in again"),
            Error::Build(_) => (StatusCode::BAD_REQUEST, "that cannot be used"),
            Error::Api(error) if error.is_rate_limit() => {
                let seconds = error.retry_after.map_or(1, |delay| delay.as_secs());
                let headers = [(RETRY_AFTER, seconds.to_string())];
                return (StatusCode::TOO_MANY_REQUESTS, headers, "try again later").into_response();
            }
            // A link that was used, or an address that is none.
            Error::Api(error) if matches!(error.status, 400 | 401 | 404) => {
                (StatusCode::UNAUTHORIZED, "that did not work")
            }
            _ => (StatusCode::SERVICE_UNAVAILABLE, "try again later"),
        }
        .into_response()
    }
}
