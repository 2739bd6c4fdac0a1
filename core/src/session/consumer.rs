//! Session JWTs of users.

use std::time::Duration;

use serde_json::Value;

use super::{AuthenticateSession, Checked, SessionToken, factors};
use crate::consumer::Session;
use crate::consumer::sessions::{Authenticate, AuthenticateResponse};
use crate::flow::done;
use crate::rbac::{Requirement, require};
use crate::{Cache, Denied, Error, Flow, Input, Secret, Step, Timestamp, UnixTime, Vertical};

/// Authenticates a session JWT of a user, without a request in the common case.
///
/// The signature and the claims are checked with the project's keys, which are fetched once and kept. That says what was
/// true when the JWT was issued, at most five minutes ago: a session that was revoked since is not noticed. With a
/// [`max_age`](Self::max_age) or [`fall_back`](Self::fall_back), Stytch is asked where the check here is not enough.
///
/// | the check here says | with fall-back |
/// |---|---|
/// | valid, and allowed what is required | done |
/// | expired, too old, not valid yet, unknown issuer | Stytch is asked |
/// | no role allows what is required: roles and policy may have changed | Stytch is asked |
/// | there are no keys, or no policy can be had | Stytch is asked |
/// | malformed, other algorithm, unknown key, wrong signature, other project, other kind of token | denied |
///
/// A made-up token is no reason to ask, so that one whose key cannot be looked for just now is an error, and no denial. A
/// genuine one is a reason, however old: with the fall-back on, whoever has one can make each of their requests one to Stytch,
/// unless the program limits that.
///
/// [`Error::Denied`] is a "no", from here or from Stytch. Any other error means that there was no telling.
///
/// ```
/// use std::time::Duration;
/// use stytch_core::consumer::sessions::AuthenticateJwt;
///
/// # let cookie = "";
/// let flow = AuthenticateJwt::new(cookie).max_age(Duration::from_secs(60)).require("documents", "read");
/// ```
#[derive(Debug)]
#[must_use = "a flow does nothing until it is run"]
pub struct AuthenticateJwt(AuthenticateSession);

impl AuthenticateJwt {
    /// Checks this `session_jwt`, here only.
    pub fn new(session_jwt: impl Into<Secret>) -> Self {
        Self(AuthenticateSession::new(Vertical::Consumer, session_jwt.into()))
    }

    /// Does not accept a JWT that is this old or older, though it is valid; nothing is young enough for zero. Turns the
    /// fall-back on, unless [`fall_back`](Self::fall_back) says otherwise.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.0.options.max_age = Some(max_age);
        self
    }

    /// Whether Stytch is asked where the check here is not enough, by the table above.
    pub fn fall_back(mut self, fall_back: bool) -> Self {
        self.0.options.fall_back = Some(fall_back);
        self
    }

    /// Requires that the roles of the session allow this action on this resource (RBAC). Whoever checks, here or Stytch,
    /// checks this too. A second permission is an [`Error::Build`]: Stytch checks one at a time.
    pub fn require(mut self, resource_id: impl Into<String>, action: impl Into<String>) -> Self {
        let (resource_id, action) = (resource_id.into(), action.into());
        require(&mut self.0.options.required, Requirement { organization_id: None, resource_id, action });
        self
    }

    /// The lifetime that the session gets if Stytch is asked, in minutes from then, 5 to 527040; it stays as it is when
    /// unset.
    pub fn session_duration_minutes(mut self, minutes: i32) -> Self {
        self.0.options.session_duration_minutes = Some(minutes);
        self
    }

    /// Custom claims that the session gets if Stytch is asked, as in
    /// [`Authenticate`](crate::consumer::sessions::Authenticate).
    pub fn session_custom_claims(
        mut self,
        claims: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        let claims = claims.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        self.0.options.session_custom_claims = Some(claims);
        self
    }
}

impl Flow for AuthenticateJwt {
    type Output = AuthenticateJwtResponse;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<AuthenticateJwtResponse>, Error> {
        Ok(Step::Done(match done!(self.0.step(cache, now, input)?) {
            Checked::Here(token) => AuthenticateJwtResponse { session: session(*token)?, answer: None },
            Checked::ByStytch(answer) => {
                let answer = cache.project().response::<Authenticate>(&answer)?;
                AuthenticateJwtResponse { session: answer.session.clone(), answer: Some(Box::new(answer)) }
            }
        }))
    }
}

/// What [`AuthenticateJwt`] comes to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AuthenticateJwtResponse {
    /// The session, as the JWT tells of it or as Stytch answered.
    pub session: Session,
    /// What Stytch answered, if it was asked: a fresh `session_jwt` for the cookie, and the user.
    pub answer: Option<Box<AuthenticateResponse>>,
}

impl AuthenticateJwtResponse {
    /// The JWT that takes the place of the one that was checked, for the cookie; only if Stytch was asked.
    pub fn fresh_jwt(&self) -> Option<&Secret> {
        self.answer.as_ref().map(|answer| &answer.session_jwt).filter(|jwt| !jwt.is_empty())
    }
}

fn session(token: SessionToken) -> Result<Session, Denied> {
    let SessionToken { subject, session, custom_claims, .. } = token;
    let told = |moment: Timestamp| (!moment.as_str().is_empty()).then_some(moment);
    Ok(Session {
        session_id: session.id,
        user_id: subject,
        authentication_factors: factors(session.authentication_factors)?,
        roles: session.roles,
        started_at: told(session.started_at),
        last_accessed_at: told(session.last_accessed_at),
        expires_at: Some(session.expires_at),
        attributes: session.attributes,
        custom_claims: Some(custom_claims),
    })
}
