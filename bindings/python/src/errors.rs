//! Errors as Python exceptions.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use stytch_bindings::{Error, error_json};
use stytch_core::error::{BuildError, BuildErrorKind};

use crate::json;

static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// The exception for an error. Its classes are written in Python.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    let made = (|| {
        let make = MAKE.import(py, "stytch_unofficial._errors", "from_fields")?;
        make.call1((json::to_python(py, &error_json(error))?,))
    })();
    made.map_or_else(|failure| failure, PyErr::from_value)
}

/// An argument that cannot be used.
pub(crate) fn argument(py: Python<'_>, field: impl Into<String>, problem: impl Into<String>) -> PyErr {
    let mut error = BuildError::configuration(field, problem.into());
    error.kind = BuildErrorKind::WrongType;
    exception(py, &error.into())
}
