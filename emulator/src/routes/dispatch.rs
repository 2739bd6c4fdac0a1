//! Runs the operation for a request.

use http::header::{CACHE_CONTROL, LOCATION};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use stytch_core::operation::Operation;

use crate::api::b2b::acting;
use crate::api::oauth2::call;
use crate::api::scim;
use crate::outcome::{Failure, Outcome};
use crate::project::{PROJECT_ID, SECRET};
use crate::request::credentials;
use crate::request::input::Input;
use crate::routes::resolve::{matches, resolve};
use crate::routes::response::respond;
use crate::routes::table::{EMULATED, OAUTH2, PUBLIC, STARTS, StartHandler};
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
    let operation = match resolve(request.method(), request.uri().path()) {
        Ok(operation) => operation,
        Err(failure) => return respond(state, Err(failure)),
    };
    state.traffic.count(operation.name);
    let outcome = perform(state, operation, request);
    let cached = outcome.is_ok() && PUBLIC.contains(&operation.name);
    let mut response = respond(state, outcome);
    if cached {
        response.headers_mut().insert(CACHE_CONTROL, CACHE_PUBLIC);
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

fn perform(state: &mut State, operation: &Operation, request: &Request<Vec<u8>>) -> Outcome {
    state.traffic.check(operation.name)?;
    if let Some((_, handler)) = OAUTH2.iter().find(|(name, _)| *name == operation.name) {
        return call::perform(state, *handler, operation.path, request);
    }
    let Some((_, handler)) = EMULATED.iter().find(|(name, _)| *name == operation.name) else {
        return Err(Failure::not_emulated(&format!("{} ({} {})", operation.name, operation.method, operation.path)));
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
