//! Connected apps that act for users.

use std::time::Duration;

use super::{ConnectedAppToken, Introspection};
use crate::error::Error;
use crate::flow::{Context, Flow, Input, Once, Step};
use crate::values::{Secret, UnixTime, Vertical};
use crate::verify::rbac::Requirement;

/// Checks the access token of a connected app: whether it is valid, which user it acts for, and what it may do.
///
/// The check is local, with the project's keys. It does not notice that a token was revoked;
/// [`as_client`](Self::as_client) asks Stytch instead (RFC 7662). Session JWTs and tokens of M2M clients are denied.
///
/// ```
/// use stytch_core::consumer::idp::IntrospectToken;
///
/// # let bearer = "";
/// let flow = IntrospectToken::new(bearer).require("documents", "read");
/// ```
#[derive(Debug)]
#[must_use = "a flow does nothing until it is run"]
pub struct IntrospectToken(Once<Introspection>);

impl IntrospectToken {
    /// Checks this access token locally.
    pub fn new(access_token: impl Into<Secret>) -> Self {
        Self(Once::new(Introspection::new(Vertical::Consumer, access_token.into())))
    }

    /// Asks Stytch about the token, on behalf of this client; a public client has no secret. Any token is sent, even a
    /// made-up one.
    pub fn as_client(self, client_id: impl Into<String>, client_secret: Option<Secret>) -> Self {
        Self(self.0.with(|check| check.client = Some((client_id.into(), client_secret))))
    }

    /// Rejects a valid token that is this old or older.
    pub fn max_age(self, max_age: Duration) -> Self {
        Self(self.0.with(|check| check.max_age = Some(max_age)))
    }

    /// Requires that the scopes of the token allow this action on this resource (RBAC). A second permission is an
    /// [`Error::Build`].
    pub fn require(self, resource_id: impl Into<String>, action: impl Into<String>) -> Self {
        let (organization_id, resource_id, action) = (None, resource_id.into(), action.into());
        Self(self.0.with(|check| check.required.add(Requirement { organization_id, resource_id, action })))
    }
}

impl Flow for IntrospectToken {
    type Output = ConnectedAppToken;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<ConnectedAppToken>, Error> {
        self.0.step(|check| check.step(context, now, input))
    }
}
