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

mod api;
mod emulator;
mod format;
mod model;
mod outcome;
mod project;
mod request;
mod routes;
mod server;
mod state;

pub use emulator::Emulator;
pub use emulator::member_session::StartedSession;
pub use server::Server;

/// The README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
