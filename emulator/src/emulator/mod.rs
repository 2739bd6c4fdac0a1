//! The public [`Emulator`]: requests in, responses out, and the controls for tests.

mod biometrics;
mod clock;
pub(crate) mod connected_apps;
mod export;
mod external_session;
mod fraud;
pub(crate) mod impersonation;
mod inbox;
mod keys;
#[cfg(test)]
mod long_life;
pub(crate) mod member_session;
mod reset;
mod settings;
pub(crate) mod shared;
mod sso;
mod totp;
pub(crate) mod traffic;
mod trusted_tokens;

use std::fmt;
use std::time::Duration;

use http::{Request, Response};
use stytch_core::Project;

use crate::control;
use crate::emulator::shared::{Locked, Shared};
use crate::outcome::Failure;
use crate::project::{PROJECT_ID, PUBLIC_TOKEN, SECRET};
use crate::routes::dispatch;
use crate::routes::response::respond;
use crate::state::State;
use crate::state::clock::Clock;

/// An emulated Stytch project, which starts empty.
///
/// Time is virtual: the clock shows the moment of creation until [`advance`](Self::advance) moves it, unless the
/// emulator was made with [`in_real_time`](Self::in_real_time). Requests may come from any number of threads, and are
/// handled one at a time. Each emulator has its own users; all emulators have the same project id and secret.
pub struct Emulator {
    project: Project,
    /// The clock to return to after a reset.
    start: Clock,
    state: Shared,
}

impl Emulator {
    /// Creates an emulator whose clock shows the current time and stands still.
    #[must_use]
    pub fn new() -> Self {
        Self::with_clock(Clock::present())
    }

    /// Creates an emulator whose clock shows `unix_seconds` seconds after 1970-01-01 UTC and stands still, for tests
    /// that compare times.
    ///
    /// Ids are repeatable too: they count up. Codes and tokens are different in every emulator.
    #[must_use]
    pub fn starting_at(unix_seconds: u64) -> Self {
        Self::with_clock(Clock::showing(unix_seconds))
    }

    /// Creates an emulator that follows the system's clock, for programs that cannot be given a different one: with a
    /// clock that stands still, they would see session JWTs as expired after five minutes.
    ///
    /// [`advance`](Self::advance) moves the emulator's clock ahead of the system's.
    #[must_use]
    pub fn in_real_time() -> Self {
        Self::with_clock(Clock::running())
    }

    fn with_clock(clock: Clock) -> Self {
        #[expect(clippy::expect_used, reason = "these constants are valid credentials")]
        let project = Project::new(PROJECT_ID, SECRET).expect("valid credentials");
        Self { project, start: clock.clone(), state: Shared::new(State::new(clock)) }
    }

    /// Returns the project, with which `stytch-core` and its transports write requests for this emulator.
    ///
    /// Its URLs are Stytch's: [`handle`](Self::handle) ignores them. For a server, use
    /// [`Server::project`](crate::Server::project).
    #[must_use]
    pub fn project(&self) -> Project {
        self.project.clone()
    }

    /// Returns the project id, which is the user name of requests. It starts with `project-test-`.
    #[must_use]
    pub fn project_id(&self) -> &str {
        PROJECT_ID
    }

    /// Returns the secret, which is the password of requests.
    #[must_use]
    pub fn secret(&self) -> &str {
        SECRET
    }

    /// Returns the public token of the project, which start URLs of OAuth logins carry.
    #[must_use]
    pub fn public_token(&self) -> &str {
        PUBLIC_TOKEN
    }

    /// Performs a request and returns the response. Of the URL, only the path and query matter.
    ///
    /// Errors are responses too, in the form of Stytch's errors. Below `/emulator/` are the control interface and its
    /// page. A program that serves them to others must protect them itself, unlike a [`Server`](crate::Server).
    #[must_use]
    pub fn handle(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        if control::is_at(request.uri().path()) {
            return control::handle(self, &request);
        }
        let state = &mut *self.lock();
        state.forget_expired();
        let response = dispatch::handle(state, &request);
        state.note_messages();
        let now = state.now();
        state.traffic.log(now, request.method(), request.uri().path(), &response);
        response
    }

    /// Notes the URL of this project, without a slash at the end, for the URLs that people and identity providers open.
    pub(crate) fn set_base_url(&self, url: &str) {
        self.lock().set_base_url(url);
    }

    /// Returns the response to bytes that are not a valid request.
    pub(crate) fn refuse(&self, failure: Failure) -> Response<Vec<u8>> {
        respond(&mut self.lock(), Err(failure))
    }

    pub(crate) fn lock(&self) -> Locked<'_> {
        self.state.lock()
    }

    /// Waits until `find` finds something, at most for `limit`.
    pub(crate) fn wait_for<T>(&self, limit: Duration, find: impl FnMut(&State) -> Option<T>) -> Option<T> {
        self.state.wait_for(limit, find)
    }

    /// Waits until the state has changed since `revision`, at most for `limit`; returns the revision.
    pub(crate) fn wait_for_change(&self, revision: u64, limit: Duration) -> u64 {
        self.state.wait_for_change(revision, limit)
    }

    /// Ends all waiting, for good.
    ///
    /// Not a part of the API: for tests whose requests may not wait.
    #[doc(hidden)]
    pub fn close(&self) {
        self.state.close();
    }
}

impl Default for Emulator {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Emulator {
    /// Leaves out the state, which is long and may be locked.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_emulator_in_real_time_has_a_running_clock() {
        assert_eq!(Emulator::in_real_time().lock().clock, Clock::running());
        assert_ne!(Emulator::new().lock().clock, Clock::running());
    }
}
