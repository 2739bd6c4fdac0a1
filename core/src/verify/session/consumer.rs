//! Session JWTs of users.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::token::factors;
use super::{AuthenticateSession, Checked, Options, SessionToken};
use crate::api::consumer::Session;
use crate::api::consumer::sessions::{Authenticate, AuthenticateResponse};
use crate::api::models::AuthenticationFactor;
use crate::error::Error;
use crate::flow::{Context, Flow, Input, Once, Step, ready};
use crate::values::{Secret, Timestamp, UnixTime, Vertical};
use crate::verify::rbac::Requirement;
use crate::wire::{Endpoint, response};

/// Authenticates a session JWT of a user, without a request in the common case.
///
/// The signature and the claims are checked with the project's keys, which are fetched once and kept. They describe the
/// session as it was when the JWT was issued, at most five minutes ago: the check does not notice that the session was
/// revoked since. With a [`max_age`](Self::max_age) or [`fall_back`](Self::fall_back), Stytch is asked if the local
/// check is not enough.
///
/// | local check | with fall-back |
/// |---|---|
/// | valid, and allowed what is required | done |
/// | expired, too old, not valid yet, unknown issuer | Stytch is asked |
/// | no role allows what is required: roles and policy may have changed | Stytch is asked |
/// | policy cannot be fetched | Stytch is asked |
/// | keys cannot be fetched | Stytch is asked, a few times per second; beyond that, an error |
/// | malformed, other algorithm, unknown key, wrong signature, other project, other kind of token | denied |
///
/// Without keys, any token may be forged, so
/// [`Settings::unverified_per_second`](crate::Settings#structfield.unverified_per_second) limits these questions. With
/// keys, Stytch is not asked about a token that may be forged. If the project's keys do not include the token's and newer
/// keys cannot be fetched right now, or if the verifier of signatures fails, the result is an error and not a denial. A
/// token whose key is not among the keys waits at most a second for another flow that fetches newer ones.
///
/// A genuine token is sent to Stytch however old it is. With the fall-back on, its bearer can therefore turn each
/// request into one to Stytch, unless the program limits their rate.
///
/// [`Error::Denied`] is a "no", of the local check or of Stytch. Any other error means that the check could not be
/// completed.
///
/// ```
/// use std::time::Duration;
/// use stytch_core::consumer::sessions::AuthenticateJwt;
///
/// # let cookie = "";
/// let flow = AuthenticateJwt::new(cookie)
///     .max_age(Duration::from_secs(60))
///     .require("documents", "read");
/// ```
#[derive(Debug)]
#[must_use = "a flow does nothing until it is run"]
pub struct AuthenticateJwt(Once<AuthenticateSession<Vec<AuthenticationFactor>>>);

impl AuthenticateJwt {
    /// Checks this `session_jwt` locally.
    pub fn new(session_jwt: impl Into<Secret>) -> Self {
        Self(Once::new(AuthenticateSession::new(Vertical::Consumer, session_jwt.into())))
    }

    /// Rejects a valid JWT that is this old or older; zero rejects all. Turns the fall-back on, unless
    /// [`fall_back`](Self::fall_back) says otherwise.
    pub fn max_age(self, max_age: Duration) -> Self {
        self.with(|options| options.max_age = Some(max_age))
    }

    /// Whether Stytch is asked if the local check is not enough, by the table above.
    pub fn fall_back(self, fall_back: bool) -> Self {
        self.with(|options| options.fall_back = Some(fall_back))
    }

    /// Requires that the roles of the session allow this action on this resource (RBAC). Both the local check and Stytch's
    /// check this. A second permission is an [`Error::Build`]: Stytch checks one at a time.
    pub fn require(self, resource_id: impl Into<String>, action: impl Into<String>) -> Self {
        let (resource_id, action) = (resource_id.into(), action.into());
        self.with(|options| options.required.add(Requirement { organization_id: None, resource_id, action }))
    }

    /// The lifetime that the session gets if Stytch is asked, in minutes from then, 5 to 527040; unchanged when unset. Without
    /// [`max_age`](Self::max_age) or [`fall_back`](Self::fall_back), it could have no effect and is an [`Error::Build`].
    pub fn session_duration_minutes(self, minutes: i32) -> Self {
        self.with(|options| options.session_duration_minutes = Some(minutes))
    }

    /// Custom claims that the session gets if Stytch is asked, as in
    /// [`Authenticate`](crate::consumer::sessions::Authenticate). Like
    /// [`session_duration_minutes`](Self::session_duration_minutes), they need a fall-back.
    pub fn session_custom_claims(
        self,
        claims: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        let claims = claims.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        self.with(|options| options.session_custom_claims = Some(claims))
    }

    fn with(self, change: impl FnOnce(&mut Options)) -> Self {
        Self(self.0.with(|check| change(&mut check.options)))
    }
}

impl Flow for AuthenticateJwt {
    type Output = AuthenticateJwtResponse;

    // Inline, as for endpoints: only a program that checks sessions compiles their deserializers.
    #[inline]
    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<AuthenticateJwtResponse>, Error> {
        self.0.step(|check| {
            Ok(Step::Done(match ready!(check.step(context, now, input, factors)?) {
                Checked::Local(token) => {
                    AuthenticateJwtResponse { session: session(Arc::unwrap_or_clone(token)), response: None }
                }
                Checked::Remote(remote) => {
                    let response: AuthenticateResponse =
                        response::decode(Authenticate::OPERATION, remote.status(), remote.body())?;
                    AuthenticateJwtResponse { session: response.session.clone(), response: Some(Box::new(response)) }
                }
            }))
        })
    }
}

/// What [`AuthenticateJwt`] returns.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AuthenticateJwtResponse {
    /// The session, as the JWT describes it or as Stytch returned it.
    pub session: Session,
    /// Stytch's response, if Stytch was asked: a fresh `session_jwt` for the cookie, and the user.
    pub response: Option<Box<AuthenticateResponse>>,
}

impl AuthenticateJwtResponse {
    /// The JWT that replaces the one that was checked, for the cookie; only if Stytch was asked.
    pub fn fresh_jwt(&self) -> Option<&Secret> {
        self.response.as_ref().map(|response| &response.session_jwt).filter(|jwt| !jwt.is_empty())
    }
}

#[inline]
fn session(token: SessionToken<Vec<AuthenticationFactor>>) -> Session {
    let SessionToken { subject, session, authentication_factors, custom_claims, .. } = token;
    let known = |moment: Timestamp| (!moment.as_str().is_empty()).then_some(moment);
    Session {
        session_id: session.id,
        user_id: subject,
        authentication_factors,
        roles: session.roles,
        started_at: known(session.started_at),
        last_accessed_at: known(session.last_accessed_at),
        expires_at: Some(session.expires_at),
        attributes: session.attributes,
        custom_claims: Some(custom_claims),
    }
}
