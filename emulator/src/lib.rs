//! A Stytch for tests: an in-memory emulator of the [Stytch](https://stytch.com) authentication API.
//!
//! This crate is unofficial and not affiliated with Stytch.
//!
//! An [`Emulator`] is one Stytch project. It does no I/O: [`Emulator::handle`] takes an HTTP request and returns the
//! HTTP response. For programs that want to talk to a URL, [`Emulator::serve`] puts a loopback HTTP server around it.
//!
//! ```
//! use stytch_core::consumer::otps;
//! use stytch_emulator::Emulator;
//!
//! let stytch = Emulator::new();
//! let project = stytch.project();
//!
//! let send = otps::sms::LoginOrCreate::new("+12025550162");
//! let sent = project.response::<otps::sms::LoginOrCreate>(&stytch.handle(project.request(&send)?))?;
//!
//! let code = stytch.last_passcode("+12025550162").ok_or("no code was sent")?; // what the phone would have shown
//! let authenticate = otps::Authenticate::new(sent.phone_id, code).session_duration_minutes(60);
//! let login = project.response::<otps::Authenticate>(&stytch.handle(project.request(&authenticate)?))?;
//! assert_eq!(login.user_id, sent.user_id);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is emulated
//!
//! Of the consumer API: users (with search), one-time passcodes by SMS, WhatsApp and email, magic links, passwords
//! (but not their migration), logins through OAuth providers, sessions (list, authenticate, revoke) and the RBAC policy.
//!
//! Of B2B: organizations and members (create, read, change, delete and search), magic links by email for logins and
//! signups, member sessions (list, authenticate, revoke), the RBAC policy of the project and those of organizations. A
//! test that is not about logins starts a session with [`Emulator::start_member_session`].
//!
//! Of both: the keys that verify session JWTs, M2M clients and Connected Apps (with search and rotation of secrets),
//! authorizations of Connected Apps by users and members, and the OAuth 2.0 server: tokens for client credentials,
//! authorization codes (with PKCE) and refresh tokens, introspection, revocation and userinfo. And `debug/whoami`.
//!
//! State is real: codes and links work once and expire, sessions end, ten wrong attempts lock a user for an hour,
//! `authorization_check` and the scopes that somebody can grant go by the roles and policies of the moment.
//!
//! A login through an OAuth provider begins where it does at Stytch, at `/v1/public/oauth/{provider}/start`, with the
//! [`public_token`](Emulator::public_token). There is no page to see: the answer is the redirect to `login_redirect_url`,
//! or to `signup_redirect_url` for a new user, as if somebody had consented at the provider. That is always the same
//! person: at `google`, the one whose email is `user@google.example`, who becomes a user unless there is one with this
//! email. The token in the redirect works once, for five minutes, and with the `code_verifier` if the start had a
//! `code_challenge`. The provider's own tokens in the answer are good for nothing. Any absolute URL can be redirected to.
//!
//! The OAuth 2.0 server is at `/v1/public/{project_id}/oauth2/`, and takes forms and JSON. Its tokens are signed with the
//! same keys as session JWTs; tests get some without an authorization from [`Emulator::connected_app_token`] and
//! [`Emulator::member_connected_app_token`]. Scopes are those of OpenID Connect, `full_access` and the ones in the RBAC
//! policy. Codes are good for ten minutes, refresh tokens until 90 days after their last use. The paths that it has at a
//! project's own domain, its discovery documents, the registration of clients by themselves, custom audiences, and
//! templates with variables are not emulated.
//!
//! Every other operation of Stytch answers 501 with `error_type` `not_emulated`. So do parameters whose effect is to
//! check something that the emulator does not check, such as `options`, and the `code_challenge` of a link: ignoring them
//! would let a test pass that must not. Logins of members who need a second factor do as well. Parameters that only
//! change how a message looks, such as `locale`, are ignored. The sandbox values of Stytch have no special meaning.
//!
//! The project asks for passwords of eight characters, a few notorious ones count as breached, and links without a URL
//! of their own lead to `http://localhost:3000/authenticate`.
//!
//! # Keys, caches and failures
//!
//! Session JWTs carry true RS256 signatures. Clients that verify them, and keep the keys for a while, can be put to the
//! test: [`Emulator::publish_key`], [`rotate_keys`](Emulator::rotate_keys) and [`retire_keys`](Emulator::retire_keys)
//! change the keys, [`requests_of`](Emulator::requests_of) counts how often they were fetched, or anything else was
//! asked for, and [`fail_next`](Emulator::fail_next) plans an outage.
//!
//! # Where it is stricter than Stytch
//!
//! A POST or PUT without a JSON object for a body is refused: a mistake in a client that Stytch may let pass.
//!
//! # Where it is more lenient
//!
//! A request on behalf of a member, with one of the headers `X-Stytch-Member-Session` and `X-Stytch-Member-SessionJWT`,
//! needs a live session in the organization that it is about. It does not need the permission that Stytch asks for.
//!
//! One project has both users and organizations, and one policy for both. Roles can be assigned that no policy knows.
//! Settings of organizations are stored and shown; those that have an effect are `auth_methods`,
//! `allowed_auth_methods`, `mfa_policy`, `email_jit_provisioning`, `email_allowed_domains` and
//! `rbac_email_implicit_role_assignments`.
//!
//! # Limits
//!
//! This is a test double and nothing else. Passwords are kept in the clear, tokens are not from a cryptographic
//! generator, and the private keys are there for everybody to read. Where Stytch does not document which error it
//! answers, the error here is a guess.

mod answer;
mod api;
mod credentials;
mod input;
mod routes;
mod server;
mod state;

use std::fmt;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::{Request, Response, StatusCode};
use serde_json::Value;
use stytch_core::{Operation, Project};

use answer::Failure;
use api::b2b::sessions;
use state::clock::Clock;
use state::oauth::grant::{Grant, Subject};
use state::rbac::Policy;
use state::session::Factor;
use state::{Link, Mailed, State};

pub use server::Server;

const PROJECT_ID: &str = "project-test-00000000-0000-4000-8000-000000000000";
const SECRET: &str = "secret-test-stytch-emulator";
const PUBLIC_TOKEN: &str = "public-token-test-00000000-0000-4000-8000-000000000000";

/// An emulated Stytch project, empty at first.
///
/// Time is virtual: it stands still, from the moment of creation, until [`advance`](Self::advance) moves it, unless the
/// emulator is made with [`in_real_time`](Self::in_real_time). Requests are answered one at a time, from however many threads they come. Each emulator has its own users; they all have the
/// same project id and secret.
pub struct Emulator {
    project: Project,
    state: Mutex<State>,
}

impl Emulator {
    /// An emulator whose clock shows the present.
    #[must_use]
    pub fn new() -> Self {
        Self::with_clock(Clock::present())
    }

    /// An emulator whose clock shows `unix_seconds` seconds after 1970-01-01 UTC, for tests that compare times.
    ///
    /// Ids are repeatable too: they count up. Codes and tokens are different in every emulator.
    #[must_use]
    pub fn starting_at(unix_seconds: u64) -> Self {
        Self::with_clock(Clock::showing(unix_seconds))
    }

    /// An emulator whose clock goes with the system's, for programs that have no other: to them, a session JWT of a clock
    /// that stands still has expired after five minutes. [`advance`](Self::advance) puts it ahead of the system's.
    #[must_use]
    pub fn in_real_time() -> Self {
        Self::with_clock(Clock::running())
    }

    fn with_clock(clock: Clock) -> Self {
        #[expect(clippy::expect_used, reason = "these are constants that a project can be made of")]
        let project = Project::new(PROJECT_ID, SECRET).expect("valid credentials");
        Self { project, state: Mutex::new(State::new(PROJECT_ID, clock)) }
    }

    /// The project, with which `stytch-core` and its transports write requests for this emulator.
    ///
    /// Its URLs are Stytch's, which [`handle`](Self::handle) does not mind; [`Server::project`] has the server's own.
    #[must_use]
    pub fn project(&self) -> Project {
        self.project.clone()
    }

    /// The project id, the user name that requests authenticate with. It starts with `project-test-`.
    #[must_use]
    pub fn project_id(&self) -> &str {
        PROJECT_ID
    }

    /// The secret, the password that requests authenticate with.
    #[must_use]
    pub fn secret(&self) -> &str {
        SECRET
    }

    /// The public token of the project, which start URLs of OAuth logins carry.
    #[must_use]
    pub fn public_token(&self) -> &str {
        PUBLIC_TOKEN
    }

    /// Answers a request, of whose URL only path and query matter.
    ///
    /// What goes wrong is in the response, in the form that Stytch gives to errors.
    #[must_use]
    pub fn handle(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let mut state = self.lock();
        state.forget_expired();
        routes::answer(&mut state, SECRET, &request)
    }

    /// Answers a request that cannot even be handed to [`handle`](Self::handle).
    fn refuse(&self, failure: Failure) -> Response<Vec<u8>> {
        answer::respond(&mut self.lock(), Err(failure))
    }

    /// Moves the clock forward: codes, links and sessions expire without anybody having to wait.
    pub fn advance(&self, by: Duration) {
        self.lock().clock.advance(by);
    }

    /// The newest passcode sent to a phone number or email address: what its owner would be reading.
    ///
    /// It may have been used or have expired. Codes have six digits; `000000` is never sent, so that tests can use it
    /// as a wrong one.
    #[must_use]
    pub fn last_passcode(&self, address: &str) -> Option<String> {
        let state = self.lock();
        let mut newest_first = state.passcodes.iter().rev();
        let passcode = newest_first.find(|sent| sent.address.eq_ignore_ascii_case(address))?;
        Some(passcode.code.clone())
    }

    /// The newest link sent to an email address, for a login, an invitation or a password reset.
    ///
    /// It is the URL on which the browser lands after following the link: the one from the request, with the parameters
    /// `stytch_token_type` and `token` added. It may have been used or have expired.
    #[must_use]
    pub fn last_magic_link(&self, email: &str) -> Option<String> {
        self.last_mailed(email, |_, mailed| mailed.url.clone())
    }

    /// The token in the newest link sent to an email address.
    #[must_use]
    pub fn last_token(&self, email: &str) -> Option<String> {
        self.last_mailed(email, |link, _| link.token.clone())
    }

    fn last_mailed(&self, email: &str, part: impl Fn(&Link, &Mailed) -> String) -> Option<String> {
        let state = self.lock();
        let mut newest_first = state.links.iter().rev();
        newest_first.find_map(|link| {
            let mailed = link.mailed.as_ref()?;
            mailed.address.eq_ignore_ascii_case(email).then(|| part(link, mailed))
        })
    }

    /// Starts a session of a member, as if they had followed a link in an email: a shortcut for tests that are not
    /// about logins. It does not ask what the organization requires of those.
    ///
    /// `None` if there is no such organization, by id, slug or external id, or no such member in it, by id or external
    /// id.
    ///
    /// ```
    /// # use stytch_core::b2b::organizations;
    /// # use stytch_emulator::Emulator;
    /// # let stytch = Emulator::new();
    /// # let project = stytch.project();
    /// # let create = organizations::Create::new("Acme");
    /// # let acme = project.response::<organizations::Create>(&stytch.handle(project.request(&create)?))?.organization;
    /// # let create = organizations::members::Create::new(&acme.organization_id, "ada@acme.example");
    /// # let ada = project.response::<organizations::members::Create>(&stytch.handle(project.request(&create)?))?.member;
    /// let session = stytch.start_member_session(&acme.organization_id, &ada.member_id, 60).ok_or("no such member")?;
    /// assert_eq!(session.session_jwt.split('.').count(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn start_member_session(&self, organization_id: &str, member_id: &str, minutes: u32) -> Option<StartedSession> {
        let state = &mut *self.lock();
        state.forget_expired();
        let duration = Duration::from_secs(u64::from(minutes) * 60);
        let organization_id = state.organization(organization_id).ok()?.id.clone();
        let now = state.now();
        let member = state.member_mut(&organization_id, member_id).ok()?;
        member.authenticated();
        let factor = Factor::delivered("magic_link", "email", &member.email, now);
        let member_id = member.id.clone();
        let id = sessions::start(state, &member_id, duration, factor);
        let started = sessions::describe(state, &id).ok()?;
        let text = |name: &str| started[name].as_str().map(str::to_owned);
        Some(StartedSession {
            session_token: text("session_token")?,
            session_jwt: text("session_jwt")?,
            member_session_id: id,
        })
    }

    /// Sets the RBAC policy of the project: an object with the lists `roles`, `resources` and `scopes`, in the form in
    /// which `rbac.policy` answers it.
    ///
    /// A list that is left out is empty. At first there are only the roles that everybody has, `stytch_user` and
    /// `stytch_member`, and they allow nothing.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new();
    /// stytch.set_policy(serde_json::json!({
    ///     "roles": [{
    ///         "role_id": "editor",
    ///         "description": "May change documents",
    ///         "permissions": [{ "resource_id": "document", "actions": ["read", "write"] }],
    ///     }],
    /// }));
    /// ```
    pub fn set_policy(&self, policy: Value) {
        self.lock().policy = Policy::new(policy);
    }

    /// Sets the claims that the project's template adds to the tokens of all M2M clients, next to those that every token
    /// has.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new();
    /// stytch.set_m2m_claims([("region", "eu")]);
    /// ```
    pub fn set_m2m_claims(&self, claims: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>) {
        let claims = claims.into_iter().map(|(name, value)| (name.into(), value.into()));
        self.lock().oauth.m2m_claims = claims.collect();
    }

    /// An access token with which a Connected App acts for a user, without an authorization before it: the scopes may be
    /// any.
    ///
    /// # Panics
    ///
    /// When there is no such Connected App or user.
    #[must_use]
    pub fn connected_app_token(&self, client_id: &str, user_id: &str, scopes: &[&str]) -> String {
        let state = &mut *self.lock();
        #[expect(clippy::expect_used, reason = "the test that asked for this is wrong")]
        let user_id = state.user(user_id).expect("the id of a user").id.clone();
        issue(state, client_id, Subject::User { user_id }, scopes)
    }

    /// Like [`connected_app_token`](Self::connected_app_token), for a member, by whose id alone it is clear in which
    /// organization.
    ///
    /// # Panics
    ///
    /// When there is no such Connected App or member.
    #[must_use]
    pub fn member_connected_app_token(&self, client_id: &str, member_id: &str, scopes: &[&str]) -> String {
        let state = &mut *self.lock();
        #[expect(clippy::expect_used, reason = "the test that asked for this is wrong")]
        let member_id = state.membership(member_id).expect("the id of a member").0.id.clone();
        issue(state, client_id, Subject::Member { member_id }, scopes)
    }

    /// Signs with a new key from now on. The old ones stay published, so that JWTs from before still verify.
    ///
    /// The new key is the one of [`publish_key`](Self::publish_key), if that was called before.
    pub fn rotate_keys(&self) {
        let state = &mut *self.lock();
        state.keys.rotate(&state.mint);
    }

    /// Publishes the key that will sign after the next [`rotate_keys`](Self::rotate_keys): caches can learn it early.
    pub fn publish_key(&self) {
        let state = &mut *self.lock();
        state.keys.publish(&state.mint);
    }

    /// Takes back all published keys but the one that signs. JWTs that others have signed do not verify any more, here
    /// or elsewhere.
    pub fn retire_keys(&self) {
        self.lock().keys.retire();
    }

    /// How many requests of an operation have been answered, with success or not.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new();
    /// // .. use it, and then see how well a cache has worked:
    /// assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 0);
    /// ```
    ///
    /// # Panics
    ///
    /// When Stytch has no operation of this name: a misspelled one would count nothing, and let a test pass that must
    /// not.
    #[must_use]
    pub fn requests_of(&self, operation: &str) -> usize {
        let operation = known(operation);
        self.lock().traffic.requests_of(operation.name)
    }

    /// Lets the next `times` requests of an operation fail with this HTTP status, before anything else is looked at.
    ///
    /// The body is an error as Stytch writes it, of the type `too_many_requests` for 429 and `internal_server_error`
    /// for 500 and above. Further calls add to what was asked for before.
    ///
    /// # Panics
    ///
    /// When Stytch has no operation of this name, or the status is not from 400 to 599.
    pub fn fail_next(&self, operation: &str, status: u16, times: usize) {
        let operation = known(operation);
        let status = StatusCode::from_u16(status).ok().filter(|s| s.is_client_error() || s.is_server_error());
        #[expect(clippy::expect_used, reason = "the test that asked for this is wrong")]
        let status = status.expect("a status of a failure, from 400 to 599");
        self.lock().traffic.plan(operation.name, status, times);
    }

    /// Starts a server on a free port of the loopback interface, which answers until it is dropped.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new().serve()?;
    /// assert!(stytch.url().starts_with("http://127.0.0.1:"));
    /// stytch.advance(Duration::from_secs(180)); // a server is still its emulator
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the system has no port or no thread to give.
    pub fn serve(self) -> io::Result<Server> {
        Server::start(self)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A thread that panicked while it had the lock may have left a request half done. Its test has failed already;
        // there is no reason to fail others.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An access token for whatever a test wants; panics if there is no such Connected App.
fn issue(state: &mut State, client_id: &str, subject: Subject, scopes: &[&str]) -> String {
    let scopes = scopes.iter().map(|&scope| scope.to_owned()).collect();
    let grant = Grant { client_id: client_id.to_owned(), subject, scopes };
    #[expect(clippy::expect_used, reason = "the test that asked for this is wrong")]
    state.issue_access_token(&grant, None).expect("the id of a Connected App")
}

/// A member session that [`Emulator::start_member_session`] started.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StartedSession {
    /// The opaque token of the session.
    pub session_token: String,
    /// A JWT of the session, signed with the current key and valid for five minutes.
    pub session_jwt: String,
    /// The id of the session.
    pub member_session_id: String,
}

/// The operation with this name, which a test has written; panics if there is none.
fn known(operation: &str) -> &'static Operation {
    #[expect(clippy::expect_used, reason = "the test that asked for this is wrong")]
    stytch_core::operation(operation).expect("the name of an operation of Stytch")
}

/// The README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

impl Default for Emulator {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Emulator {
    /// Without the state, which is long and may be locked.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator").finish_non_exhaustive()
    }
}
