//! Finds the operation for a method and path.

use std::sync::LazyLock;

use http::{Method, StatusCode};
use stytch_core::operation::{self, Operation};

use crate::outcome::Failure;
use crate::routes::table::{AnyHandler, handlers_of};

/// An operation, and what performs it.
pub(super) struct Route {
    pub(super) operation: &'static Operation,
    pub(super) handler: AnyHandler,
    /// What the path begins with, before any parameter. That rules out most operations.
    beginning: &'static str,
}

static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let routes = operation::all().iter().flat_map(|operation| {
        let beginning = operation.path.split_once('{').map_or(operation.path, |(beginning, _)| beginning);
        handlers_of(operation.name).map(move |handler| Route { operation, handler, beginning })
    });
    routes.collect()
});

/// The operation for a request with this method and path.
pub(super) fn resolve(method: &Method, path: &str) -> Result<&'static Route, Failure> {
    let near = ROUTES.iter().filter(|route| path.starts_with(route.beginning));
    let mut here = near.filter(|route| matches(route.operation.path, path)).peekable();
    if here.peek().is_none() {
        let message = format!("There is no operation at {path}.");
        return Err(Failure::not_found("route_not_found", message));
    }
    // `/v1/users/search` also matches `/v1/users/{user_id}`: fixed segments take precedence over parameters.
    let fixed = |route: &&Route| -> Vec<bool> {
        route.operation.path.split('/').map(|segment| !is_parameter(segment)).collect()
    };
    here.filter(|route| takes(route.operation, method)).max_by_key(fixed).ok_or_else(|| {
        let message = format!("{path} does not take {method}.");
        Failure::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", message)
    })
}

fn takes(operation: &Operation, method: &Method) -> bool {
    // By section 5.3.1 of OpenID Connect Core, userinfo can be posted too.
    operation.method == *method || (operation.name == "oauth2.userinfo" && *method == Method::POST)
}

/// Whether `path` has the form of `template`, whose parameters match any segment that is not empty.
pub(super) fn matches(template: &str, path: &str) -> bool {
    let (mut patterns, mut segments) = (template.split('/'), path.split('/'));
    loop {
        match (patterns.next(), segments.next()) {
            (None, None) => return true,
            (Some(pattern), Some(segment)) if pattern == segment => {}
            (Some(pattern), Some(segment)) if is_parameter(pattern) && !segment.is_empty() => {}
            _ => return false,
        }
    }
}

fn is_parameter(pattern: &str) -> bool {
    pattern.starts_with('{')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_segments_go_before_parameters() {
        let resolved = resolve(&Method::DELETE, "/v1/users/emails/external_id").ok().map(|route| route.operation.name);
        assert_eq!(resolved, Some("consumer.users.delete_email"));
    }
}
