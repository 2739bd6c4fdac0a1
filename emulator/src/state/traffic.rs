//! Counts of requests, and planned failures.

use std::collections::{BTreeMap, VecDeque};

use http::StatusCode;

use crate::outcome::Failure;

/// The counts and planned failures, by the name of the operation.
#[derive(Debug, Default)]
pub(crate) struct Traffic {
    requests: BTreeMap<&'static str, usize>,
    /// In the order of the calls.
    planned: BTreeMap<&'static str, VecDeque<Planned>>,
}

#[derive(Debug)]
struct Planned {
    status: StatusCode,
    times: usize,
}

impl Traffic {
    /// Notes a request.
    pub(crate) fn count(&mut self, operation: &'static str) {
        *self.requests.entry(operation).or_default() += 1;
    }

    pub(crate) fn requests_of(&self, operation: &str) -> usize {
        self.requests.get(operation).copied().unwrap_or_default()
    }

    /// Makes the next requests for an operation fail.
    pub(crate) fn plan(&mut self, operation: &'static str, status: StatusCode, times: usize) {
        if times > 0 {
            self.planned.entry(operation).or_default().push_back(Planned { status, times });
        }
    }

    /// Fails if a failure is planned for this request.
    pub(crate) fn check(&mut self, operation: &str) -> Result<(), Failure> {
        let Some(queue) = self.planned.get_mut(operation) else {
            return Ok(());
        };
        let Some(planned) = queue.front_mut() else {
            return Ok(());
        };
        planned.times -= 1;
        let status = planned.status;
        if planned.times == 0 {
            queue.pop_front();
        }
        Err(Failure::new(status, error_type(status), "A test has asked for this failure."))
    }
}

/// The general error type for this status.
fn error_type(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "unauthorized_credentials",
        403 => "unauthorized_action",
        404 => "route_not_found",
        405 => "method_not_allowed",
        429 => "too_many_requests",
        500.. => "internal_server_error",
        _ => "bad_request",
    }
}
