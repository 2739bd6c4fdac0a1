//! The end of a flow.

use std::fmt;

use super::Step;
use crate::error::{BuildError, Error};

/// The state of a flow until it ends: with its output or an error, the state is dropped, and further steps are an error.
pub(crate) struct Once<S>(Option<S>);

impl<S> Once<S> {
    pub(crate) const fn new(state: S) -> Self {
        Self(Some(state))
    }

    /// The same with the state changed, for setters.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut S)) -> Self {
        if let Some(state) = &mut self.0 {
            change(state);
        }
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

impl<S: fmt::Debug> fmt::Debug for Once<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(state) => state.fmt(f),
            None => f.write_str("Ended"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn field<T: std::fmt::Debug>(step: Result<Step<T>, Error>) -> String {
        match step {
            Err(Error::Build(error)) => error.field,
            step => panic!("{step:?}"),
        }
    }

    #[test]
    fn goes_on_until_there_is_an_output() {
        let mut once = Once::new(1);
        for number in 1..4 {
            let step = once.step(|state| {
                assert_eq!(*state, number);
                *state += 1;
                Ok(Step::<()>::Wait(Duration::ZERO))
            });
            assert!(matches!(step, Ok(Step::Wait(_))));
        }
        assert!(matches!(once.step(|state| Ok(Step::Done(*state))), Ok(Step::Done(4))));
        assert_eq!(field(once.step(|_| Ok(Step::Done(())))), "flow");
    }

    #[test]
    fn an_error_is_the_end_too() {
        let mut once = Once::new(()).with(|_| {});
        assert_eq!(
            field(once.step(|()| Err::<Step<()>, _>(BuildError::configuration("first", "fails").into()))),
            "first"
        );
        assert_eq!(field(once.step(|()| Ok(Step::Done(())))), "flow");
    }
}
