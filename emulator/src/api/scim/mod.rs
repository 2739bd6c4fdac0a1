//! The SCIM 2.0 endpoint (RFC 7643 and 7644), to which identity providers push people and groups.

mod answer;
mod discovery;
mod filter;
mod groups;
mod listing;
mod names;
mod patch;
mod path;
mod resource;
mod users;

use http::{Method, Request, Response};
use serde_json::{Map, Value};

use crate::api::scim::answer::{Refusal, ScimOutcome};
use crate::model::organization::By;
use crate::request::credentials;
use crate::request::input::{DEPTH_LIMIT, nests_within};
use crate::state::State;

/// The path of the endpoints of all connections, followed by the id of one.
pub(crate) const BASE: &str = "/v1/b2b/scim";
/// The size limit of bodies, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

/// The connection of a request.
#[derive(Debug, Clone)]
struct Scope {
    organization_id: String,
    connection_id: String,
    /// The URL of the endpoint.
    url: String,
}

/// The response to a request for an endpoint; `None` if the path is none of them.
pub(crate) fn handle(state: &mut State, request: &Request<Vec<u8>>) -> Option<Response<Vec<u8>>> {
    let mut segments = request.uri().path().strip_prefix(BASE)?.strip_prefix('/')?.split('/');
    let (connection_id, kind, id) = (segments.next()?, segments.next()?, segments.next());
    let known = ["Users", "Groups", "ServiceProviderConfig", "ResourceTypes", "Schemas"].contains(&kind);
    if !known || segments.next().is_some() {
        return None;
    }
    let outcome = authorize(state, request, connection_id).and_then(|scope| perform(state, &scope, request, kind, id));
    Some(outcome.unwrap_or_else(Refusal::into_answer).into_response())
}

/// The connection; fails unless the request has its bearer token.
fn authorize(state: &State, request: &Request<Vec<u8>>, connection_id: &str) -> Result<Scope, Refusal> {
    let organization = state.organizations.find(By::Scim, connection_id);
    let connection = organization.and_then(|organization| organization.scim.as_ref());
    let token = credentials::bearer(request);
    let connection = connection.filter(|connection| token.is_some_and(|token| connection.token.accepts(token)));
    let connection = connection.ok_or_else(|| Refusal::unauthorized("The bearer token is missing or wrong."))?;
    Ok(Scope {
        organization_id: connection.organization_id.clone(),
        connection_id: connection.id.clone(),
        url: connection.url.clone(),
    })
}

fn perform(state: &mut State, scope: &Scope, request: &Request<Vec<u8>>, kind: &str, id: Option<&str>) -> ScimOutcome {
    let method = request.method();
    match (kind, id) {
        ("Users", None) if method == Method::GET => users::list(state, scope, request),
        ("Users", None) if method == Method::POST => users::create(state, scope, read_body(request)?),
        ("Users", Some(id)) if method == Method::GET => users::get(state, scope, id),
        ("Users", Some(id)) if method == Method::PUT => users::replace(state, scope, id, read_body(request)?),
        ("Users", Some(id)) if method == Method::PATCH => users::patch(state, scope, id, &read_body(request)?),
        ("Users", Some(id)) if method == Method::DELETE => users::delete(state, scope, id),
        ("Groups", None) if method == Method::GET => groups::list(state, scope, request),
        ("Groups", None) if method == Method::POST => groups::create(state, scope, &read_body(request)?),
        ("Groups", Some(id)) if method == Method::GET => groups::get(state, scope, id, request),
        ("Groups", Some(id)) if method == Method::PUT => groups::replace(state, scope, id, &read_body(request)?),
        ("Groups", Some(id)) if method == Method::PATCH => groups::patch(state, scope, id, &read_body(request)?),
        ("Groups", Some(id)) if method == Method::DELETE => groups::delete(state, scope, id),
        ("Users" | "Groups", _) => Err(Refusal::method_not_allowed(method)),
        _ if method != Method::GET => Err(Refusal::method_not_allowed(method)),
        _ => discovery::get(scope, kind, id),
    }
}

/// The JSON object in the body, whose names are written as the standard writes them.
fn read_body(request: &Request<Vec<u8>>) -> Result<Map<String, Value>, Refusal> {
    if request.body().len() > BODY_LIMIT {
        return Err(Refusal::too_large());
    }
    match serde_json::from_slice(request.body()) {
        Ok(value) if !nests_within(&value, DEPTH_LIMIT) => {
            Err(Refusal::invalid("invalidSyntax", "The body nests values too deeply."))
        }
        Ok(Value::Object(body)) => Ok(names::canonical_object(body)),
        _ => Err(Refusal::invalid("invalidSyntax", "The body must be a JSON object.")),
    }
}
