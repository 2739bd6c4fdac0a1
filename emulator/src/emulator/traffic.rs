//! Counting and logging requests, and making them fail.

use http::StatusCode;
use stytch_core::operation::{self, Operation};

use crate::emulator::Emulator;
use crate::state::traffic::{LoggedRequest, PlannedFailure};

impl Emulator {
    /// Returns how many requests for an operation have been handled, successful or not.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new();
    /// // .. run the program under test, then check how often its cache fetched the keys:
    /// assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 0);
    /// ```
    ///
    /// # Panics
    ///
    /// If Stytch has no operation of this name: with a misspelled name, the count would always be 0, and a test could
    /// pass by mistake.
    #[must_use]
    pub fn requests_of(&self, operation: &str) -> usize {
        let operation = known(operation);
        self.lock().traffic.requests_of(operation.name)
    }

    /// Returns the requests that were handled, newest first: the latest 1000, unless
    /// [`keep_history`](Self::keep_history) sets another number. Those to the control interface are left out.
    #[must_use]
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.lock().traffic.requests.newest().cloned().collect()
    }

    /// Makes the next `times` requests for an operation fail with this HTTP status, before they are checked in any
    /// other way.
    ///
    /// The body is an error in Stytch's form, of the type `too_many_requests` for 429 and `internal_server_error` for
    /// 500 and above. Failures from further calls come after those from earlier calls.
    ///
    /// # Panics
    ///
    /// If Stytch has no operation of this name, or the status is not from 400 to 599.
    pub fn fail_next(&self, operation: &str, status: u16, times: usize) {
        let operation = known(operation);
        #[expect(clippy::expect_used, reason = "a mistake in the calling test")]
        let status = status_of_failure(status).expect("a status of a failure, from 400 to 599");
        self.lock().traffic.plan(operation.name, status, times);
    }

    /// Returns the failures that are planned and have not happened yet.
    #[must_use]
    pub fn planned_failures(&self) -> Vec<PlannedFailure> {
        self.lock().traffic.planned().collect()
    }

    /// Forgets the failures that are planned and have not happened yet.
    pub fn cancel_failures(&self) {
        self.lock().traffic.cancel_planned();
    }
}

/// The status with this number, if it is one of failures: from 400 to 599.
pub(crate) fn status_of_failure(number: u16) -> Option<StatusCode> {
    StatusCode::from_u16(number).ok().filter(|s| s.is_client_error() || s.is_server_error())
}

/// The operation with this name; panics if there is none.
fn known(operation: &str) -> &'static Operation {
    #[expect(clippy::expect_used, reason = "a mistake in the calling test")]
    operation::find(operation).expect("the name of an operation of Stytch")
}
