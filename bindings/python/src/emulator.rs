//! The emulator, for tests of programs that use the client.

use std::sync::Arc;
use std::{mem, process};

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use stytch_core::http::Request;
use stytch_core::http::header::CONTENT_TYPE;
use stytch_emulator::Server;

use crate::json;

/// An emulated Stytch on a port of its own, which serves until this is dropped.
#[pyclass(frozen)]
pub(crate) struct Emulator {
    server: Arc<Server>,
    process: u32,
}

/// The threads of the server are not in a forked process, which would wait for them forever.
impl Drop for Emulator {
    fn drop(&mut self) {
        if self.process != process::id() {
            mem::forget(Arc::clone(&self.server));
        }
    }
}

#[pymethods]
impl Emulator {
    #[new]
    fn new() -> PyResult<Self> {
        let server = stytch_emulator::Emulator::in_real_time().serve();
        let server = server.map_err(|error| PyOSError::new_err(error.to_string()))?;
        Ok(Self { server: Arc::new(server), process: process::id() })
    }

    fn url(&self) -> &str {
        self.server.url()
    }

    /// Sends a request to the control interface; returns status and body.
    #[pyo3(signature = (method, target, body))]
    fn control(
        &self,
        py: Python<'_>,
        method: &str,
        target: &str,
        body: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<(u16, Py<PyAny>)> {
        let body = body.map(json::from_dict).transpose()?.map(|body| body.to_string().into_bytes());
        let request = Request::builder().method(method).uri(target).header(CONTENT_TYPE, "application/json");
        let request = request.body(body.unwrap_or_default());
        let request = request.map_err(|error| PyValueError::new_err(error.to_string()))?;
        // It may wait.
        let response = py.detach(|| self.server.handle(request));
        let body = serde_json::from_slice(response.body());
        let body = body.map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok((response.status().as_u16(), json::to_python(py, &body)?))
    }
}
