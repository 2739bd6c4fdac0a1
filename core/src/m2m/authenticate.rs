//! Tokens of programs that call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::access_token::{M2M_CLIENT, take, wrong_kind};
use crate::flow::done;
use crate::jwt::{Claims, Token, VerifyJwt};
use crate::{Cache, Denied, DeniedReason, Error, Flow, Input, JsonObject, Secret, Step, UnixTime};

/// Authenticates the access token of an M2M client, without a request once the project's keys are there.
///
/// A token of a connected app, which speaks for a user, is refused: its subject is no client. So is a session JWT.
///
/// A required scope `action:resource` is met by a scope of the token with the same action, and the same resource or `*`. The
/// first colon is what separates the two; a scope without one has the resource `-`, as in Stytch's own SDKs. An action has no
/// wildcard.
///
/// ```
/// use stytch_core::m2m::AuthenticateToken;
///
/// # let bearer = "";
/// let flow = AuthenticateToken::new(bearer).require("read:users");
/// ```
#[must_use = "a flow does nothing until it is run"]
pub struct AuthenticateToken {
    token: Result<Arc<Token>, Denied>,
    max_age: Option<Duration>,
    required: Vec<String>,
    rule: Option<Box<Rule>>,
    verify: Option<VerifyJwt>,
}

/// A caller's own rule for the scopes of a token.
type Rule = dyn Fn(&[String]) -> bool + Send + Sync;

impl AuthenticateToken {
    /// Checks this access token.
    pub fn new(access_token: impl Into<Secret>) -> Self {
        Self { token: Token::parse(access_token.into()), max_age: None, required: Vec::new(), rule: None, verify: None }
    }

    /// Does not accept a token that is this old or older, though it is valid: tokens live an hour.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    /// Requires a scope; each call adds one.
    pub fn require(mut self, scope: impl Into<String>) -> Self {
        self.required.push(scope.into());
        self
    }

    /// Requires what the rule says of the token's scopes, besides those of [`require`](Self::require).
    pub fn require_with(mut self, rule: impl Fn(&[String]) -> bool + Send + Sync + 'static) -> Self {
        self.rule = Some(Box::new(rule));
        self
    }

    fn client(&self, mut claims: Claims) -> Result<AuthenticatedClient, Denied> {
        let token = take(&mut claims)?;
        if token.client_id.is_some() && !claims.subject.starts_with(M2M_CLIENT) {
            return Err(wrong_kind("the token is that of a connected app"));
        }
        if claims.organization.is_some() {
            return Err(wrong_kind("the token speaks for a member"));
        }
        let is_met = |required: &String| token.scopes.iter().any(|held| meets(held, required));
        let is_allowed = self.rule.as_ref().is_none_or(|rule| rule(&token.scopes));
        if !(is_allowed && self.required.iter().all(is_met)) {
            return Err(Denied::new(DeniedReason::Permission, "the token lacks a required scope"));
        }
        let expires_at = claims.expiry();
        let (client_id, custom_claims) = (claims.subject, claims.custom);
        Ok(AuthenticatedClient { client_id, scopes: token.scopes, expires_at, custom_claims })
    }
}

/// Whether a scope that somebody holds is as good as a required one.
fn meets(held: &str, required: &str) -> bool {
    let (action, resource) = parts(held);
    let (required_action, required_resource) = parts(required);
    action == required_action && (resource == "*" || resource == required_resource)
}

/// Action and resource of a scope.
fn parts(scope: &str) -> (&str, &str) {
    scope.split_once(':').unwrap_or((scope, "-"))
}

impl Flow for AuthenticateToken {
    type Output = AuthenticatedClient;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<AuthenticatedClient>, Error> {
        let verify = self
            .verify
            .get_or_insert_with(|| VerifyJwt::new(self.token.clone(), cache.settings().vertical).max_age(self.max_age));
        let claims = done!(verify.step(cache, now, input)?);
        Ok(Step::Done(self.client(claims)?))
    }
}

/// Leaves the token out.
impl fmt::Debug for AuthenticateToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthenticateToken")
            .field("max_age", &self.max_age)
            .field("required", &self.required)
            .finish_non_exhaustive()
    }
}

/// What [`AuthenticateToken`] comes to: who calls, and with which scopes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AuthenticatedClient {
    /// The M2M client.
    pub client_id: String,
    /// The scopes of the token.
    pub scopes: Vec<String>,
    /// When the token expires.
    pub expires_at: UnixTime,
    /// The claims that the project gives to the client's tokens.
    pub custom_claims: JsonObject,
}
