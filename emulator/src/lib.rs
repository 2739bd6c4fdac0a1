//! An in-memory emulator of the [Stytch](https://stytch.com) authentication API for tests.
//!
//! This crate is unofficial and not affiliated with Stytch.
//!
//! An [`Emulator`] is one Stytch project. It does no I/O: [`Emulator::handle`] takes an HTTP request and returns the
//! HTTP response. For programs that need a URL, [`Emulator::serve`] starts a loopback HTTP server.
//!
//! ```
//! use stytch_core::consumer::otps;
//! use stytch_emulator::Emulator;
//!
//! let stytch = Emulator::new();
//! let project = stytch.project();
//!
//! let send = otps::sms::LoginOrCreate::new("+12025550162");
//! let response = stytch.handle(project.request(&send)?);
//! let sent = project.response::<otps::sms::LoginOrCreate>(&response)?;
//!
//! let code = stytch.last_passcode("+12025550162").ok_or("no code was sent")?;
//! let check = otps::Authenticate::new(sent.phone_id, code).session_duration_minutes(60);
//! let response = stytch.handle(project.request(&check)?);
//! let login = project.response::<otps::Authenticate>(&response)?;
//! assert_eq!(login.user_id, sent.user_id);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The program `stytch-emulator` serves the same to clients in any language. The feature `program`, which is on by
//! default, is for this program only; tests do without its dependencies with `default-features = false`.
//!
//! # Supported operations
//!
//! Consumer: users and user search, one-time passcodes by SMS, WhatsApp and email, magic links, passwords (except their
//! migration), logins through OAuth providers, sessions (list, authenticate, revoke) and the RBAC policy.
//!
//! B2B: organizations and members (create, read, change, delete and search), magic links by email for logins and
//! signups, member sessions (list, authenticate, revoke), the RBAC policy of the project and the roles of organizations.
//! Tests that are not about logins can start a session with [`Emulator::start_member_session`].
//!
//! Both: the keys that verify session JWTs, M2M clients and Connected Apps (with search and rotation of secrets),
//! authorization of Connected Apps by users and members, `debug/whoami`, and the OAuth 2.0 server: tokens for client
//! credentials, authorization codes (with PKCE) and refresh tokens, introspection, revocation and userinfo.
//!
//! State is real: codes and links work once and expire, sessions end, ten wrong attempts lock a user for an hour, and
//! `authorization_check` and the scopes that a person can grant follow the current roles and policies.
//!
//! Every other operation returns 501 with `error_type` `not_emulated`. So do parameters that make Stytch check something
//! that the emulator does not check, such as `options`, and the `code_challenge` of a link: if they were ignored, tests
//! could pass by mistake. Logins of members who need a second factor return it too. Parameters that only change how a
//! message looks, such as `locale`, are ignored. Stytch's sandbox values have no special meaning.
//!
//! The project requires passwords of eight characters, treats a few common ones as breached, and sends links without a
//! URL of their own to `http://localhost:3000/authenticate`.
//!
//! # OAuth logins
//!
//! A login through an OAuth provider starts where it does with Stytch, at `/v1/public/oauth/{provider}/start`, with the
//! [`public_token`](Emulator::public_token). There is no page: the response redirects to `login_redirect_url`, or to
//! `signup_redirect_url` for a new user, as if a person had consented at the provider.
//!
//! Each provider has a single account. At `google`, its email is `user@google.example`. It belongs to the user with this
//! email, or to a new user. The token in the redirect works once, for five minutes, and needs the `code_verifier` if the
//! start had a `code_challenge`. The provider's own tokens in the response are made up. Any absolute URL is allowed as a
//! redirect URL.
//!
//! # The OAuth 2.0 server
//!
//! The server is at `/v1/public/{project_id}/oauth2/`, and accepts forms and JSON. It signs its tokens with the same keys
//! as session JWTs. [`Emulator::connected_app_token`] and [`Emulator::member_connected_app_token`] issue tokens without
//! an authorization. The scopes are those of OpenID Connect, `full_access`, and those in the RBAC policy. Codes are
//! valid for ten minutes, refresh tokens until 90 days after their last use.
//!
//! Not emulated: the paths at a project's own domain, discovery documents, dynamic client registration, custom
//! audiences, and templates with variables.
//!
//! # Keys, caches and failures
//!
//! Session JWTs carry valid RS256 signatures. To test clients that verify them and cache the keys,
//! [`Emulator::publish_key`], [`rotate_keys`](Emulator::rotate_keys) and [`retire_keys`](Emulator::retire_keys) change
//! the keys, [`requests_of`](Emulator::requests_of) counts the requests for an operation, and
//! [`fail_next`](Emulator::fail_next) simulates an outage.
//!
//! # The control interface and its page
//!
//! Below `/emulator/`, programs in any language do what the methods of [`Emulator`] do, with JSON: read messages and wait
//! for the next one, move the clock, plan failures, rotate keys, read the log of requests, and start afresh.
//! `/emulator/openapi.json` describes it, and `/emulator/` is a page with all of it. Its requests are not counted or
//! logged, and use no ids.
//!
//! A [`Server`] refuses web pages from elsewhere: they have a foreign `Origin` or, if their name was made to lead here,
//! a `Host` that is neither `localhost` nor an IP address. What changes something has to be sent as `application/json`.
//! If the address is not loopback, requests need [`Server::control_token`] as `Authorization: Bearer ..`.
//!
//! # Many users and long lives
//!
//! Requests find what they need by key. They take no longer if there are more users or more of anything else, except
//! searches.
//!
//! A user takes about 2 kB of memory, and an organization 4 kB. A session takes 2.5 kB until it expires, which it does
//! only if the clock moves. A magic link or authorization code takes 1 kB, and stays after it was used or has expired, as
//! its error then differs from that of an unknown one. Of passcodes, only the latest for each address stays. The
//! latest 1000 messages and requests are kept, or as many as [`Emulator::keep_history`] says.
//!
//! # Differences from Stytch
//!
//! Stricter: a POST or PUT without a JSON object as its body is refused, to find mistakes in clients that Stytch may
//! accept.
//!
//! More lenient: a request on behalf of a member, with one of the headers `X-Stytch-Member-Session` and
//! `X-Stytch-Member-SessionJWT`, needs a valid session in the organization of the request, but not the permission that
//! Stytch requires. Roles can be assigned even if no policy defines them.
//!
//! One project has both users and organizations, and one policy for both. Settings of organizations are stored and
//! returned; those with an effect are `auth_methods`, `allowed_auth_methods`, `mfa_policy`, `email_jit_provisioning`,
//! `email_allowed_domains`, `rbac_email_implicit_role_assignments`, and those that allow Connected Apps.
//!
//! Where Stytch does not document its error, the error here is a guess.
//!
//! # Security
//!
//! Use this crate only in tests. Passwords are kept in plain text, tokens are not from a cryptographic generator, and
//! the private keys are public.

mod api;
mod control;
mod emulator;
mod format;
mod model;
mod outcome;
mod project;
mod request;
mod routes;
mod server;
mod state;
mod table;

pub use emulator::Emulator;
pub use emulator::member_session::StartedSession;
pub use model::message::Message;
pub use server::Server;
pub use state::traffic::{LoggedRequest, PlannedFailure};

/// The README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
