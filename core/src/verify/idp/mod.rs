//! Stytch as an identity provider: the tokens of connected apps.

pub(crate) mod b2b;
pub(crate) mod consumer;
mod exchange;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::api::models::OrganizationClaim;
use crate::api::oauth2;
use crate::error::{Denied, DeniedReason, Error};
use crate::flow::{Attempts, Context, Flow, Input, Step, ready};
use crate::values::{JsonObject, Secret, UnixTime, Vertical};
use crate::verify::access_token::{AccessTokenClaims, M2M_CLIENT, scopes, wrong_kind};
use crate::verify::jwt::{Claims, ORGANIZATION, STYTCH, VerifyOnce, malformed, organization_claim, unix_time};
use crate::verify::rbac::{Authorize, Grants, Required};
use crate::wire::fields::{self, Misfit};
use crate::wire::{Encoder, Endpoint, response};

/// A valid access token of a connected app.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ConnectedAppToken {
    /// The `user_id` or `member_id` that the app acts for.
    pub subject: String,
    /// The app.
    pub client_id: String,
    /// What the app may do.
    pub scopes: Vec<String>,
    /// The issuer of the token.
    pub issuer: String,
    /// The audience of the token; includes the project id, unless it is empty.
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
///
/// ```text
/// Start --- as no client ---> Verify -----> Authorize ---> token
///   |                                          ^
///   +------ as a client ----> AskStytch -------+
/// ```
pub(crate) struct Introspection {
    vertical: Vertical,
    access_token: Arc<Secret>,
    pub(crate) max_age: Option<Duration>,
    pub(crate) required: Required,
    /// The client that asks Stytch; without one, the check is local.
    pub(crate) client: Option<(String, Option<Secret>)>,
    state: State,
}

enum State {
    Start,
    Verify(VerifyOnce),
    AskStytch(Attempts),
    Authorize { token: Option<Arc<ConnectedAppToken>>, authorize: Authorize },
}

impl Introspection {
    pub(crate) fn new(vertical: Vertical, access_token: Secret) -> Self {
        let access_token = Arc::new(access_token);
        Self { vertical, access_token, max_age: None, required: Required::None, client: None, state: State::Start }
    }

    /// Checks what local and remote results have in common, and the requirement.
    fn authorize(&self, token: Arc<ConnectedAppToken>) -> Result<State, Error> {
        let organization_id = token.organization.as_ref().map(|organization| organization.organization_id.clone());
        if self.vertical == Vertical::B2b && organization_id.as_ref().is_none_or(String::is_empty) {
            return Err(wrong_kind("the token does not act for a member").into());
        }
        if self.vertical == Vertical::Consumer && token.organization.is_some() {
            return Err(wrong_kind("the token acts for a member, not a user").into());
        }
        // An M2M client acts for itself, whatever its id looks like.
        if token.subject.starts_with(M2M_CLIENT) || token.subject == token.client_id {
            return Err(wrong_kind("the token is that of an M2M client").into());
        }
        let scopes = Grants::Scopes(token.scopes.clone());
        let requirement = self.required.get()?.cloned();
        let authorize = Authorize::new(self.vertical, requirement, scopes, organization_id);
        Ok(State::Authorize { token: Some(token), authorize })
    }
}

impl Flow for Introspection {
    type Output = ConnectedAppToken;

    fn step(&mut self, context: &Context, now: UnixTime, mut input: Input) -> Result<Step<ConnectedAppToken>, Error> {
        loop {
            match &mut self.state {
                State::Start => {
                    self.required.get()?;
                    self.state = if self.client.is_some() {
                        State::AskStytch(Attempts::default())
                    } else {
                        State::Verify(VerifyOnce::new(self.access_token.clone(), self.vertical, self.max_age))
                    };
                }
                State::Verify(verify) => {
                    let token = ready!(verify.step(context, now, input.take(), from_claims)?);
                    self.state = self.authorize(token)?;
                }
                State::AskStytch(attempts) => {
                    let operation = oauth2::Introspect::OPERATION;
                    let (access_token, client) = (&self.access_token, &self.client);
                    let request = || context.project().encode(operation, |encoder| ask(access_token, client, encoder));
                    let answer = ready!(attempts.step(operation, &request, context, now, input.take())?);
                    let needed =
                        [("sub", true), ("iat", self.max_age.is_some()), ("scope", self.required.get()?.is_some())];
                    let answer = response::read(operation, &answer, |answer| Answer::read(answer, &needed))?;
                    self.state = self.authorize(Arc::new(answer.token(context, now, self.max_age)?))?;
                }
                State::Authorize { token, authorize } => {
                    ready!(authorize.step(context, now, input.take())?);
                    if let Some(token) = token.take() {
                        return Ok(Step::Done(Arc::unwrap_or_clone(token)));
                    }
                }
            }
        }
    }
}

/// Writes the request to Stytch.
fn ask(
    access_token: &Secret,
    client: &Option<(String, Option<Secret>)>,
    request: &mut Encoder<'_>,
) -> Result<(), Error> {
    request.project_path("project_id", None)?;
    request.form("token", Some(access_token.expose()));
    if let Some((client_id, client_secret)) = client {
        request.form("client_id", Some(client_id));
        request.form("client_secret", client_secret.as_ref().map(Secret::expose));
    }
    request.form("token_type_hint", Some("access_token"));
    Ok(())
}

/// Leaves token and secret out.
impl fmt::Debug for Introspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Introspection")
            .field("max_age", &self.max_age)
            .field("required", &self.required)
            .finish_non_exhaustive()
    }
}

fn from_claims(mut claims: Claims<'_>) -> Result<ConnectedAppToken, Denied> {
    let token = AccessTokenClaims::split_from(&mut claims)?;
    let client_id = token.client_id.ok_or_else(|| wrong_kind("the token is not that of a connected app"))?;
    Ok(ConnectedAppToken {
        client_id,
        scopes: token.scopes,
        expires_at: Some(claims.registered.expiry()),
        issued_at: claims.registered.issued_at.map(unix_time),
        subject: claims.registered.subject,
        issuer: claims.registered.issuer,
        audience: claims.registered.audience,
        organization: claims.organization,
        custom_claims: claims.custom,
    })
}

/// The part of an [`oauth2::IntrospectResponse`] that matters here.
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

fn custom_claims(answer: &Value) -> JsonObject {
    let mut custom = JsonObject::new();
    for (name, claim) in answer.as_object().into_iter().flatten() {
        match name.as_str() {
            "active" | "token_type" | "aud" | "iat" | "exp" | "sub" | "client_id" | "scope" | "iss" => {}
            "username" | "nbf" | "jti" | "request_id" | "status_code" => {}
            _ if name.starts_with(STYTCH) => {}
            _ => drop(custom.insert(name.clone(), claim.clone())),
        }
    }
    custom
}

impl Answer {
    /// An answer about an active token must have what the check needs: to leave it out denies nothing.
    fn read(answer: &Value, needed: &[(&str, bool)]) -> Result<Self, Misfit> {
        let active = fields::required(answer, "active")?;
        let active = active.as_bool().ok_or_else(|| Misfit::wrong_type("active"))?;
        for (name, is_needed) in needed {
            if active && *is_needed {
                fields::present(answer, name)?;
            }
        }
        Ok(Self {
            active,
            token_type: fields::text(answer, "token_type")?,
            audience: answer.get("aud").map_or(Ok(Vec::new()), fields::one_or_many)?,
            issued_at: fields::integer(answer, "iat")?,
            expires_at: fields::integer(answer, "exp")?,
            subject: fields::text(answer, "sub")?,
            client_id: fields::text(answer, "client_id")?,
            scope: fields::text(answer, "scope")?,
            issuer: fields::text(answer, "iss")?,
            organization: fields::object(answer, ORGANIZATION, organization_claim)?,
            custom_claims: custom_claims(answer),
        })
    }

    fn token(self, context: &Context, now: UnixTime, max_age: Option<Duration>) -> Result<ConnectedAppToken, Denied> {
        if !self.active {
            return Err(Denied::new(DeniedReason::Inactive, "the token is not active"));
        }
        // Stytch also returns `active` for refresh tokens, which live long and are meant only for Stytch.
        let is_access_token =
            |kind: &String| ["", "access_token", "bearer"].iter().any(|known| kind.eq_ignore_ascii_case(known));
        if !self.token_type.as_ref().is_none_or(is_access_token) {
            return Err(wrong_kind("the token is not an access token"));
        }
        let project = context.project();
        if !self.audience.is_empty() && !self.audience.iter().any(|audience| audience == project.project_id()) {
            return Err(Denied::new(DeniedReason::Audience, "the token is for another project"));
        }
        let seconds = |seconds: i64| UnixTime::from_seconds(seconds.try_into().unwrap_or(0));
        let (issued_at, expires_at) = (self.issued_at.map(seconds), self.expires_at.map(seconds));
        if expires_at.is_some_and(|expires_at| now >= expires_at + context.settings().leeway) {
            return Err(Denied::new(DeniedReason::Expired, "the token has expired"));
        }
        let is_too_old =
            |max_age: Duration| max_age.is_zero() || issued_at.is_none_or(|issued| now >= issued + max_age);
        if max_age.is_some_and(is_too_old) {
            return Err(Denied::new(DeniedReason::TooOld, "the token is older than the caller accepts"));
        }
        let subject = self.subject.filter(|subject| !subject.is_empty());
        Ok(ConnectedAppToken {
            subject: subject.ok_or_else(|| malformed("the token names no subject"))?,
            client_id: self.client_id.ok_or_else(|| wrong_kind("the token is not that of a connected app"))?,
            scopes: self.scope.as_deref().map(scopes).unwrap_or_default(),
            issuer: self.issuer.unwrap_or_default(),
            audience: self.audience,
            expires_at,
            issued_at,
            organization: self.organization,
            custom_claims: self.custom_claims,
        })
    }
}
