//! Runs the operation for a request.

use http::header::{CACHE_CONTROL, LOCATION, PRAGMA};
use http::{HeaderValue, Method, Request, Response, StatusCode};

use crate::api::b2b::acting;
use crate::api::oauth2::call;
use crate::api::scim;
use crate::outcome::{Failure, Outcome};
use crate::project::{PROJECT_ID, SECRET};
use crate::request::credentials;
use crate::request::input::Input;
use crate::routes::resolve::{Route, matches, resolve};
use crate::routes::response::respond;
use crate::routes::table::{AnyHandler, PUBLIC, STARTS, StartHandler};
use crate::state::State;

/// How long clients may cache the response of a public operation.
const CACHE_PUBLIC: HeaderValue = HeaderValue::from_static("public, max-age=900");

/// Performs a request and returns the response.
pub(crate) fn handle(state: &mut State, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let mut starts = STARTS.iter().filter(|_| request.method() == Method::GET);
    if let Some((template, start)) = starts.find(|(template, _)| matches(template, request.uri().path())) {
        return redirect(state, request, template, *start);
    }
    if let Some(response) = scim::handle(state, request) {
        return response;
    }
    let route = match resolve(request.method(), request.uri().path()) {
        Ok(route) => route,
        Err(failure) => return respond(state, Err(failure)),
    };
    state.traffic.count(route.operation.name);
    let outcome = perform(state, route, request);
    let cached = outcome.is_ok() && PUBLIC.contains(&route.operation.name);
    let mut response = respond(state, outcome);
    if cached {
        response.headers_mut().insert(CACHE_CONTROL, CACHE_PUBLIC);
    }
    if let AnyHandler::OAuth2(_) = route.handler {
        // Tokens stay out of caches: section 5.1 of RFC 6749.
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response.headers_mut().insert(PRAGMA, HeaderValue::from_static("no-cache"));
    }
    response
}

/// Starts a login in a browser. The request comes from a browser, has no credentials and is not an operation.
fn redirect(state: &mut State, request: &Request<Vec<u8>>, template: &str, start: StartHandler) -> Response<Vec<u8>> {
    match Input::read(request, template).and_then(|input| start(state, &input)) {
        Ok(location) => {
            let mut response = Response::new(Vec::new());
            *response.status_mut() = StatusCode::FOUND;
            response.headers_mut().insert(LOCATION, location);
            response
        }
        Err(failure) => respond(state, Err(failure)),
    }
}

fn perform(state: &mut State, &Route { operation, handler, .. }: &Route, request: &Request<Vec<u8>>) -> Outcome {
    state.traffic.check(operation.name)?;
    let handler = match handler {
        AnyHandler::Project(handler) => handler,
        AnyHandler::OAuth2(handler) => return call::perform(state, handler, operation, request),
    };
    if !PUBLIC.contains(&operation.name) {
        authorize(request)?;
    }
    let mut input = Input::read(request, operation.path)?;
    acting::authorize(state, operation, request.headers(), &mut input)?;
    handler(state, &input)
}

/// Fails unless the request carries the project id and secret.
fn authorize(request: &Request<Vec<u8>>) -> Result<(), Failure> {
    if credentials::basic(request) == Some(format!("{PROJECT_ID}:{SECRET}").into_bytes()) {
        return Ok(());
    }
    let message = "The project id and secret are missing or wrong.";
    Err(Failure::unauthorized("unauthorized_credentials", message))
}
