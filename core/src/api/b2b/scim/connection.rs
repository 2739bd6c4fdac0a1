//! SCIM connections and their bearer tokens.

use serde::{Deserialize, Serialize};

use crate::api::b2b::{
    ScimConnection, ScimConnectionWithNextToken, ScimConnectionWithToken, ScimGroup, ScimGroupImplicitRoleAssignment,
    ScimIdentityProvider,
};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{MemberCredential, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Paged};

/// Creates an organization's SCIM connection.
///
/// The bearer token for the identity provider is in this response only.
///
/// `POST /v1/b2b/scim/{organization_id}/connection`, returns [`CreateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/create-scim-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Readable name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    /// `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<ScimIdentityProvider>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            display_name: None,
            identity_provider: None,
            member_credential: None,
        }
    }

    /// Readable name of the connection.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    /// `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    pub fn identity_provider(mut self, identity_provider: impl Into<ScimIdentityProvider>) -> Self {
        self.identity_provider = Some(identity_provider.into());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.scim.connection.create", "/v1/b2b/scim/{organization_id}/connection");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`Create`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CreateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// New SCIM connection, with its bearer token.
    pub connection: Option<ScimConnectionWithToken>,
}

/// Deletes a SCIM connection.
///
/// `DELETE /v1/b2b/scim/{organization_id}/connection/{connection_id}`, returns [`DeleteResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/delete-scim-connection).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Delete {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    pub connection_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl Delete {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), connection_id: connection_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Delete {
    type Response = DeleteResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("b2b.scim.connection.delete", "/v1/b2b/scim/{organization_id}/connection/{connection_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`Delete`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the deleted SCIM connection.
    pub connection_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches an organization's SCIM connection.
///
/// `GET /v1/b2b/scim/{organization_id}/connection`, returns [`GetResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Get {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl Get {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Get {
    type Response = GetResponse;

    const OPERATION: &'static Operation =
        &Operation::get("b2b.scim.connection.get", "/v1/b2b/scim/{organization_id}/connection");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`Get`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// SCIM connection that the call acted on.
    pub connection: Option<ScimConnection>,
}

/// Lists the groups that a SCIM connection has brought in.
///
/// Paginated by `cursor` and `limit`.
///
/// `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`, returns [`GetGroupsResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct GetGroups {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    pub connection_id: String,
    /// Place to resume from: the `next_cursor` of the previous page, or unset for the first page. Keep going until
    /// `next_cursor` is null.
    pub cursor: Option<String>,
    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    pub limit: Option<u32>,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl GetGroups {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            connection_id: connection_id.into(),
            cursor: None,
            limit: None,
            member_credential: None,
        }
    }

    /// Place to resume from: the `next_cursor` of the previous page, or unset for the first page. Keep going until
    /// `next_cursor` is null.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for GetGroups {
    type Response = GetGroupsResponse;

    const OPERATION: &'static Operation =
        &Operation::get("b2b.scim.connection.get_groups", "/v1/b2b/scim/{organization_id}/connection/{connection_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.query("cursor", self.cursor.as_ref());
        request.query("limit", self.limit.as_ref());
        request.member_credential(self.member_credential.as_ref())
    }
}

impl Paged for GetGroups {
    type Item = ScimGroup;

    fn current_cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }

    fn next_cursor(response: &GetGroupsResponse) -> Option<&str> {
        response.next_cursor.as_deref()
    }

    fn items(response: GetGroupsResponse) -> Vec<ScimGroup> {
        response.scim_groups
    }
}

/// What [`GetGroups`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetGroupsResponse {
    /// SCIM groups of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub scim_groups: Vec<ScimGroup>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Value to send as `cursor` to fetch the next page; empty on the last page.
    pub next_cursor: Option<String>,
}

/// Cancels a rotation of a SCIM token; the old token stays in use.
///
/// `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel`, returns
/// [`RotateCancelResponse`]. [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-cancel).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RotateCancel {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    #[serde(skip)]
    pub connection_id: String,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl RotateCancel {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), connection_id: connection_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for RotateCancel {
    type Response = RotateCancelResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "b2b.scim.connection.rotate_cancel",
        "/v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`RotateCancel`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RotateCancelResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// SCIM connection that the call acted on.
    pub connection: Option<ScimConnection>,
}

/// Completes a rotation of a SCIM token; the token from `rotate_start` takes over.
///
/// Give the new token to the identity provider first.
///
/// `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete`, returns
/// [`RotateCompleteResponse`]. [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-complete).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RotateComplete {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    #[serde(skip)]
    pub connection_id: String,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl RotateComplete {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), connection_id: connection_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for RotateComplete {
    type Response = RotateCompleteResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "b2b.scim.connection.rotate_complete",
        "/v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`RotateComplete`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RotateCompleteResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// SCIM connection that the call acted on.
    pub connection: Option<ScimConnection>,
}

/// Starts a rotation of a SCIM token and returns the next token.
///
/// End it with `rotate_complete` or `rotate_cancel`.
///
/// `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start`, returns [`RotateStartResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-start).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RotateStart {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    #[serde(skip)]
    pub connection_id: String,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl RotateStart {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), connection_id: connection_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for RotateStart {
    type Response = RotateStartResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "b2b.scim.connection.rotate_start",
        "/v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`RotateStart`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RotateStartResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// SCIM connection being rotated, with its next bearer token.
    pub connection: Option<ScimConnectionWithNextToken>,
}

/// Updates a SCIM connection.
///
/// `PUT /v1/b2b/scim/{organization_id}/connection/{connection_id}`, returns [`UpdateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/update-scim-connection).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Update {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    #[serde(skip)]
    pub connection_id: String,
    /// Readable name of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    /// `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<ScimIdentityProvider>,
    /// Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scim_group_implicit_role_assignments: Option<Vec<ScimGroupImplicitRoleAssignment>>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Update {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connection_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            connection_id: connection_id.into(),
            display_name: None,
            identity_provider: None,
            scim_group_implicit_role_assignments: None,
            member_credential: None,
        }
    }

    /// Readable name of the connection.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    /// `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    pub fn identity_provider(mut self, identity_provider: impl Into<ScimIdentityProvider>) -> Self {
        self.identity_provider = Some(identity_provider.into());
        self
    }

    /// Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role.
    pub fn scim_group_implicit_role_assignments(
        mut self,
        scim_group_implicit_role_assignments: impl IntoIterator<Item = ScimGroupImplicitRoleAssignment>,
    ) -> Self {
        self.scim_group_implicit_role_assignments = Some(scim_group_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Update {
    type Response = UpdateResponse;

    const OPERATION: &'static Operation =
        &Operation::put("b2b.scim.connection.update", "/v1/b2b/scim/{organization_id}/connection/{connection_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connection_id", &self.connection_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`Update`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UpdateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// SCIM connection that the call acted on.
    pub connection: Option<ScimConnection>,
}
