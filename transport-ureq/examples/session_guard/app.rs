//! The pages.

use std::time::Duration;

use serde::Deserialize;
use stytch_ureq::consumer::passwords;
use stytch_ureq::consumer::sessions::{AuthenticateJwt, Revoke};
use stytch_ureq::http::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, RETRY_AFTER, SET_COOKIE};
use stytch_ureq::http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use stytch_ureq::{Client, Error, Secret};

pub(crate) struct App {
    client: Client,
    max_age: Duration,
}

#[derive(Deserialize)]
struct Credentials {
    email: String,
    password: Secret,
}

type Answer = Response<Vec<u8>>;

impl App {
    pub(crate) fn new(client: Client, max_age: Duration) -> Self {
        Self { client, max_age }
    }

    pub(crate) fn answer(&self, request: &Request<Vec<u8>>) -> Answer {
        match (request.method(), request.uri().path()) {
            (&Method::GET, "/documents") => self.documents(request),
            (&Method::POST, "/login") => self.login(request),
            (&Method::POST, "/logout") => self.logout(request),
            _ => text(StatusCode::NOT_FOUND, "there is no such page"),
        }
    }

    /// The guarded page. In the common case, it sends no request to Stytch.
    fn documents(&self, request: &Request<Vec<u8>>) -> Answer {
        let Some(session_jwt) = session_cookie(request) else {
            return text(StatusCode::UNAUTHORIZED, "log in first");
        };
        let check = AuthenticateJwt::new(session_jwt).max_age(self.max_age).require("documents", "read");
        match self.client.run(check) {
            Ok(login) => {
                let page = text(StatusCode::OK, &format!("the documents of {}", login.session.user_id));
                match login.fresh_jwt() {
                    // Stytch was asked, and returned a JWT that is valid for the next minutes.
                    Some(session_jwt) => with_session(page, session_jwt),
                    None => page,
                }
            }
            Err(error) => refuse(&error),
        }
    }

    /// Accepts only JSON. A form on another site cannot send that, so it cannot log a visitor in to an attacker's account.
    fn login(&self, request: &Request<Vec<u8>>) -> Answer {
        if request.headers().get(CONTENT_TYPE).is_none_or(|value| value != "application/json") {
            return text(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send JSON");
        }
        let Ok(Credentials { email, password }) = serde_json::from_slice(request.body()) else {
            return text(StatusCode::BAD_REQUEST, "send an email and a password");
        };
        match self.client.send(&passwords::Authenticate::new(email, password).session_duration_minutes(60)) {
            Ok(login) => with_session(text(StatusCode::OK, "welcome"), &login.session_jwt),
            // The same response whatever is wrong, so that it does not reveal who has an account.
            Err(Error::Api(error)) if matches!(error.status, 400 | 401 | 404) => {
                eprintln!("login: {error}");
                text(StatusCode::UNAUTHORIZED, "wrong email or password")
            }
            Err(error) => refuse(&error),
        }
    }

    /// A copy of the cookie stays valid until its JWT is older than the maximum age: a check without a request does not
    /// notice that the session was revoked.
    fn logout(&self, request: &Request<Vec<u8>>) -> Answer {
        if let Some(session_jwt) = session_cookie(request) {
            match self.client.send(&Revoke::new().session_jwt(session_jwt)) {
                Ok(_) => {}
                // There is no such session, or no longer.
                Err(Error::Api(error)) if matches!(error.status, 400 | 404) => {}
                Err(error) => return refuse(&error),
            }
        }
        let gone = "session=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0";
        with(text(StatusCode::OK, "goodbye"), SET_COOKIE, gone)
    }
}

/// A no differs from a check that could not be completed: users stay logged in while Stytch cannot be reached.
fn refuse(error: &Error) -> Answer {
    eprintln!("{error}"); // It never contains a secret.
    match error {
        Error::Denied(denied) if denied.reason.is_forbidden() => text(StatusCode::FORBIDDEN, "you may not"),
        Error::Denied(_) => text(StatusCode::UNAUTHORIZED, "log in again"),
        _ => with(text(StatusCode::SERVICE_UNAVAILABLE, "try again soon"), RETRY_AFTER, "5"),
    }
}

fn text(status: StatusCode, text: &str) -> Answer {
    let mut answer = Response::new(format!("{text}\n").into_bytes());
    *answer.status_mut() = status;
    // No cache may serve the page of one user to another.
    let answer = with(answer, CACHE_CONTROL, "no-store");
    with(answer, CONTENT_TYPE, "text/plain; charset=utf-8")
}

/// Sets the cookie. With `HttpOnly`, no script can read it. With `Secure`, it is sent only over TLS (browsers make an exception
/// for `localhost`). With `SameSite=Lax`, requests from other sites do not send it, except when the user follows a link. It
/// expires when the browser is closed; the session itself expires after an hour.
fn with_session(answer: Answer, session_jwt: &Secret) -> Answer {
    with(answer, SET_COOKIE, &format!("session={}; Path=/; HttpOnly; Secure; SameSite=Lax", session_jwt.expose()))
}

fn with(mut answer: Answer, name: HeaderName, value: &str) -> Answer {
    match HeaderValue::from_str(value) {
        Ok(value) => drop(answer.headers_mut().insert(name, value)),
        Err(_) => *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR,
    }
    answer
}

fn session_cookie(request: &Request<Vec<u8>>) -> Option<&str> {
    let headers = request.headers().get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    headers.flat_map(|value| value.split(';')).find_map(|cookie| cookie.trim().strip_prefix("session="))
}
