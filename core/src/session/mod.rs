//! Session JWTs: checked here, or by Stytch where that is asked for.

pub(crate) mod b2b;
pub(crate) mod consumer;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Response;
use serde_json::Value;

use crate::api::operations;
use crate::call::Exchange;
use crate::flow::{done, ended};
use crate::json::object;
use crate::jwt::{Claims, SessionClaim, Token, UNREADABLE, VerifyJwt, malformed};
use crate::models::{AuthenticationFactor, OrganizationClaim};
use crate::rbac::{Authorize, Grants, Required, Requirement};
use crate::{
    Cache, Denied, DeniedReason, Error, Flow, Input, JsonObject, Operation, Secret, Step, Timestamp, UnixTime, Vertical,
};

#[cfg(test)]
mod tests;

/// What a check comes to.
pub(crate) enum Checked {
    /// The session that the token tells of.
    Here(Box<SessionToken>),
    /// The answer of Stytch, which is a success.
    ByStytch(Response<Vec<u8>>),
}

/// What a token says of a session.
pub(crate) struct SessionToken {
    /// The `user_id` or `member_id`.
    pub(crate) subject: String,
    pub(crate) session: SessionClaim,
    /// Members have one.
    pub(crate) organization: Option<OrganizationClaim>,
    pub(crate) custom_claims: JsonObject,
}

impl SessionToken {
    fn new(claims: Claims, vertical: Vertical) -> Result<Self, Denied> {
        let expiry = claims.expiry();
        let Claims { subject, session, organization, custom, .. } = claims;
        let wrong_kind = match vertical {
            Vertical::Consumer => "the token is not that of a user's session",
            Vertical::B2b => "the token is not that of a member's session",
        };
        let mut session = session
            .filter(|_| organization.is_some() == (vertical == Vertical::B2b))
            .ok_or_else(|| Denied::new(DeniedReason::WrongKind, wrong_kind))?;
        if organization.as_ref().is_some_and(|organization| organization.organization_id.is_empty()) {
            return Err(malformed("the token does not say of which organization it is"));
        }
        // Old tokens do not say when the session ends, which is then known to live as long as they do.
        if session.expires_at.as_str().is_empty() {
            session.expires_at = Timestamp::from_unix_seconds(expiry.as_seconds());
        }
        Ok(Self { subject, session, organization, custom_claims: custom })
    }
}

/// The factors of a token as types.
fn factors(json: Value) -> Result<Vec<AuthenticationFactor>, Denied> {
    serde_json::from_value(json).map_err(|_| malformed(UNREADABLE))
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

    /// The params of the question to Stytch.
    fn args(&self, session_jwt: &Secret) -> Value {
        let mut args = vec![("session_jwt", session_jwt.expose().into())];
        if let Some(minutes) = self.session_duration_minutes {
            args.push(("session_duration_minutes", minutes.into()));
        }
        if let Some(claims) = &self.session_custom_claims {
            args.push(("session_custom_claims", claims.clone().into()));
        }
        if let Some(Requirement { organization_id, resource_id, action }) = self.requirement() {
            let mut check = vec![("resource_id", resource_id.as_str().into()), ("action", action.as_str().into())];
            if let Some(organization_id) = organization_id {
                check.push(("organization_id", organization_id.as_str().into()));
            }
            args.push(("authorization_check", object(check)));
        }
        object(args)
    }
}

/// The flow of both kinds of session.
pub(crate) struct AuthenticateSession {
    vertical: Vertical,
    token: Result<Arc<Token>, Denied>,
    pub(crate) options: Options,
    state: State,
}

enum State {
    Start,
    Verify(VerifyJwt),
    Authorize { session: Box<SessionToken>, authorize: Authorize },
    AskStytch { args: Value, exchange: Exchange },
    Ended,
}

impl AuthenticateSession {
    pub(crate) fn new(vertical: Vertical, session_jwt: Secret) -> Self {
        let options = Options {
            max_age: None,
            required: Ok(None),
            fall_back: None,
            session_duration_minutes: None,
            session_custom_claims: None,
        };
        Self { vertical, token: Token::parse(session_jwt), options, state: State::Start }
    }

    /// The operation that asks Stytch.
    pub(crate) fn operation(vertical: Vertical) -> &'static Operation {
        match vertical {
            Vertical::Consumer => &operations::CONSUMER_SESSIONS_AUTHENTICATE,
            Vertical::B2b => &operations::B2B_SESSIONS_AUTHENTICATE,
        }
    }

    /// What follows on a failed check: a question to Stytch, or the end.
    fn fall_back(&mut self, error: Error) -> Result<(), Error> {
        let is_wanted = self.options.fall_back.unwrap_or(self.options.max_age.is_some());
        self.state = match &self.token {
            Ok(token) if is_wanted && stytch_may_know_better(&error) => {
                let args = self.options.args(token.text());
                State::AskStytch { args, exchange: Exchange::default() }
            }
            _ => {
                self.state = State::Ended;
                return Err(error);
            }
        };
        Ok(())
    }

    /// The check of what is required of a session.
    fn authorize(&self, session: Box<SessionToken>, requirement: &Requirement) -> State {
        let roles = Grants::Roles(session.session.roles.clone());
        let organization_id = session.organization.as_ref().map(|organization| organization.organization_id.clone());
        let authorize = Authorize::new(self.vertical, Some(requirement.clone()), roles, organization_id);
        State::Authorize { session, authorize }
    }
}

impl Flow for AuthenticateSession {
    type Output = Checked;

    fn step(&mut self, cache: &Cache, now: UnixTime, mut input: Input) -> Result<Step<Checked>, Error> {
        loop {
            match &mut self.state {
                State::Start => {
                    self.state = State::Ended;
                    self.options.required.as_ref().map_err(|twice| *twice)?;
                    let verify = VerifyJwt::new(self.token.clone(), self.vertical);
                    self.state = State::Verify(verify.max_age(self.options.max_age));
                }
                State::Verify(verify) => match verify.step(cache, now, input.take()) {
                    Ok(step) => {
                        let claims = done!(step);
                        self.state = State::Ended;
                        let session = Box::new(SessionToken::new(claims, self.vertical)?);
                        match self.options.requirement() {
                            None => return Ok(Step::Done(Checked::Here(session))),
                            Some(requirement) => self.state = self.authorize(session, requirement),
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
                            return Ok(Step::Done(Checked::Here(session)));
                        }
                    }
                    Err(error) => self.fall_back(error)?,
                },
                State::AskStytch { args, exchange } => {
                    let operation = Self::operation(self.vertical);
                    let request = || cache.project().request_by_name(operation, args, None);
                    let answer = exchange.step(operation, &request, cache, now, input.take());
                    let answer = done!(answer.map_err(refusal)?);
                    self.state = State::Ended;
                    return Ok(Step::Done(Checked::ByStytch(answer)));
                }
                State::Ended => return Err(ended()),
            }
        }
    }
}

impl fmt::Debug for AuthenticateSession {
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
