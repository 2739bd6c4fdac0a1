//! Session JWTs: checked locally, or by Stytch where that is allowed.

pub(crate) mod b2b;
pub(crate) mod consumer;
mod token;

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Response;
use serde::Serialize;
use serde_json::Value;

use super::jwt::{Claims, Unverified, VerifyOnce};
use super::rbac::{Authorize, Grants, NO_ROLE, Required, Requirement};
use crate::api;
use crate::error::{BuildError, Denied, DeniedReason, Error};
use crate::flow::{Attempts, Context, Flow, Input, RetryPolicy, Step, ready};
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, UnixTime, Vertical};
use crate::wire::fields::Misfit;
use crate::wire::{Encoder, Endpoint, response};

pub(crate) use token::{ReadFactors, SessionToken};

#[cfg(test)]
mod tests;

/// The outcome of a check.
pub(crate) enum Checked<F> {
    /// The session that the token describes.
    Local(Arc<SessionToken<F>>),
    /// The response of Stytch, which is a success.
    Remote(Response<Vec<u8>>),
}

/// The options of a check.
#[derive(Debug, Default)]
pub(crate) struct Options {
    pub(crate) max_age: Option<Duration>,
    pub(crate) required: Required,
    pub(crate) fall_back: Option<bool>,
    pub(crate) session_duration_minutes: Option<i32>,
    pub(crate) session_custom_claims: Option<JsonObject>,
}

/// The params of Stytch's own check.
#[derive(Serialize)]
struct RemoteCheck<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    session_duration_minutes: Option<i32>,
    session_jwt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_custom_claims: Option<&'a JsonObject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authorization_check: Option<&'a Requirement>,
}

/// The flow of both kinds of session, which reads the factors of a token as `F`.
///
/// ```text
///   Verify ---> Authorize, if a permission is required ---> Local
///     |             |
///     +------+------+
///            v
///       AskStytch, if that is allowed and can help -------> Remote
/// ```
pub(crate) struct AuthenticateSession<F> {
    vertical: Vertical,
    session_jwt: Arc<Secret>,
    pub(crate) options: Options,
    state: State<F>,
}

enum State<F> {
    Start,
    Verify(VerifyOnce),
    Authorize { session: Option<Arc<SessionToken<F>>>, authorize: Authorize },
    AskStytch(Attempts),
}

/// The operation by which Stytch checks a session.
pub(crate) fn operation(vertical: Vertical) -> &'static Operation {
    match vertical {
        Vertical::Consumer => api::consumer::sessions::Authenticate::OPERATION,
        Vertical::B2b => api::b2b::sessions::Authenticate::OPERATION,
    }
}

impl<F: Any + Send + Sync> AuthenticateSession<F> {
    pub(crate) fn new(vertical: Vertical, session_jwt: Secret) -> Self {
        Self { vertical, session_jwt: Arc::new(session_jwt), options: Options::default(), state: State::Start }
    }

    pub(crate) fn step(
        &mut self,
        context: &Context,
        now: UnixTime,
        mut input: Input,
        read_factors: ReadFactors<F>,
    ) -> Result<Step<Checked<F>>, Error> {
        let vertical = self.vertical;
        let session = |claims: Claims<'_>| SessionToken::new(claims, vertical, read_factors);
        loop {
            match &mut self.state {
                State::Start => {
                    self.options.check()?;
                    let token = Arc::clone(&self.session_jwt);
                    self.state = State::Verify(VerifyOnce::new(token, vertical, self.options.max_age));
                }
                State::Verify(verify) => match verify.step(context, now, input.take(), session) {
                    Ok(step) => {
                        let session = ready!(step);
                        match self.options.required.get()? {
                            None => return Ok(Step::Done(Checked::Local(session))),
                            Some(requirement) => self.state = self.authorize(session, requirement),
                        }
                    }
                    // Otherwise, forged tokens would cause requests to Stytch.
                    Err(Unverified::MayBeForged(error)) => return Err(error),
                    // This one may be forged too, so such questions are few.
                    Err(Unverified::WithoutKeys(error)) => {
                        if !(self.may_ask(&error) && context.may_ask_unverified(now)) {
                            return Err(error);
                        }
                        let mut once = Attempts::default();
                        once.set_policy(RetryPolicy::none());
                        self.state = State::AskStytch(once);
                    }
                    Err(Unverified::Denied(denied)) => self.fall_back(denied.into())?,
                },
                State::Authorize { session, authorize } => match authorize.step(context, now, input.take()) {
                    Ok(step) => {
                        ready!(step);
                        if let Some(session) = session.take() {
                            return Ok(Step::Done(Checked::Local(session)));
                        }
                    }
                    Err(error) => self.fall_back(error)?,
                },
                State::AskStytch(attempts) => {
                    let operation = operation(vertical);
                    let (token, options) = (&self.session_jwt, &self.options);
                    let request = || context.project().encode(operation, |encoder| options.encode(token, encoder));
                    let response = attempts.step(operation, &request, context, now, input.take());
                    let response = ready!(response.map_err(refusal)?);
                    if options.required.get()?.is_some() {
                        check_verdict(operation, &response)?;
                    }
                    return Ok(Step::Done(Checked::Remote(response)));
                }
            }
        }
    }

    /// Whether Stytch may be asked after this failure of the local check.
    fn may_ask(&self, error: &Error) -> bool {
        self.options.fall_back.unwrap_or(self.options.max_age.is_some()) && stytch_may_know_better(error)
    }

    /// After a failed local check: either Stytch is asked, or the flow ends.
    fn fall_back(&mut self, error: Error) -> Result<(), Error> {
        if !self.may_ask(&error) {
            return Err(error);
        }
        self.state = State::AskStytch(Attempts::default());
        Ok(())
    }

    /// The check of what is required of a session.
    fn authorize(&self, session: Arc<SessionToken<F>>, requirement: &Requirement) -> State<F> {
        let roles = Grants::Roles(session.session.roles.clone());
        let organization_id = session.organization.as_ref().map(|organization| organization.organization_id.clone());
        let authorize = Authorize::new(self.vertical, Some(requirement.clone()), roles, organization_id);
        State::Authorize { session: Some(session), authorize }
    }
}

impl Options {
    /// Options that could never be used are a mistake, unless the caller has said that Stytch is not to be asked.
    fn check(&self) -> Result<(), Error> {
        self.required.get()?;
        let unused = match self {
            Self { fall_back: Some(_), .. } | Self { max_age: Some(_), .. } => return Ok(()),
            Self { session_duration_minutes: Some(_), .. } => "session_duration_minutes",
            Self { session_custom_claims: Some(_), .. } => "session_custom_claims",
            _ => return Ok(()),
        };
        Err(BuildError::configuration(unused, "is only used if Stytch is asked: turn the fall-back on").into())
    }

    fn encode(&self, session_jwt: &Secret, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(&RemoteCheck {
            session_duration_minutes: self.session_duration_minutes,
            session_jwt: session_jwt.expose(),
            session_custom_claims: self.session_custom_claims.as_ref(),
            authorization_check: self.required.get()?,
        })
    }
}

impl<F> fmt::Debug for AuthenticateSession<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthenticateJwt").field("options", &self.options).finish_non_exhaustive()
    }
}

/// Whether Stytch may accept what failed here, because the failure depends on time or on something that was missing
/// here. Stytch is not asked about tokens that are forged or meant for others. A key that the project does not have
/// counts as forged: otherwise an attacker could turn each request into one to Stytch, until its rate limit locks all
/// users out.
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

/// Makes sure that Stytch's verdict about what is required is not a "no". A success means "yes" also without one.
fn check_verdict(operation: &'static Operation, response: &Response<Vec<u8>>) -> Result<(), Error> {
    // A body that is not JSON is an error where it is read.
    let answer = response::any_json(response.body()).unwrap_or_default();
    match answer["verdict"]["authorized"] {
        Value::Null | Value::Bool(true) => Ok(()),
        Value::Bool(false) => Err(Denied::new(DeniedReason::Permission, NO_ROLE).into()),
        _ => Err(Misfit::wrong_type("verdict.authorized").in_response(operation, response.status(), response.body())),
    }
}

/// Stytch's own "no", as opposed to responses that say nothing about the session.
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
        "jwt_invalid_issuer" => (DeniedReason::Issuer, "the token has another issuer"),
        "session_authorization_error" | "consumer_session_authorization_error" => (DeniedReason::Permission, NO_ROLE),
        "session_authorization_tenancy_error" => (DeniedReason::Tenancy, "it is of another organization"),
        _ => return Error::Api(api_error),
    };
    Denied { api_error: Some(api_error), ..Denied::new(reason, detail) }.into()
}
