//! The native module of the Python package. What users see is in `python/`, beside this folder.

mod client;
mod emulator;
mod errors;
mod json;
mod run;
mod signals;

use pyo3::prelude::*;

/// Not for use: its names can change. Use what `stytch_unofficial` exports.
// Nothing here depends on the GIL: each object locks itself, or cannot change.
#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::client::{Client, Walk, describe, names, unknown};
    #[pymodule_export]
    use crate::emulator::Emulator;
    #[pymodule_export]
    use crate::run::Run;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

/// Runs what may take a while, so that other threads of Python go on.
fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T, stytch_bindings::Error> + Send) -> PyResult<T> {
    py.detach(work).map_err(|error| signals::raised().unwrap_or_else(|| errors::exception(py, &error)))
}
