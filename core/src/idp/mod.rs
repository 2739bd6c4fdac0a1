//! Stytch as an identity provider: the tokens of connected apps.

pub(crate) mod b2b;
pub(crate) mod consumer;
mod exchange;

use std::fmt;
use std::time::Duration;

use serde_json::Value;

use crate::access_token::{M2M_CLIENT, scopes, take, wrong_kind};
use crate::api::operations;
use crate::call::Exchange;
use crate::flow::{done, ended};
use crate::json::object;
use crate::jwt::{Claims, ORGANIZATION, Token, VerifyJwt, unix_time};
use crate::members::{Members, Wrong, one_or_many};
use crate::models::OrganizationClaim;
use crate::rbac::{Authorize, Grants, Required};
use crate::{Cache, Denied, DeniedReason, Error, Flow, Input, JsonObject, Secret, Step, UnixTime, Vertical};

#[cfg(test)]
mod tests;

/// The access token of a connected app, found valid.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ConnectedAppToken {
    /// For whom the app speaks: the `user_id` or `member_id`.
    pub subject: String,
    /// The app.
    pub client_id: String,
    /// What the app may do.
    pub scopes: Vec<String>,
    /// Who issued the token.
    pub issuer: String,
    /// For whom the token is meant; the project id is among them, if Stytch names any.
    pub audience: Vec<String>,
    /// When the token expires.
    pub expires_at: Option<UnixTime>,
    /// When the token was issued.
    pub issued_at: Option<UnixTime>,
    /// The organization of the member, in B2B.
    pub organization: Option<OrganizationClaim>,
    /// The claims that have no field of their own.
    pub custom_claims: JsonObject,
}

/// The flow of both products.
struct Introspection {
    vertical: Vertical,
    access_token: Secret,
    max_age: Option<Duration>,
    required: Required,
    /// Who asks Stytch; nobody does without.
    client: Option<(String, Option<Secret>)>,
    state: State,
}

enum State {
    Start,
    Verify(VerifyJwt),
    AskStytch(Exchange),
    Authorize { token: Box<ConnectedAppToken>, authorize: Authorize },
    Ended,
}

impl Introspection {
    fn new(vertical: Vertical, access_token: Secret) -> Self {
        Self { vertical, access_token, max_age: None, required: Ok(None), client: None, state: State::Start }
    }

    fn start(&self) -> Result<State, Error> {
        self.required.as_ref().map_err(|twice| *twice)?;
        if self.client.is_some() {
            return Ok(State::AskStytch(Exchange::default()));
        }
        let verify = VerifyJwt::new(Token::parse(self.access_token.clone()), self.vertical);
        Ok(State::Verify(verify.max_age(self.max_age)))
    }

    /// After the token was found valid: what must hold for both ways, and what was required.
    fn found(&self, token: ConnectedAppToken) -> Result<State, Error> {
        let organization_id = token.organization.as_ref().map(|organization| organization.organization_id.clone());
        if self.vertical == Vertical::B2b && organization_id.as_ref().is_none_or(String::is_empty) {
            return Err(wrong_kind("the token does not speak for a member").into());
        }
        if self.vertical == Vertical::Consumer && token.organization.is_some() {
            return Err(wrong_kind("the token speaks for a member, not a user").into());
        }
        // A client of M2M speaks for itself, whatever its id looks like.
        if token.subject.starts_with(M2M_CLIENT) || token.subject == token.client_id {
            return Err(wrong_kind("the token is that of an M2M client").into());
        }
        let scopes = Grants::Scopes(token.scopes.clone());
        let requirement = self.required.clone()?;
        let authorize = Authorize::new(self.vertical, requirement, scopes, organization_id);
        Ok(State::Authorize { token: Box::new(token), authorize })
    }
}

impl Flow for Introspection {
    type Output = ConnectedAppToken;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<ConnectedAppToken>, Error> {
        self.advance(cache, now, input).inspect_err(|_| self.state = State::Ended)
    }
}

impl Introspection {
    /// One step; whatever fails in it is the end.
    fn advance(&mut self, cache: &Cache, now: UnixTime, mut input: Input) -> Result<Step<ConnectedAppToken>, Error> {
        loop {
            match &mut self.state {
                State::Start => self.state = self.start()?,
                State::Verify(verify) => {
                    let claims = done!(verify.step(cache, now, input.take())?);
                    self.state = self.found(from_claims(claims)?)?;
                }
                State::AskStytch(exchange) => {
                    let operation = &operations::OAUTH2_INTROSPECT;
                    let args = || question(&self.access_token, &self.client);
                    let request = || cache.project().request_by_name(operation, &args(), None);
                    let answer = done!(exchange.step(operation, &request, cache, now, input.take())?);
                    let answer = cache.project().members(operation, &answer, Answer::of)?;
                    self.state = self.found(from_answer(answer, cache, now, self.max_age)?)?;
                }
                State::Authorize { authorize, .. } => {
                    done!(authorize.step(cache, now, input.take())?);
                    if let State::Authorize { token, .. } = std::mem::replace(&mut self.state, State::Ended) {
                        return Ok(Step::Done(*token));
                    }
                }
                State::Ended => return Err(ended()),
            }
        }
    }
}

/// The params of the question to Stytch.
fn question(access_token: &Secret, client: &Option<(String, Option<Secret>)>) -> Value {
    let mut args = vec![("token", access_token.expose().into()), ("token_type_hint", "access_token".into())];
    if let Some((client_id, client_secret)) = client {
        args.push(("client_id", client_id.as_str().into()));
        args.extend(client_secret.iter().map(|secret| ("client_secret", secret.expose().into())));
    }
    object(args)
}

/// Leaves token and secret out.
impl fmt::Debug for Introspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntrospectToken")
            .field("max_age", &self.max_age)
            .field("required", &self.required)
            .finish_non_exhaustive()
    }
}

fn from_claims(mut claims: Claims) -> Result<ConnectedAppToken, Denied> {
    let token = take(&mut claims)?;
    let client_id = token.client_id.ok_or_else(|| wrong_kind("the token is not that of a connected app"))?;
    Ok(ConnectedAppToken {
        client_id,
        scopes: token.scopes,
        expires_at: Some(claims.expiry()),
        issued_at: claims.issued_at.map(unix_time),
        subject: claims.subject,
        issuer: claims.issuer,
        audience: claims.audience,
        organization: claims.organization,
        custom_claims: claims.custom,
    })
}

/// What counts of an [`oauth2::IntrospectResponse`].
struct Answer {
    active: bool,
    token_type: Option<String>,
    audience: Vec<String>,
    issued_at: Option<i64>,
    expires_at: Option<i64>,
    subject: Option<String>,
    client_id: Option<String>,
    scope: Option<String>,
    issuer: Option<String>,
    organization: Option<OrganizationClaim>,
    custom_claims: JsonObject,
}

impl Answer {
    fn of(mut answer: Members) -> Result<Self, Wrong> {
        for name in ["username", "nbf", "jti", "request_id", "status_code"] {
            answer.take(name);
        }
        Ok(Self {
            active: Value::from(answer.required("active")?).as_bool().ok_or_else(|| Wrong::kind("active"))?,
            token_type: answer.text("token_type")?,
            audience: answer.take("aud").map_or(Ok(Vec::new()), one_or_many)?,
            issued_at: answer.integer("iat")?,
            expires_at: answer.integer("exp")?,
            subject: answer.text("sub")?,
            client_id: answer.text("client_id")?,
            scope: answer.text("scope")?,
            issuer: answer.text("iss")?,
            organization: answer.object(ORGANIZATION, Members::organization_claim)?,
            custom_claims: answer.custom_claims(),
        })
    }
}

fn from_answer(
    answer: Answer,
    cache: &Cache,
    now: UnixTime,
    max_age: Option<Duration>,
) -> Result<ConnectedAppToken, Denied> {
    if !answer.active {
        return Err(Denied::new(DeniedReason::Inactive, "the token is not active"));
    }
    // Stytch says the same of refresh tokens, which live long and are for nobody but Stytch.
    let is_access_token =
        |kind: &String| ["", "access_token", "bearer"].iter().any(|known| kind.eq_ignore_ascii_case(known));
    if !answer.token_type.as_ref().is_none_or(is_access_token) {
        return Err(wrong_kind("the token is no access token"));
    }
    if !answer.audience.is_empty() && !answer.audience.iter().any(|audience| audience == cache.project().project_id()) {
        return Err(Denied::new(DeniedReason::Audience, "the token is for another project"));
    }
    let lacks = |detail| Denied::new(DeniedReason::Malformed, detail);
    let seconds = |seconds: i64| UnixTime::from_seconds(seconds.try_into().unwrap_or(0));
    let (issued_at, expires_at) = (answer.issued_at.map(seconds), answer.expires_at.map(seconds));
    if expires_at.is_some_and(|expires_at| now >= expires_at + cache.settings().leeway) {
        return Err(Denied::new(DeniedReason::Expired, "the token has expired"));
    }
    if let Some(max_age) = max_age {
        let issued_at = issued_at.ok_or_else(|| lacks("the token does not say how old it is"))?;
        if max_age.is_zero() || now >= issued_at + max_age {
            return Err(Denied::new(DeniedReason::TooOld, "the token is older than the caller accepts"));
        }
    }
    Ok(ConnectedAppToken {
        subject: answer
            .subject
            .filter(|subject| !subject.is_empty())
            .ok_or_else(|| lacks("the token does not say for whom it speaks"))?,
        client_id: answer.client_id.ok_or_else(|| wrong_kind("the token is not that of a connected app"))?,
        scopes: answer.scope.as_deref().map(scopes).unwrap_or_default(),
        issuer: answer.issuer.unwrap_or_default(),
        audience: answer.audience,
        expires_at,
        issued_at,
        organization: answer.organization,
        custom_claims: answer.custom_claims,
    })
}
