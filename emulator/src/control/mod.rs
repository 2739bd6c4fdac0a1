//! The control interface below `/emulator/`: what the methods of [`Emulator`] do, for programs in any language, and the
//! page for people.
//!
//! `openapi.json` describes it. To add something, write a handler, and list it in `ROUTES` and in that file.

mod clock;
mod elsewhere;
mod factors;
mod failures;
mod keys;
mod messages;
mod page;
mod params;
mod people;
mod project;
mod requests;
pub(crate) mod routes;
mod state;
mod tokens;
mod watch;

use http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use http::request::Parts;
use http::{HeaderValue, Method, Request, Response, StatusCode};

use crate::control::params::Params;
use crate::control::routes::{Handler, ROUTES, Route};
use crate::emulator::Emulator;
use crate::outcome::{Failure, Outcome};

/// The path of the page.
pub(crate) const PAGE: &str = "/emulator/";

/// Whether the control interface is at this path.
pub(crate) fn is_at(path: &str) -> bool {
    path == "/emulator" || path.starts_with(PAGE)
}

/// Whether a request is an import of a state, whose body can be long.
pub(crate) fn is_import(head: &Parts) -> bool {
    head.method == Method::PUT && head.uri.path() == state::PATH
}

/// Performs a request to the control interface.
pub(crate) fn handle(emulator: &Emulator, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let is_read = [Method::GET, Method::HEAD].contains(request.method());
    match request.uri().path() {
        PAGE if is_read => page::response(),
        "/emulator" if is_read => to_page(),
        _ => respond(perform(emulator, request)),
    }
}

fn perform(emulator: &Emulator, request: &Request<Vec<u8>>) -> Outcome {
    let route = resolve(request)?;
    match route.handler {
        Handler::Params(handler) => handler(emulator, &Params::read(request, route)?),
        Handler::Request(handler) => handler(emulator, request),
    }
}

fn resolve(request: &Request<Vec<u8>>) -> Result<&'static Route, Failure> {
    let method = match *request.method() {
        Method::HEAD => &Method::GET,
        ref method => method,
    };
    let path = request.uri().path();
    let mut here = ROUTES.iter().filter(|route| route.path == path).peekable();
    if here.peek().is_none() && path != PAGE {
        let message = format!("There is nothing at {path}; {PAGE}openapi.json lists what there is.");
        return Err(Failure::not_found("route_not_found", message));
    }
    here.find(|route| route.method == *method).ok_or_else(|| {
        let message = format!("{path} does not take {method}.");
        Failure::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", message)
    })
}

/// Writes an outcome as an HTTP response. It has no `request_id`: ids go on as if there had been no such request.
pub(crate) fn respond(outcome: Outcome) -> Response<Vec<u8>> {
    let (status, body) = match outcome {
        Ok(body) => (StatusCode::OK, body),
        Err(failure) => (failure.status(), failure.plain_body()),
    };
    let mut response = Response::new(body.to_string().into_bytes());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn to_page() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    response.headers_mut().insert(LOCATION, HeaderValue::from_static(PAGE));
    response
}
