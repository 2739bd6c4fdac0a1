//! Signals such as Ctrl-C, which Python handles in its main thread only, and there only between steps of a program.

use std::cell::RefCell;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use stytch_bindings::CallOptions;

static THREADING: PyOnceLock<Py<PyModule>> = PyOnceLock::new();

thread_local! {
    /// What the handler of a signal raised during the call of this thread.
    static RAISED: RefCell<Option<PyErr>> = const { RefCell::new(None) };
}

/// The options of a call that ends when the handler of a signal raises an exception.
pub(crate) fn heeded(py: Python<'_>, options: CallOptions) -> PyResult<CallOptions> {
    let threading = THREADING.get_or_try_init(py, || Ok::<_, PyErr>(py.import("threading")?.unbind()))?.bind(py);
    let main = threading.call_method0("main_thread")?.getattr("ident")?;
    let is_main = main.eq(threading.call_method0("get_ident")?)?;
    // Other threads never handle signals.
    Ok(if is_main { options.cancellation(has_raised) } else { options })
}

fn has_raised() -> bool {
    Python::attach(|py| match py.check_signals() {
        Ok(()) => false,
        Err(error) => {
            RAISED.set(Some(error));
            true
        }
    })
}

/// What the handler of a signal raised, once.
pub(crate) fn raised() -> Option<PyErr> {
    RAISED.take()
}
