//! Connected apps that speak for members.

use std::time::Duration;

use super::{ConnectedAppToken, Introspection};
use crate::rbac::{Requirement, require};
use crate::{Cache, Error, Flow, Input, Secret, Step, UnixTime, Vertical};

/// Finds out whether the access token of a connected app is valid, for which B2B member it speaks, and what it may do.
///
/// The check is made here, with the project's keys. It does not notice that a token was revoked;
/// [`as_client`](Self::as_client) asks Stytch instead (RFC 7662). Session JWTs and tokens of M2M clients are refused: they
/// speak for somebody else.
///
/// ```
/// use stytch_core::b2b::idp::IntrospectToken;
///
/// # let (bearer, organization_id) = ("", "");
/// let flow = IntrospectToken::new(bearer).require(organization_id, "documents", "read");
/// ```
#[derive(Debug)]
#[must_use = "a flow does nothing until it is run"]
pub struct IntrospectToken(Introspection);

impl IntrospectToken {
    /// Checks this access token here.
    pub fn new(access_token: impl Into<Secret>) -> Self {
        Self(Introspection::new(Vertical::B2b, access_token.into()))
    }

    /// Asks Stytch about the token, on behalf of this client; a public client has no secret.
    pub fn as_client(mut self, client_id: impl Into<String>, client_secret: Option<Secret>) -> Self {
        self.0.client = Some((client_id.into(), client_secret));
        self
    }

    /// Does not accept a token that is this old or older, though it is valid.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.0.max_age = Some(max_age);
        self
    }

    /// Requires that the member is of this organization, and that the scopes of the token allow this action on this
    /// resource (RBAC). The organization is the one whose resource it is, by its `organization_id`. A second permission
    /// is an [`Error::Build`].
    pub fn require(
        mut self,
        organization_id: impl Into<String>,
        resource_id: impl Into<String>,
        action: impl Into<String>,
    ) -> Self {
        let (organization_id, resource_id, action) = (Some(organization_id.into()), resource_id.into(), action.into());
        require(&mut self.0.required, Requirement { organization_id, resource_id, action });
        self
    }
}

impl Flow for IntrospectToken {
    type Output = ConnectedAppToken;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<ConnectedAppToken>, Error> {
        self.0.step(cache, now, input)
    }
}
