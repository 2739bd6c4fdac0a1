//! Operations and flows, step by step.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use stytch_bindings::{Outcome, Step};

use crate::client::Walk;
use crate::{errors, json};

/// An operation or a flow under way. Each method returns what to do next:
///
/// - `("send", method, url, headers, body)`: send this request, without following redirects
/// - `("wait", seconds)`
/// - `("done", result)`
#[pyclass(frozen)]
pub(crate) struct Run {
    run: Mutex<stytch_bindings::Run>,
    /// If it fetches a page: the walk, and whether its items are wanted.
    walk: Option<(Py<Walk>, bool)>,
}

#[pymethods]
impl Run {
    fn begin(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.step(py, Outcome::Start)
    }

    /// `headers` are lines, `name: value`.
    fn responded(&self, py: Python<'_>, status: u16, headers: &str, body: Vec<u8>) -> PyResult<Py<PyAny>> {
        self.step(py, Outcome::Response { status, headers, body })
    }

    fn failed(&self, py: Python<'_>, kind: &str, message: &str) -> PyResult<Py<PyAny>> {
        self.step(py, Outcome::Failed { kind, message })
    }

    fn woke(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.step(py, Outcome::Woke)
    }
}

impl Run {
    pub(crate) fn new(run: stytch_bindings::Run) -> Self {
        Self { run: Mutex::new(run), walk: None }
    }

    pub(crate) fn of_page(run: stytch_bindings::Run, walk: Py<Walk>, by_item: bool) -> Self {
        Self { run: Mutex::new(run), walk: Some((walk, by_item)) }
    }

    fn step(&self, py: Python<'_>, outcome: Outcome<'_>) -> PyResult<Py<PyAny>> {
        let step = self.run.lock().unwrap_or_else(PoisonError::into_inner).step(outcome);
        match step.map_err(|error| errors::exception(py, &error))? {
            Step::Send(request) => {
                let (head, body) = request.into_parts();
                let headers = head.headers.iter().map(|(name, value)| {
                    (PyBytes::new(py, name.as_str().as_bytes()), PyBytes::new(py, value.as_bytes()))
                });
                let headers = headers.collect::<Vec<_>>();
                ("send", head.method.as_str(), head.uri.to_string(), headers, PyBytes::new(py, &body)).into_py_any(py)
            }
            Step::Wait(delay) => ("wait", seconds(delay)).into_py_any(py),
            Step::Done(value) => {
                let value = match &self.walk {
                    Some((walk, by_item)) => walk.get().received(value, *by_item),
                    None => value,
                };
                ("done", json::to_python(py, &value)?).into_py_any(py)
            }
            _ => Err(errors::argument(py, "outcome", "led to a step that this version does not know")),
        }
    }
}

fn seconds(delay: Duration) -> f64 {
    delay.as_secs_f64()
}
