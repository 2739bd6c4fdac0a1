//! SSO connections borrowed from another organization.

use serde::{Deserialize, Serialize};

use crate::api::b2b::{ConnectionImplicitRoleAssignment, ExternalConnection, GroupImplicitRoleAssignment};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{MemberCredential, lenient_integer};
use crate::wire::{Encoder, Endpoint};

/// Creates an SSO connection that relies on a connection of another organization.
///
/// `POST /v1/b2b/sso/external/{organization_id}`, returns [`CreateConnectionResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/create-external-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct CreateConnection {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// UUID of the other Organization in the Project that owns the reused SSO connection.
    pub external_organization_id: String,
    /// UUID of the SSO connection, set up for another Organization of the Project, that this one reuses.
    pub external_connection_id: String,
    /// Readable name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Roles granted to every Member who logs in through this connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection_implicit_role_assignments: Option<Vec<ConnectionImplicitRoleAssignment>>,
    /// Roles granted to Members by the IdP group they belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_implicit_role_assignments: Option<Vec<GroupImplicitRoleAssignment>>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl CreateConnection {
    /// A request with the required fields.
    pub fn new(
        organization_id: impl Into<String>,
        external_organization_id: impl Into<String>,
        external_connection_id: impl Into<String>,
    ) -> Self {
        Self {
            organization_id: organization_id.into(),
            external_organization_id: external_organization_id.into(),
            external_connection_id: external_connection_id.into(),
            display_name: None,
            connection_implicit_role_assignments: None,
            group_implicit_role_assignments: None,
            member_credential: None,
        }
    }

    /// Readable name of the connection.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// Roles granted to every Member who logs in through this connection.
    pub fn connection_implicit_role_assignments(
        mut self,
        connection_implicit_role_assignments: impl IntoIterator<Item = ConnectionImplicitRoleAssignment>,
    ) -> Self {
        self.connection_implicit_role_assignments = Some(connection_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Roles granted to Members by the IdP group they belong to.
    pub fn group_implicit_role_assignments(
        mut self,
        group_implicit_role_assignments: impl IntoIterator<Item = GroupImplicitRoleAssignment>,
    ) -> Self {
        self.group_implicit_role_assignments = Some(group_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for CreateConnection {
    type Response = CreateConnectionResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.sso.external.create_connection", "/v1/b2b/sso/external/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`CreateConnection`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CreateConnectionResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// External SSO connection that was created or updated.
    pub connection: Option<ExternalConnection>,
}

/// Updates an external SSO connection.
///
/// `PUT /v1/b2b/sso/external/{organization_id}/connections/{connection_id}`, returns [`UpdateConnectionResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/update-external-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct UpdateConnection {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Unique ID of the External SSO connection.
    #[serde(skip)]
    pub connection_id: String,
    /// Readable name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Roles every Member who logs in through this External connection gets; not available when the underlying
    /// connection is OIDC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_connection_implicit_role_assignments: Option<Vec<ConnectionImplicitRoleAssignment>>,
    /// Roles granted by IdP group. The underlying connection must be SAML, not OIDC, and its `attribute_mapping`
    /// must already have a `groups` key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_group_implicit_role_assignments: Option<Vec<GroupImplicitRoleAssignment>>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl UpdateConnection {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            connection_id: connection_id.into(),
            display_name: None,
            external_connection_implicit_role_assignments: None,
            external_group_implicit_role_assignments: None,
            member_credential: None,
        }
    }

    /// Readable name of the connection.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// Roles every Member who logs in through this External connection gets; not available when the underlying
    /// connection is OIDC.
    pub fn external_connection_implicit_role_assignments(
        mut self,
        external_connection_implicit_role_assignments: impl IntoIterator<Item = ConnectionImplicitRoleAssignment>,
    ) -> Self {
        self.external_connection_implicit_role_assignments =
            Some(external_connection_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Roles granted by IdP group. The underlying connection must be SAML, not OIDC, and its `attribute_mapping`
    /// must already have a `groups` key.
    pub fn external_group_implicit_role_assignments(
        mut self,
        external_group_implicit_role_assignments: impl IntoIterator<Item = GroupImplicitRoleAssignment>,
    ) -> Self {
        self.external_group_implicit_role_assignments =
            Some(external_group_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for UpdateConnection {
    type Response = UpdateConnectionResponse;

    const OPERATION: &'static Operation = &Operation::put(
        "b2b.sso.external.update_connection",
        "/v1/b2b/sso/external/{organization_id}/connections/{connection_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`UpdateConnection`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UpdateConnectionResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// External SSO connection that was created or updated.
    pub connection: Option<ExternalConnection>,
}
