//! Tokens of programs that call this one.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::error::{Denied, DeniedReason, Error};
use crate::flow::{Context, Flow, Input, Once, Step, ready};
use crate::values::{JsonObject, Secret, UnixTime};
use crate::verify::access_token::{AccessTokenClaims, M2M_CLIENT, wrong_kind};
use crate::verify::jwt::{Claims, VerifyOnce};

/// Authenticates the access token of an M2M client, without a request once the project's keys have been fetched.
///
/// The token of a connected app, which acts for a user, is denied: its subject is not a client. So is a session JWT.
///
/// A required scope `action:resource` is met by a scope of the token with the same action, and the same resource or `*`. The
/// first colon separates the two; a scope without one has the resource `-`, as in Stytch's own SDKs. An action has no
/// wildcard.
///
/// ```
/// use stytch_core::m2m::AuthenticateToken;
///
/// # let bearer = "";
/// let flow = AuthenticateToken::new(bearer).require("read:users");
/// ```
#[derive(Debug)]
#[must_use = "a flow does nothing until it is run"]
pub struct AuthenticateToken(Once<Authenticate>);

struct Authenticate {
    access_token: Arc<Secret>,
    max_age: Option<Duration>,
    required: Vec<String>,
    rule: Option<Box<Rule>>,
    verify: Option<VerifyOnce>,
}

/// A caller's own rule for the scopes of a token.
type Rule = dyn Fn(&[String]) -> bool + Send + Sync;

impl AuthenticateToken {
    /// Checks this access token.
    pub fn new(access_token: impl Into<Secret>) -> Self {
        let access_token = Arc::new(access_token.into());
        Self(Once::new(Authenticate { access_token, max_age: None, required: Vec::new(), rule: None, verify: None }))
    }

    /// Rejects a valid token that is this old or older; tokens live an hour.
    pub fn max_age(self, max_age: Duration) -> Self {
        Self(self.0.with(|check| check.max_age = Some(max_age)))
    }

    /// Requires a scope; each call adds one.
    pub fn require(self, scope: impl Into<String>) -> Self {
        Self(self.0.with(|check| check.required.push(scope.into())))
    }

    /// Requires that this rule accepts the token's scopes, in addition to [`require`](Self::require).
    pub fn require_with(self, rule: impl Fn(&[String]) -> bool + Send + Sync + 'static) -> Self {
        Self(self.0.with(|check| check.rule = Some(Box::new(rule))))
    }
}

impl Flow for AuthenticateToken {
    type Output = AuthenticatedClient;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<AuthenticatedClient>, Error> {
        self.0.step(|check| {
            let verify = check.verify.get_or_insert_with(|| {
                VerifyOnce::new(check.access_token.clone(), context.settings().vertical, check.max_age)
            });
            let client = ready!(verify.step(context, now, input, client)?);
            check.scopes(&client.scopes)?;
            Ok(Step::Done(Arc::unwrap_or_clone(client)))
        })
    }
}

impl Authenticate {
    /// Whether these scopes are enough.
    fn scopes(&self, scopes: &[String]) -> Result<(), Denied> {
        let is_met = |required: &String| scopes.iter().any(|held| meets(held, required));
        let is_allowed = self.rule.as_ref().is_none_or(|rule| rule(scopes));
        if !(is_allowed && self.required.iter().all(is_met)) {
            return Err(Denied::new(DeniedReason::Permission, "the token lacks a required scope"));
        }
        Ok(())
    }
}

/// The client that a token is of.
fn client(mut claims: Claims<'_>) -> Result<AuthenticatedClient, Denied> {
    let token = AccessTokenClaims::split_from(&mut claims)?;
    if token.client_id.is_some() && !claims.registered.subject.starts_with(M2M_CLIENT) {
        return Err(wrong_kind("the token is that of a connected app"));
    }
    if claims.organization.is_some() {
        return Err(wrong_kind("the token acts for a member"));
    }
    let expires_at = claims.registered.expiry();
    let (client_id, custom_claims) = (claims.registered.subject, claims.custom);
    Ok(AuthenticatedClient { client_id, scopes: token.scopes, expires_at, custom_claims })
}

/// Whether a scope of a token meets a required one.
fn meets(held: &str, required: &str) -> bool {
    let (action, resource) = parts(held);
    let (required_action, required_resource) = parts(required);
    action == required_action && (resource == "*" || resource == required_resource)
}

/// Action and resource of a scope.
fn parts(scope: &str) -> (&str, &str) {
    scope.split_once(':').unwrap_or((scope, "-"))
}

/// Leaves the token out.
impl fmt::Debug for Authenticate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authenticate")
            .field("max_age", &self.max_age)
            .field("required", &self.required)
            .finish_non_exhaustive()
    }
}

/// What [`AuthenticateToken`] returns: the client, and its scopes.
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
