//! Clients, and the pages of lists.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};
use serde_json::Value;
use stytch_bindings::CallOptions;
use stytch_core::by_name::computations;
use stytch_core::error::{BuildError, BuildErrorKind};
use stytch_core::operation::{Place, find};

use crate::run::Run;
use crate::{detached, errors, json, signals};

/// A client. Threads can use it at the same time.
#[pyclass(frozen)]
pub(crate) struct Client(stytch_bindings::Client);

#[pymethods]
impl Client {
    #[new]
    fn new(py: Python<'_>, options: &Bound<'_, PyDict>) -> PyResult<Self> {
        let options = json::from_dict(options)?;
        // It may read root certificates.
        detached(py, || stytch_bindings::Client::new(&options)).map(Self)
    }

    /// The options that are in the environment.
    #[staticmethod]
    fn options_from_env(py: Python<'_>) -> PyResult<Py<PyAny>> {
        let options = stytch_bindings::options_from_env().map_err(|error| errors::exception(py, &error))?;
        json::to_python(py, &options)
    }

    /// Calls an operation, a flow or a computation, and waits for its result.
    fn call(
        &self,
        py: Python<'_>,
        name: &str,
        args: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
    ) -> PyResult<Py<PyAny>> {
        let (args, options) = (json::from_dict(args)?, signals::heeded(py, read(options)?)?);
        let result = detached(py, || self.0.call(name, &args, &options))?;
        json::to_python(py, &result)
    }

    /// Computes what needs no request.
    fn compute(
        &self,
        py: Python<'_>,
        name: &str,
        args: &Bound<'_, PyDict>,
        body: &Bound<'_, PyBytes>,
        options: &Bound<'_, PyDict>,
    ) -> PyResult<Py<PyAny>> {
        let (args, options) = (json::from_dict(args)?, read(options)?);
        let result = self.0.compute(name, &args, body.as_bytes(), &options);
        json::to_python(py, &result.map_err(|error| errors::exception(py, &error))?)
    }

    /// Begins an operation or a flow whose requests the caller carries.
    fn start(
        &self,
        py: Python<'_>,
        name: &str,
        args: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
    ) -> PyResult<Run> {
        let (args, options) = (json::from_dict(args)?, read(options)?);
        self.0.start(name, &args, &options).map(Run::new).map_err(|error| errors::exception(py, &error))
    }

    /// The pages of a list.
    fn pages(
        &self,
        py: Python<'_>,
        name: &str,
        args: &Bound<'_, PyDict>,
        options: &Bound<'_, PyDict>,
    ) -> PyResult<Walk> {
        let (args, options) = (json::from_dict(args)?, signals::heeded(py, read(options)?)?);
        let walk = self.0.pages(name, args, options).map_err(|error| errors::exception(py, &error))?;
        Ok(Walk(Mutex::new(walk)))
    }

    fn export(&self) -> Option<String> {
        self.0.export()
    }

    fn import_(&self, py: Python<'_>, export: &str) -> PyResult<()> {
        self.0.import(export).map_err(|error| errors::exception(py, &error))
    }

    fn replace_secret(&self, py: Python<'_>, secret: &str) -> PyResult<()> {
        self.0.replace_secret(secret).map_err(|error| errors::exception(py, &error))
    }

    fn project_id(&self) -> String {
        self.0.project_id()
    }
}

fn read(options: &Bound<'_, PyDict>) -> PyResult<CallOptions> {
    if options.is_empty() {
        return Ok(CallOptions::default());
    }
    CallOptions::read(&json::from_dict(options)?).map_err(|error| errors::exception(options.py(), &error))
}

impl Walk {
    /// Takes a page that a run fetched, and returns it or its items.
    pub(crate) fn received(&self, page: Value, by_item: bool) -> Value {
        let mut walk = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        walk.received(&page);
        if by_item { Value::Array(walk.items(page)) } else { page }
    }
}

/// A walk through the pages of a list.
#[pyclass(frozen)]
pub(crate) struct Walk(Mutex<stytch_bindings::Walk>);

#[pymethods]
impl Walk {
    /// The next page, or `None` after the last one.
    fn next_page(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let page = detached(py, || self.0.lock().unwrap_or_else(PoisonError::into_inner).next_page())?;
        page.map(|page| json::to_python(py, &page)).transpose()
    }

    /// The items of the next page, or `None` after the last one.
    fn next_items(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let items = detached(py, || {
            let mut walk = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let page = walk.next_page()?;
            Ok(page.map(|page| Value::Array(walk.items(page))))
        })?;
        items.map(|items| json::to_python(py, &items)).transpose()
    }

    /// Begins to fetch the next page, or its items; `None` after the last one.
    fn start(slf: &Bound<'_, Self>, by_item: bool) -> PyResult<Option<Run>> {
        let run = slf.get().0.lock().unwrap_or_else(PoisonError::into_inner).start();
        let run = run.map_err(|error| errors::exception(slf.py(), &error))?;
        Ok(run.map(|run| Run::of_page(run, slf.clone().unbind(), by_item)))
    }

    /// The cursor of the next page.
    fn cursor(&self, py: Python<'_>) -> Option<String> {
        py.detach(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).cursor().map(str::to_owned))
    }
}

/// The names of everything that can be called, whether it may send requests, and whether it is an operation with pages.
#[pyfunction]
pub(crate) fn names(py: Python<'_>) -> PyResult<Bound<'_, PyList>> {
    let computed: Vec<&str> = computations().map(|(name, _)| name).collect();
    let is_paged = |name| find(name).is_some_and(|operation| operation.paging().is_some());
    PyList::new(py, stytch_bindings::names().map(|(name, _)| (name, !computed.contains(&name), is_paged(name))))
}

/// What is said of a name that is not known, with the one that was meant.
#[pyfunction]
pub(crate) fn unknown(name: &str, what: &str, known: Vec<String>) -> String {
    let known = known.iter().map(String::as_str);
    BuildError::unknown(BuildErrorKind::UnknownOperation, name, what, known).problem.into_owned()
}

/// The params of a name as `(name, type, required)`, and if it is an operation, its method, path and documentation.
#[pyfunction]
pub(crate) fn describe(name: &str) -> Option<(Vec<Described>, Option<Route>)> {
    let (name, params) = stytch_bindings::names().find(|(known, _)| *known == name)?;
    // The session of a member is in headers, and is no param here.
    let has_member = find(name).is_some_and(|operation| operation.accepts_member_credential());
    let params = params.iter().filter(|param| !(has_member && param.place == Place::Header));
    let params = params.map(|param| (param.name, param.kind.to_string(), param.required)).collect();
    let about = find(name).map(|operation| (operation.method.to_string(), operation.path, operation.docs()));
    Some((params, about))
}

type Described = (&'static str, String, bool);
type Route = (String, &'static str, &'static str);
