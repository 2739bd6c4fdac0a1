//! The end of a flow.

use super::Step;
use crate::error::{BuildError, Error};

/// The state of a flow until it ends: with its output or an error, the state is dropped, and further steps are an error.
#[derive(Debug)]
pub(crate) struct Once<S>(Option<S>);

impl<S> Once<S> {
    pub(crate) const fn new(state: S) -> Self {
        Self(Some(state))
    }

    /// The same with the state changed, for setters.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut S)) -> Self {
        self.0.as_mut().map(change);
        self
    }

    pub(crate) fn step<T>(&mut self, step: impl FnOnce(&mut S) -> Result<Step<T>, Error>) -> Result<Step<T>, Error> {
        let ended = || BuildError::configuration("flow", "has ended; make a new one");
        let step = step(self.0.as_mut().ok_or_else(ended)?);
        if let Ok(Step::Done(_)) | Err(_) = step {
            self.0 = None;
        }
        step
    }
}
