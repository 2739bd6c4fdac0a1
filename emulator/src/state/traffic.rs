//! The requests that were handled, and planned failures.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use http::{Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::format::rfc3339::to_rfc3339;
use crate::outcome::Failure;
use crate::state::history::History;

/// How much of a text that comes from the request is kept, in characters.
const TEXT_LIMIT: usize = 1000;

/// The counts, the latest requests and the planned failures. Operations are known by their names.
#[derive(Debug, Default)]
pub(crate) struct Traffic {
    counts: BTreeMap<&'static str, usize>,
    pub(crate) requests: History<LoggedRequest>,
    /// The operation of the request that is being handled.
    current: Option<&'static str>,
    /// In the order of the calls.
    planned: BTreeMap<&'static str, VecDeque<Planned>>,
}

#[derive(Debug)]
struct Planned {
    status: StatusCode,
    times: usize,
}

/// Failures that are planned.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlannedFailure {
    /// The name of the operation.
    pub operation: &'static str,
    /// The HTTP status, from 400 to 599.
    pub status: u16,
    /// How many requests are still to fail with it.
    pub times: usize,
}

/// A request that an emulator has handled.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoggedRequest {
    /// The number of the request: 1 for the first one of an emulator.
    pub number: u64,
    /// When it was handled by the emulator's clock, in seconds since 1970-01-01 UTC.
    pub at: u64,
    /// The HTTP method; at most 1000 bytes of it.
    pub method: String,
    /// The path without the query; at most 1000 bytes of it.
    pub path: String,
    /// The name of the operation; `None` if the request was not for one.
    pub operation: Option<&'static str>,
    /// The status of the response.
    pub status: u16,
    /// The type of the error; `None` for a success.
    pub error_type: Option<String>,
    /// The message of the error, at most 1000 characters of it; `None` for a success.
    pub error_message: Option<String>,
}

impl Traffic {
    /// Notes which operation the request is for.
    pub(crate) fn count(&mut self, operation: &'static str) {
        *self.counts.entry(operation).or_default() += 1;
        self.current = Some(operation);
    }

    /// Notes the response to a request.
    pub(crate) fn log(&mut self, now: Duration, method: &Method, path: &str, response: &Response<Vec<u8>>) {
        let operation = self.current.take();
        let failed = response.status().is_client_error() || response.status().is_server_error();
        let error: Value = failed.then(|| serde_json::from_slice(response.body()).ok()).flatten().unwrap_or_default();
        // The second names are those of the OAuth 2.0 server.
        let text = |names: [&str; 2]| names.iter().find_map(|name| error[*name].as_str().map(short));
        self.requests.add(|number| LoggedRequest {
            number,
            at: now.as_secs(),
            method: short(method.as_str()),
            path: short(path),
            operation,
            status: response.status().as_u16(),
            error_type: text(["error_type", "error"]),
            error_message: text(["error_message", "error_description"]),
        });
    }

    pub(crate) fn requests_of(&self, operation: &str) -> usize {
        self.counts.get(operation).copied().unwrap_or_default()
    }

    /// The number of requests of each operation that had one.
    pub(crate) fn counts(&self) -> &BTreeMap<&'static str, usize> {
        &self.counts
    }

    /// Makes the next requests for an operation fail.
    pub(crate) fn plan(&mut self, operation: &'static str, status: StatusCode, times: usize) {
        if times > 0 {
            self.planned.entry(operation).or_default().push_back(Planned { status, times });
        }
    }

    /// The planned failures.
    pub(crate) fn planned(&self) -> impl Iterator<Item = PlannedFailure> {
        self.planned.iter().flat_map(|(&operation, queue)| {
            queue.iter().map(move |p| PlannedFailure { operation, status: p.status.as_u16(), times: p.times })
        })
    }

    /// Forgets the planned failures.
    pub(crate) fn cancel_planned(&mut self) {
        self.planned.clear();
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

impl LoggedRequest {
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "number": self.number,
            "at": to_rfc3339(Duration::from_secs(self.at)),
            "method": self.method,
            "path": self.path,
            "operation": self.operation,
            "status": self.status,
            "error_type": self.error_type,
            "error_message": self.error_message,
        })
    }
}

/// As much of a text as is kept.
fn short(text: &str) -> String {
    text.chars().take(TEXT_LIMIT).collect()
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
