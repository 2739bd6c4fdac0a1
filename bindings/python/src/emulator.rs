//! The emulator, for tests of programs that use the client.

use std::sync::Arc;
use std::time::Duration;
use std::{mem, process};

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::json;
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

    fn project_id(&self) -> &str {
        self.server.project_id()
    }

    fn secret(&self) -> &str {
        self.server.secret()
    }

    fn public_token(&self) -> &str {
        self.server.public_token()
    }

    fn advance(&self, py: Python<'_>, seconds: u64) {
        py.detach(|| self.server.advance(Duration::from_secs(seconds)));
    }

    fn last_passcode(&self, py: Python<'_>, address: &str) -> Option<String> {
        py.detach(|| self.server.last_passcode(address)).map(|code| code.expose().to_owned())
    }

    fn last_magic_link(&self, py: Python<'_>, email: &str) -> Option<String> {
        py.detach(|| self.server.last_magic_link(email))
    }

    fn last_token(&self, py: Python<'_>, email: &str) -> Option<String> {
        py.detach(|| self.server.last_token(email)).map(|token| token.expose().to_owned())
    }

    fn set_policy(&self, py: Python<'_>, policy: &Bound<'_, PyDict>) -> PyResult<()> {
        let policy = json::from_dict(policy)?;
        py.detach(|| self.server.set_policy(policy));
        Ok(())
    }

    fn set_m2m_claims(&self, py: Python<'_>, claims: &Bound<'_, PyDict>) -> PyResult<()> {
        let claims = json::from_dict(claims)?;
        py.detach(|| self.server.set_m2m_claims(claims.as_object().cloned().unwrap_or_default()));
        Ok(())
    }

    fn rotate_keys(&self, py: Python<'_>) {
        py.detach(|| self.server.rotate_keys());
    }

    fn requests_of(&self, py: Python<'_>, operation: &str) -> PyResult<usize> {
        known(operation)?;
        Ok(py.detach(|| self.server.requests_of(operation)))
    }

    fn fail_next(&self, py: Python<'_>, operation: &str, status: u16, times: usize) -> PyResult<()> {
        known(operation)?;
        if !(400..600).contains(&status) {
            return Err(PyValueError::new_err("`status` must be from 400 to 599"));
        }
        py.detach(|| self.server.fail_next(operation, status, times));
        Ok(())
    }

    fn start_member_session(
        &self,
        py: Python<'_>,
        organization_id: &str,
        member_id: &str,
        minutes: u32,
    ) -> PyResult<Py<PyAny>> {
        let session = py.detach(|| self.server.start_member_session(organization_id, member_id, minutes));
        let session = session.ok_or_else(|| PyValueError::new_err("there is no such member"))?;
        let session = json!({
            "session_token": session.session_token,
            "session_jwt": session.session_jwt,
            "member_session_id": session.member_session_id,
        });
        json::to_python(py, &session)
    }
}

/// A mistyped name would count nothing, and fail nothing.
fn known(operation: &str) -> PyResult<()> {
    match stytch_core::operation::find(operation) {
        Some(_) => Ok(()),
        None => Err(PyValueError::new_err(format!("`{operation}` is not the name of an operation"))),
    }
}
