//! Session JWTs: checked here, or by Stytch where that is asked for.

pub(crate) mod b2b;
pub(crate) mod consumer;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::flow::{done, ended};
use crate::jwt::{Claims, Token, VerifyJwt};
use crate::rbac::{Authorize, Grants, Required, Requirement};
use crate::{
    Cache, Call, Denied, DeniedReason, Endpoint, Error, Flow, Input, JsonObject, Secret, Step, Timestamp, UnixTime,
    Vertical,
};

#[cfg(test)]
mod tests;

/// What the sessions of users and of members have in common.
pub(crate) trait Kind {
    const VERTICAL: Vertical;
    /// What the factors of a session are read as.
    type Factor: DeserializeOwned;
    type Session;
    /// What the flow comes to.
    type Output;
    /// Asks Stytch.
    type Authenticate: Endpoint;

    /// The session that a token tells of.
    fn session(claims: Claims<Self::Factor>) -> Result<Self::Session, Denied>;

    fn roles(session: &Self::Session) -> &[String];

    fn organization_id(session: &Self::Session) -> Option<&str>;

    fn authenticate(session_jwt: Secret, options: &Options) -> Self::Authenticate;

    fn checked_here(session: Self::Session) -> Self::Output;

    fn checked_by_stytch(answer: <Self::Authenticate as Endpoint>::Response) -> Self::Output;
}

/// What a caller may say about a check.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) max_age: Option<Duration>,
    pub(crate) required: Required,
    pub(crate) fall_back: Option<bool>,
    pub(crate) session_duration_minutes: Option<i32>,
    pub(crate) session_custom_claims: Option<JsonObject>,
}

impl Options {
    fn requirement(&self) -> Option<&Requirement> {
        self.required.as_ref().ok()?.as_ref()
    }
}

/// The flow of both kinds of session.
pub(crate) struct AuthenticateSession<K: Kind> {
    token: Result<Arc<Token>, Denied>,
    pub(crate) options: Options,
    state: State<K>,
}

enum State<K: Kind> {
    Start,
    Verify(VerifyJwt<K::Factor>),
    Authorize { session: K::Session, authorize: Authorize },
    AskStytch(Call<K::Authenticate>),
    Ended,
}

impl<K: Kind> AuthenticateSession<K> {
    pub(crate) fn new(session_jwt: Secret) -> Self {
        let options = Options {
            max_age: None,
            required: Ok(None),
            fall_back: None,
            session_duration_minutes: None,
            session_custom_claims: None,
        };
        Self { token: Token::parse(session_jwt), options, state: State::Start }
    }

    /// What follows on a failed check: a question to Stytch, or the end.
    fn fall_back(&mut self, error: Error) -> Result<(), Error> {
        let is_wanted = self.options.fall_back.unwrap_or(self.options.max_age.is_some());
        self.state = match &self.token {
            Ok(token) if is_wanted && stytch_may_know_better(&error) => {
                State::AskStytch(Call::new(K::authenticate(token.text().clone(), &self.options)))
            }
            _ => {
                self.state = State::Ended;
                return Err(error);
            }
        };
        Ok(())
    }

    /// The check of what is required of a session.
    fn authorize(session: K::Session, requirement: &Requirement) -> State<K> {
        let roles = Grants::Roles(K::roles(&session).to_vec());
        let organization_id = K::organization_id(&session).map(str::to_owned);
        let authorize = Authorize::new(K::VERTICAL, Some(requirement.clone()), roles, organization_id);
        State::Authorize { session, authorize }
    }
}

impl<K: Kind> Flow for AuthenticateSession<K> {
    type Output = K::Output;

    fn step(&mut self, cache: &Cache, now: UnixTime, mut input: Input) -> Result<Step<K::Output>, Error> {
        loop {
            match &mut self.state {
                State::Start => {
                    self.state = State::Ended;
                    self.options.required.as_ref().map_err(|twice| *twice)?;
                    let verify = VerifyJwt::new(self.token.clone(), K::VERTICAL);
                    self.state = State::Verify(verify.max_age(self.options.max_age));
                }
                State::Verify(verify) => match verify.step(cache, now, input.take()) {
                    Ok(step) => {
                        let claims = done!(step);
                        self.state = State::Ended;
                        let session = K::session(claims)?;
                        match self.options.requirement() {
                            None => return Ok(Step::Done(K::checked_here(session))),
                            Some(requirement) => self.state = Self::authorize(session, requirement),
                        }
                    }
                    // There are keys, so that anybody could make this up: it is no reason to ask.
                    Err(error) if verify.lacks_only_the_key() => {
                        self.state = State::Ended;
                        return Err(error);
                    }
                    Err(error) => self.fall_back(error)?,
                },
                State::Authorize { authorize, .. } => match authorize.step(cache, now, input.take()) {
                    Ok(step) => {
                        done!(step);
                        if let State::Authorize { session, .. } = std::mem::replace(&mut self.state, State::Ended) {
                            return Ok(Step::Done(K::checked_here(session)));
                        }
                    }
                    Err(error) => self.fall_back(error)?,
                },
                State::AskStytch(call) => {
                    let answer = done!(call.step(cache, now, input.take()).map_err(refusal)?);
                    self.state = State::Ended;
                    return Ok(Step::Done(K::checked_by_stytch(answer)));
                }
                State::Ended => return Err(ended()),
            }
        }
    }
}

impl<K: Kind> fmt::Debug for AuthenticateSession<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthenticateJwt").field("options", &self.options).finish_non_exhaustive()
    }
}

/// Whether a check that failed here may succeed at Stytch: because time matters, or because something was missing here. What
/// is forged, or meant for somebody else, stays so. A key that the project does not have counts as forged: else anybody could
/// make each request one to Stytch, until its rate limit locks everybody out.
fn stytch_may_know_better(error: &Error) -> bool {
    match error {
        Error::Denied(denied) => matches!(
            denied.reason,
            DeniedReason::Expired
                | DeniedReason::NotYetValid
                | DeniedReason::TooOld
                | DeniedReason::Issuer
                | DeniedReason::Permission
        ),
        Error::Api(_) | Error::Decode(_) | Error::Transport(_) => true,
        Error::Build(_) => false,
    }
}

/// Stytch's own "no", told apart from answers that say nothing about the session.
fn refusal(error: Error) -> Error {
    let Error::Api(api_error) = error else {
        return error;
    };
    let (reason, detail) = match api_error.error_type.as_str() {
        "session_not_found" => (DeniedReason::Inactive, "the session does not exist, or is over"),
        "unable_to_parse_session_jwt" | "jwt_invalid_claims" | "invalid_session_token" => {
            (DeniedReason::Malformed, "Stytch cannot read the token")
        }
        "jwt_invalid_audience" => (DeniedReason::Audience, "the token is for another project"),
        "jwt_invalid_issuer" => (DeniedReason::Issuer, "the token was issued by somebody else"),
        "session_authorization_error" | "consumer_session_authorization_error" => {
            (DeniedReason::Permission, "no role allows the required action on the required resource")
        }
        "session_authorization_tenancy_error" => (DeniedReason::Tenancy, "it is of another organization"),
        _ => return Error::Api(api_error),
    };
    Denied { api_error: Some(api_error), ..Denied::new(reason, detail) }.into()
}

/// When a session ends: old tokens do not say, and the session is then known to live as long as they do.
pub(crate) fn expires_at(claimed: Timestamp, token: UnixTime) -> Timestamp {
    if claimed.as_str().is_empty() { Timestamp::from_unix_seconds(token.as_seconds()) } else { claimed }
}
