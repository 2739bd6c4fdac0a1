//! Finds the operation for a method and path.

use std::sync::LazyLock;

use http::{Method, StatusCode};
use stytch_core::operation::{self, Operation};

use crate::outcome::Failure;

/// All operations, with what their paths begin with, before any parameter. That rules out most of them.
static ROUTES: LazyLock<Vec<(&str, &Operation)>> = LazyLock::new(|| {
    let fixed = |path: &'static str| path.split_once('{').map_or(path, |(fixed, _)| fixed);
    operation::all().iter().map(|operation| (fixed(operation.path), operation)).collect()
});

/// The operation for a request with this method and path.
pub(super) fn resolve(method: &Method, path: &str) -> Result<&'static Operation, Failure> {
    let near = ROUTES.iter().filter(|(fixed, _)| path.starts_with(fixed)).map(|(_, operation)| *operation);
    let mut here = near.filter(|operation| matches(operation.path, path)).peekable();
    if here.peek().is_none() {
        let message = format!("There is no operation at {path}.");
        return Err(Failure::not_found("route_not_found", message));
    }
    // `/v1/users/search` also matches `/v1/users/{user_id}`: fixed segments take precedence over parameters.
    let fixed = |operation: &&Operation| -> Vec<bool> {
        operation.path.split('/').map(|segment| !is_parameter(segment)).collect()
    };
    here.filter(|operation| operation.method == *method).max_by_key(fixed).ok_or_else(|| {
        let message = format!("{path} does not take {method}.");
        Failure::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", message)
    })
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
        let resolved = resolve(&Method::DELETE, "/v1/users/emails/external_id").ok().map(|operation| operation.name);
        assert_eq!(resolved, Some("consumer.users.delete_email"));
    }
}
