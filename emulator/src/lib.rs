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
//! All of them, with state that is real: codes and links work once and expire, sessions end, ten wrong attempts lock a
//! user for an hour, and `authorization_check` and the scopes that a person can grant follow the current roles and
//! policies. What Stytch checks is checked:
//!
//! | Product | Here |
//! |---|---|
//! | Links and passcodes | with PKCE, and `options` that compare `attributes` with those of the request that sent them |
//! | Authenticator apps | the codes of RFC 6238 by the emulator's clock: [`totp_code`](Emulator::totp_code) is what the app shows |
//! | Passwords | also hashes of another system; eight characters at least, and a few common ones are breached |
//! | Passkeys | challenge, origin, domain, presence, counter and the signature (ES256, EdDSA, RS256); attestation `none` only |
//! | Crypto wallets | signatures of Ethereum, also of Sign-In with Ethereum, and of Solana |
//! | Biometrics | [`add_biometric_registration`](Emulator::add_biometric_registration) adds what a mobile device adds |
//! | Sessions and tokens | RS256 signatures; [`start_member_session`](Emulator::start_member_session) for tests that are not about logins |
//! | Tokens of others | [`set_trusted_token_profile`](Emulator::set_trusted_token_profile) and [`set_external_session`](Emulator::set_external_session) say what `attest` and `migrate` accept |
//! | Impersonation | [`impersonation_token`](Emulator::impersonation_token) and [`member_impersonation_token`](Emulator::member_impersonation_token) stand for the dashboard |
//! | Fraud prevention | [`set_fingerprint`](Emulator::set_fingerprint) sets a device; rules and overrides decide with it |
//!
//! Parameters that only change how a message looks, such as `locale`, are ignored. Stytch's sandbox values have no
//! special meaning. Links without a URL of their own lead to `http://localhost:3000/authenticate`.
//!
//! # OAuth logins
//!
//! A login through an OAuth provider starts where it does with Stytch, at `/v1/public/oauth/{provider}/start`, with the
//! [`public_token`](Emulator::public_token). There is no page: the response redirects to `login_redirect_url`, or to
//! `signup_redirect_url` for a new user, as if a person had consented at the provider.
//!
//! Each provider has a single account. At `google`, its email is `user@google.example`. It belongs to the user with this
//! email, or to a new user. The token in the redirect works once, for five minutes, and needs the `code_verifier` if the
//! start had a `code_challenge`. An `oauth_attach_token` gives a new account to the user for whom it was made. The
//! provider's own tokens in the response are made up. Any absolute URL is allowed as a redirect URL.
//!
//! Logins of members start at `/v1/b2b/public/oauth/{provider}/start`, and at
//! `/v1/b2b/public/oauth/{provider}/discovery/start`. Google and Microsoft verify email addresses. GitHub, Slack and
//! HubSpot do not, so the first login with their account needs another method too. The account at `slack` is in the tenant
//! `slack-tenant`, which the setting `allowed_oauth_tenants` can name, and those at GitHub and HubSpot likewise.
//!
//! # Logins of members
//!
//! A member gets a session if they have used a method that the organization allows, have proven that the email address is
//! theirs, and have used a second factor if they are enrolled or the organization requires it. Otherwise the login
//! returns an intermediate session, which lasts for ten minutes and collects what the member proves. With a session in
//! the request, a login adds to the session, and needs no second factor.
//!
//! Passwords are those of a single organization, unless [`Emulator::share_passwords`] says otherwise.
//!
//! Discovery logs a person in before they choose an organization. Their intermediate session shows the organizations with
//! a member of this email address, and those that they can join because of its domain or of a tenant at a provider.
//!
//! # SSO
//!
//! A login with an SSO connection starts where it does with Stytch, at `/v1/public/sso/start`, or at the identity
//! provider: then, a browser opens the `acs_url` of a SAML connection. There is no page: both redirect to the application
//! at once, with a token that works once, for five minutes.
//!
//! [`Emulator::set_sso_identity`] sets who logs in at the provider of a connection, with their groups and attributes.
//! Default: a person with an email of the provider, such as `user@okta.example`. They are the member with this id at the
//! provider, or else with this email, or else become a member as `sso_jit_provisioning` says. The provider knows their
//! email, name and groups under whatever names the `attribute_mapping` has for them.
//!
//! Certificates and keys are checked for their form, and nothing is signed or encrypted with them. Nothing is fetched:
//! the metadata of SAML and OIDC providers is made up from its URL. Only issuers with a host such as `idp.invalid` have
//! none, as such hosts never exist.
//!
//! # SCIM
//!
//! The `base_url` of a SCIM connection is an endpoint of SCIM 2.0 (RFC 7643 and 7644), with the connection's bearer token:
//! `/Users` and `/Groups` (create, read, list, replace, patch, delete), `/ServiceProviderConfig`, `/ResourceTypes` and
//! `/Schemas`. During a rotation, both tokens work. It takes what Okta and Entra send: operations without a path or with
//! a capital, booleans as text, and paths such as `emails[type eq "work"].value`.
//!
//! Users are members, and have the `member_id` as their id. Deactivating one deletes the member, who loses their sessions
//! and the roles that were assigned directly; reactivating brings the same member back. Deleting a user deletes the
//! member too, and the provider no longer knows them.
//!
//! Filters are comparisons with `eq`, `ne`, `co`, `sw`, `ew` and `pr`, joined by `and` and `or`, without parentheses.
//! Not emulated: bulk requests, sorting, ETags, `/Me` and searches by POST. Bodies are limited to 1 MiB, the attributes
//! of a user to 64 KiB, lists to 100 values, and patches to 1000 operations.
//!
//! # The OAuth 2.0 server
//!
//! The server is at `/v1/public/{project_id}/oauth2/`. It signs its tokens with the same keys as session JWTs.
//! [`Emulator::connected_app_token`] and [`Emulator::member_connected_app_token`] issue tokens without an authorization.
//! The scopes are those of OpenID Connect, `full_access`, and those in the RBAC policy. Codes are valid for ten minutes,
//! ID tokens for an hour, refresh tokens until 90 days after their last use.
//!
//! Tests are named after the rules of RFC 6749, 7009, 7523, 7636 and 7662 and of OpenID Connect Core: clients authenticate
//! in one place, no parameter is repeated, a code that is used again revokes its tokens, and so on. Stytch differs in
//! this:
//!
//! - the token endpoint takes JSON too, and the others take forms only;
//! - the project's credentials in the header are ignored, as some of Stytch's SDKs send them along;
//! - responses have a `status_code` and a `request_id`, and errors an `error_uri`;
//! - `token_type` in introspections is `access_token` or `refresh_token`;
//! - only public clients get a new refresh token when they use one;
//! - PKCE has the method `S256` only, and public clients need it;
//! - ID tokens have no `auth_time` and no `at_hash`, and the issuer is `stytch.com/{project_id}`, which is not a URL.
//!
//! The claims in `access_token_template_content` and `id_token_template_content` can be variables:
//! `{ "team": {{ member.trusted_metadata.team }}, "roles": {{ member.rbac.roles }} }`. They are filled in when a token is
//! issued, with values of any JSON type, so they have no quotes around them. A claim whose variable is null or not there
//! is left out.
//!
//! Cross App Access: a Connected App with a secret exchanges an ID-JAG, the assertion of a workforce identity provider,
//! for an access token (`urn:ietf:params:oauth:grant-type:jwt-bearer`). The issuer has to be that of an active OIDC
//! connection, and its keys those of a [trusted auth token profile](Emulator::set_trusted_token_profile) with this issuer.
//! The audience is the issuer of the project. The member is the one whose account at the connection is `sub`, or else
//! whose external id is. Typed requests have no parameter for the `assertion`.
//!
//! Not emulated: the paths at a project's own domain, discovery documents and dynamic client registration.
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
//! for the next one, move the clock, plan failures, rotate keys, read the log of requests, set what devices and identity
//! providers say, and start afresh.
//! `/emulator/openapi.json` describes it, and `/emulator/` is a page with all of it. Its requests are not counted or
//! logged, and use no ids.
//!
//! A [`Server`] refuses web pages from elsewhere: they have a foreign `Origin` or, if their name was made to lead here,
//! a `Host` that is neither `localhost` nor an IP address. What changes something has to be sent as `application/json`.
//! If the address is not loopback, requests need [`Server::control_token`] as `Authorization: Bearer ..`.
//!
//! # Export and import
//!
//! [`Emulator::export`] returns everything except the log of requests as JSON, and [`Emulator::import`] goes on from there:
//! sessions are valid, codes work, ids go on. Tests can begin with a state that was built once, and programs with that of
//! their last run (`--seed`, `--export`). The document has a version. What one version of this crate has exported, all
//! later ones import. Requests may nest values in at most 100 others, so that there are no documents that are too deep.
//! In hand-written changes, mistakes are named by their field.
//!
//! # Many users and long lives
//!
//! Requests find what they need by key. They take no longer if there are more users or more of anything else, except
//! searches.
//!
//! A user or a member takes about 2.7 kB of memory, and an organization 4.4 kB. A session takes 3.2 kB until it expires,
//! which it does only if the clock moves. A magic link or authorization code takes 1.2 kB, and stays after it was used or
//! has expired, as its error then differs from that of an unknown one. Of passcodes, only the latest for each address
//! stays.
//!
//! What one client can make over and over is bounded, and the oldest gives way: 1000 sessions, refresh tokens and access
//! tokens of a person, 100 links and 100 authorization codes of a person, 20,000 logins that have begun of each kind, and
//! 100 former keys. The latest 1000 messages and requests are kept, or as many as [`Emulator::keep_history`] says.
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
//! returned; those with an effect are `auth_methods`, `allowed_auth_methods`, `mfa_policy`, `mfa_methods`,
//! `allowed_mfa_methods`, `email_jit_provisioning`, `email_allowed_domains`, `email_invites`,
//! `oauth_tenant_jit_provisioning`, `allowed_oauth_tenants`, `sso_jit_provisioning`,
//! `sso_jit_provisioning_allowed_connections`, `sso_default_connection_id`, `rbac_email_implicit_role_assignments`, and
//! those that allow Connected Apps.
//!
//! # What is a guess
//!
//! Where Stytch does not document its error, the error here is a guess. So is this:
//!
//! | Subject | Here |
//! |---|---|
//! | Connected Apps: a custom audience, and `resources` | are added to the project id in the audience of access tokens |
//! | Connected Apps: a mistake in a template | `idp_invalid_access_token_jwt_template`, for both templates |
//! | Connected Apps: templates | cannot set `client_id`, `scope`, `nonce` and Stytch's own claims either; are of any size; an item of an array without a value is left out |
//! | Connected Apps: variables in templates | `user` (`user_id`, `external_id`, `name`, `emails`, `phone_numbers`, `status`, `created_at`, metadata, `rbac`), `member` (`member_id`, `external_id`, `name`, `email_address`, `mfa_phone_number`, and the same others) and `organization` (`organization_id`, `organization_slug`, `organization_name`, `organization_external_id`, `created_at`, `trusted_metadata`), with what is inside of them |
//! | Cross App Access: an assertion | has the `typ` `oauth-id-jag+jwt`, a `jti` and an `iat`, works until it expires, and its `resource` is an audience |
//! | Cross App Access: scopes | those of the assertion that the member may grant, without `offline_access`; the request can narrow them |
//! | Cross App Access: several members with this `sub` | refused; so is everything about an assertion that is wrong, as `invalid_grant` |
//! | Crypto wallets: signatures | hex for Ethereum, Base58 for Solana; wallets that are contracts (EIP-1271) are not known |
//! | Crypto wallets: the challenge | can be signed for five minutes, once |
//! | Discovery: a new organization | one without a name has that of the domain, or of the person if the domain is a common one |
//! | Discovery: by password | the token type in links for resets is `multi_tenant_passwords` |
//! | Discovery: memberships | the details of those that one can join: `domain`, or `provider` and `tenant` |
//! | Fraud: a verdict by a rule | keeps the other reasons, before `RULE_MATCH` |
//! | Fraud: country codes | any two letters |
//! | Fraud: email risk | by the address alone: disposable domains, shared mailboxes, dots and plus signs; `bounce@` bounces, and `.invalid` has no DNS records |
//! | Fraud: fingerprints | live 24 hours unless the test says otherwise; all but the telemetry id, rules and overrides is up to the test |
//! | Fraud: verdict reasons | three are known; others can be set and overridden, with `CHALLENGE` as their default action |
//! | Impersonation: a `session_duration_minutes` for such a session | is ignored: the session ends after its hour |
//! | Invitations: refusals | `invalid_email_for_invites` also if `email_invites` is `NOT_ALLOWED`; `duplicate_member_email` for active members |
//! | Links and passcodes: `options` | attributes that were left out never match |
//! | Members: a password that must be reset | is refused with status 400 (`member_reset_password`) |
//! | Members: a password | leads to a session only if the email address has been verified before |
//! | Members: a reactivated one | loses an `external_id` that another member has by then |
//! | Members: a reset of a password by email | proves the email address too: the session has both factors |
//! | Members: a session and an intermediate session in one request | are refused (`too_many_session_arguments`) |
//! | Members: an intermediate session | one with another email address than the member's is refused (`invalid_intermediate_session_token_for_organization`) |
//! | Members: ten wrong codes | lock a member for an hour, like a user |
//! | MFA: `mfa_required` | `member_options` is null for a member without a second factor |
//! | MFA: `primary_required` | after a login that does not verify the email address, the allowed methods that do |
//! | MFA: an enrolled member | is sent a passcode unless their default method is `totp` |
//! | OAuth 2.0: userinfo for a token without the scope `openid` | is refused (`insufficient_scope`) |
//! | OAuth: an `oauth_attach_token` | is valid for five minutes; an account that has a user stays with this user |
//! | OAuth: members | `provider_type` is as for users, such as `GitHub`; `bot_access_token` of Slack is empty |
//! | Organizations: metrics | counts all members except deleted ones |
//! | Passwords: the limits of hashes | bcrypt cost 14; 256 MiB, four times, and 64 threads for Argon2; 256 MiB for scrypt, all p together; 4 million iterations for PBKDF2, if the key is no longer than the digest; 2^17 rounds for phpass; passwords of 1024 bytes |
//! | Passwords: the salt of Argon2 in hex form | is text |
//! | SCIM: a deleted connection | leaves the members, and takes their `scim_registration` and the groups with it |
//! | SCIM: a user who is a member already | is this member from now on |
//! | SCIM: no connection, or another one | `no_active_scim_connection`, with 404 |
//! | SCIM: the email address of a user | is the primary one, or the first, or the user name; a changed one is not verified, and retires the old one |
//! | SCIM: the name of a member | `displayName`, or `name.formatted`, or the given and family name |
//! | SCIM: tokens | do not expire; another start of a rotation replaces the next token |
//! | SCIM: two groups of the same name | are allowed |
//! | Sessions: `attest` | the claims are `email`, or `sub` with an id or external id, and `organization_id`; no user or member is created |
//! | Sessions: `exchange` | the session stays; one without a factor that counts elsewhere is refused (`insufficient_factors_for_session_exchange`) |
//! | SSO: `oidc_providers` | a refresh token, and access tokens of an hour, are made up; `id_token` is empty |
//! | SSO: a login at the provider of an OIDC or external connection | cannot begin there (`oidc_invalid_callback_request`) |
//! | SSO: a login by `organization_id` | uses the only active connection if none is the default |
//! | SSO: a login with a connection that is not active | refused as `requires_active_sso_connection` |
//! | SSO: a new signing key | replaces the certificate of the connection by another made-up one |
//! | SSO: a person who may not become a member | refused when the token is authenticated (`invalid_connection_for_jit_provisioning`) |
//! | SSO: an email address that another member has or had | is not taken over from the provider |
//! | SSO: attributes | all of them are `sso_attributes`; those that `attribute_mapping` gives another name are trusted metadata |
//! | SSO: certificates | the issuer of those of providers is empty, and no expiry is shown |
//! | SSO: encryption keys | are returned as they were given |
//! | SSO: external connections | are the `provider_id` of factors and the `connection_id` of registrations; cannot use one that is external itself, nor give roles for an OIDC one |
//! | SSO: limits | 100 connections of an organization, 5 encryption keys of a connection, 128 characters of a display name |
//! | SSO: metadata of OIDC | `authorize`, `token`, `userinfo` and `jwks.json` below the issuer; without metadata, the old endpoints stay, with a `warning` |
//! | SSO: metadata of SAML | the entity id is the URL, `idp_sso_url` is `/sso/saml` at its host, and the certificate is one of the emulator |
//! | SSO: the default connection | no connection becomes it by itself; it cannot be deleted while others are active |
//! | SSO: the name of a member | becomes that at the provider with each login |
//! | TOTP: a second one while the first is unverified | refused as `pending_totp_exists` until the first expires |
//! | TOTP: migration | a verified registration; it does not enroll the member |
//! | TOTP: recovery codes that were used | no longer listed |
//! | TOTP: which codes count as used | each code works once; the two next to it still work |
//! | WebAuthn: registrations and logins | are completed within five minutes; a new start of a registration replaces the last one for its domain |
//! | WebAuthn: wrong signatures | count as failed attempts of the user |
//!
//! # Security
//!
//! Use this crate only for development and tests. Passwords that were not migrated are kept in plain text, tokens are not
//! from a cryptographic generator, and the private keys are public.

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
pub use model::fraud::fingerprint::Fingerprint;
pub use model::message::Message;
pub use model::sso::login::SsoIdentity;
pub use server::Server;
pub use state::export::ImportError;
pub use state::traffic::{LoggedRequest, PlannedFailure};

/// The README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
