//! An event of `tracing` for each request.

use std::time::Instant;

use http::{Request, Response};
use stytch_core::error::TransportError;
use stytch_core::flow::request_id;
use stytch_core::operation::Operation;
use tracing::Level;

/// A request under way.
pub(crate) struct Call {
    /// Requests of flows name their operation. A request passed to `execute` may not, and then has no event.
    operation: Option<&'static Operation>,
    start: Instant,
}

impl Call {
    pub(crate) fn start(request: &Request<Vec<u8>>) -> Self {
        Self { operation: request.extensions().get().copied(), start: Instant::now() }
    }

    /// Emits one `DEBUG` event. Its path is the template, without ids, and it holds no part of a body except the request id.
    pub(crate) fn end(self, result: &Result<Response<Vec<u8>>, TransportError>) {
        let Some(Operation { name, method, path, .. }) = self.operation else {
            return;
        };
        if !tracing::enabled!(Level::DEBUG) {
            return;
        }
        let duration_ms = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        match result {
            Ok(response) => {
                let status = response.status().as_u16();
                let request_id = request_id(response.body());
                let request_id = request_id.as_deref();
                tracing::debug!(operation = name, %method, path, status, request_id, duration_ms, "stytch call");
            }
            Err(error) => tracing::debug!(operation = name, %method, path, %error, duration_ms, "stytch call failed"),
        }
    }
}
