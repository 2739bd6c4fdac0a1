//! An event of `tracing` for each request.

use std::time::Instant;

use http::{Request, Response};
use stytch_core::error::TransportError;
use stytch_core::flow::request_id;
use stytch_core::operation::Operation;
use tracing::Level;

/// A request under way.
#[derive(Debug)]
pub struct Call {
    /// Requests of flows name their operation. A request passed to `execute` may not, and then has no event.
    operation: Option<&'static Operation>,
    start: Instant,
}

/// What the event of a request says.
#[derive(Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "named as in the event")]
pub struct Event<'a> {
    pub operation: &'static Operation,
    pub duration_ms: u64,
    /// The status and the request id, or the error.
    pub outcome: Result<(u16, Option<String>), &'a TransportError>,
}

impl Call {
    /// The request that is about to be sent.
    pub fn start(request: &Request<Vec<u8>>) -> Self {
        Self { operation: request.extensions().get().copied(), start: Instant::now() }
    }

    /// The event to [`emit`](crate::emit), if there is one. Its path is the template, without ids, and it holds no part of a body
    /// except the request id.
    pub fn end(self, result: &Result<Response<Vec<u8>>, TransportError>) -> Option<Event<'_>> {
        let operation = self.operation?;
        if !tracing::enabled!(Level::DEBUG) {
            return None;
        }
        let duration_ms = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        let outcome = match result {
            Ok(response) => Ok((response.status().as_u16(), request_id(response.body()))),
            Err(error) => Err(error),
        };
        Some(Event { operation, duration_ms, outcome })
    }
}

/// Emits the `DEBUG` event of a request, with the module of the caller as its target.
#[macro_export]
macro_rules! emit {
    ($event:expr) => {
        let $crate::observe::Event { operation, duration_ms, outcome, .. } = $event;
        let (name, method, path) = (operation.name, &operation.method, operation.path);
        match outcome {
            Ok((status, request_id)) => $crate::tracing::debug!(
                operation = name, %method, path, status, request_id, duration_ms, "stytch call"
            ),
            Err(error) => $crate::tracing::debug!(
                operation = name, %method, path, %error, duration_ms, "stytch call failed"
            ),
        }
    };
}
