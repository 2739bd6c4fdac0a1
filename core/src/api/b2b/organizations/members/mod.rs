//! Members of organizations.

pub mod connected_apps;
pub mod oauth_providers;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{
    EmailUpdateDeliveryMethod, Member, MemberConnectedApp, MemberStatus, MfaMethod, OidcProviderInfo, Organization,
};
use crate::api::models::{Locale, ResultsMetadata};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::search::{Operand, filter};
use crate::values::{JsonObject, MemberCredential, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Paged};

/// Adds a member to an organization.
///
/// The member is `active` at once unless `create_member_as_pending` is set.
///
/// `POST /v1/b2b/organizations/{organization_id}/members`, returns [`CreateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/create-member).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Email address of the Member or end user.
    pub email_address: String,
    /// Name of the Member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// JSON object of your own application data or of data from the identity provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
    /// Whether a new Member starts as `pending`, and gets signup emails until first login, rather than `active`;
    /// `false` by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_member_as_pending: Option<bool>,
    /// Whether this is a break glass Member, who may log in past the Organization's `auth_methods` settings in an
    /// emergency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_breakglass: Option<bool>,
    /// Member's only phone number, in E.164 form such as `+12025550162`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_phone_number: Option<String>,
    /// Whether the Member must pass MFA at every login; when `false`, MFA applies only if the Organization's
    /// `mfa_policy` is `REQUIRED_FOR_ALL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_enrolled: Option<bool>,
    /// IDs of the Roles to assign explicitly to the Member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Your own identifier for the Member, unique in the Organization and accepted by most calls as `member_id`: up
    /// to 128 alphanumerics, `.`, `_`, `-` or `|`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, email_address: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            email_address: email_address.into(),
            name: None,
            trusted_metadata: None,
            untrusted_metadata: None,
            create_member_as_pending: None,
            is_breakglass: None,
            mfa_phone_number: None,
            mfa_enrolled: None,
            roles: None,
            external_id: None,
            member_credential: None,
        }
    }

    /// Name of the Member.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// JSON object of your own application data or of data from the identity provider.
    pub fn trusted_metadata(
        mut self,
        trusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.trusted_metadata =
            Some(trusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    pub fn untrusted_metadata(
        mut self,
        untrusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.untrusted_metadata =
            Some(untrusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Whether a new Member starts as `pending`, and gets signup emails until first login, rather than `active`;
    /// `false` by default.
    pub fn create_member_as_pending(mut self, create_member_as_pending: bool) -> Self {
        self.create_member_as_pending = Some(create_member_as_pending);
        self
    }

    /// Whether this is a break glass Member, who may log in past the Organization's `auth_methods` settings in an
    /// emergency.
    pub fn is_breakglass(mut self, is_breakglass: bool) -> Self {
        self.is_breakglass = Some(is_breakglass);
        self
    }

    /// Member's only phone number, in E.164 form such as `+12025550162`.
    pub fn mfa_phone_number(mut self, mfa_phone_number: impl Into<String>) -> Self {
        self.mfa_phone_number = Some(mfa_phone_number.into());
        self
    }

    /// Whether the Member must pass MFA at every login; when `false`, MFA applies only if the Organization's
    /// `mfa_policy` is `REQUIRED_FOR_ALL`.
    pub fn mfa_enrolled(mut self, mfa_enrolled: bool) -> Self {
        self.mfa_enrolled = Some(mfa_enrolled);
        self
    }

    /// IDs of the Roles to assign explicitly to the Member.
    pub fn roles(mut self, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.roles = Some(roles.into_iter().map(Into::into).collect());
        self
    }

    /// Your own identifier for the Member, unique in the Organization and accepted by most calls as `member_id`: up
    /// to 128 alphanumerics, `.`, `_`, `-` or `|`.
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = Some(external_id.into());
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
        &Operation::post("b2b.organizations.members.create", "/v1/b2b/organizations/{organization_id}/members");

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
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches a member by ID, in any organization.
///
/// Nothing checks which organization the member belongs to, so an ID from untrusted input can leak foreign members.
/// Prefer `members.get`. `include_deleted` finds deleted members as well.
///
/// `GET /v1/b2b/organizations/members/dangerously_get/{member_id}`, returns [`GetResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/get-member).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DangerouslyGet {
    /// UUID of the Member.
    pub member_id: String,
    /// Whether a deleted Member is returned too; `false` by default.
    pub include_deleted: Option<bool>,
}

impl DangerouslyGet {
    /// A request with the required fields.
    pub fn new(member_id: impl Into<String>) -> Self {
        Self { member_id: member_id.into(), include_deleted: None }
    }

    /// Whether a deleted Member is returned too; `false` by default.
    pub fn include_deleted(mut self, include_deleted: bool) -> Self {
        self.include_deleted = Some(include_deleted);
        self
    }
}

impl Endpoint for DangerouslyGet {
    type Response = GetResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.members.dangerously_get",
        "/v1/b2b/organizations/members/dangerously_get/{member_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("member_id", &self.member_id)?;
        request.query("include_deleted", self.include_deleted.as_ref());
        Ok(())
    }
}

/// Deletes a member from an organization.
///
/// Also revokes the member's open invites. `members.reactivate` brings a deleted member back.
///
/// `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}`, returns [`DeleteResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/delete-member).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Delete {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl Delete {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Delete {
    type Response = DeleteResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "b2b.organizations.members.delete",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
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
    /// UUID of the Member.
    pub member_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Removes the external ID from a member.
///
/// `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/external_id`, returns
/// [`DeleteExternalIdResponse`]. [Documentation](https://stytch.com/docs/b2b/api/member-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteExternalId {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member.
    pub member_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl DeleteExternalId {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for DeleteExternalId {
    type Response = DeleteExternalIdResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "b2b.organizations.members.delete_external_id",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/external_id",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`DeleteExternalId`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteExternalIdResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a member's MFA phone number.
///
/// Delete the old number before setting another. Sessions that used it stay valid, so MFA is required again only at
/// the next login.
///
/// `DELETE /v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}`, returns
/// [`DeleteMfaPhoneNumberResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-phone-number).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteMfaPhoneNumber {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl DeleteMfaPhoneNumber {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for DeleteMfaPhoneNumber {
    type Response = DeleteMfaPhoneNumberResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "b2b.organizations.members.delete_mfa_phone_number",
        "/v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`DeleteMfaPhoneNumber`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteMfaPhoneNumberResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a member's password.
///
/// Works for passwords scoped to one organization. With passwords shared across organizations, use
/// `passwords.email.require_reset`.
///
/// `DELETE /v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}`, returns
/// [`DeletePasswordResponse`]. [Documentation](https://stytch.com/docs/b2b/api/delete-member-password).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeletePassword {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member's password.
    pub member_password_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl DeletePassword {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_password_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_password_id: member_password_id.into(),
            member_credential: None,
        }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for DeletePassword {
    type Response = DeletePasswordResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "b2b.organizations.members.delete_password",
        "/v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_password_id", &self.member_password_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`DeletePassword`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeletePasswordResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a member's TOTP registration.
///
/// Delete the old registration before creating another. Sessions that used it stay valid, so MFA is required again
/// only at the next login.
///
/// `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/totp`, returns [`DeleteTotpResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-totp).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteTotp {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl DeleteTotp {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for DeleteTotp {
    type Response = DeleteTotpResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "b2b.organizations.members.delete_totp",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/totp",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`DeleteTotp`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteTotpResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches a member by ID or email address.
///
/// Set `member_id` or `email_address`.
///
/// `GET /v1/b2b/organizations/{organization_id}/member`, returns [`GetResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/get-member).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Get {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or their `external_id`; leave out to look up by `email_address`.
    pub member_id: Option<String>,
    /// Email address of the Member to fetch.
    pub email_address: Option<String>,
}

impl Get {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: None, email_address: None }
    }

    /// UUID of the Member, or their `external_id`; leave out to look up by `email_address`.
    pub fn member_id(mut self, member_id: impl Into<String>) -> Self {
        self.member_id = Some(member_id.into());
        self
    }

    /// Email address of the Member to fetch.
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }
}

impl Endpoint for Get {
    type Response = GetResponse;

    const OPERATION: &'static Operation =
        &Operation::get("b2b.organizations.members.get", "/v1/b2b/organizations/{organization_id}/member");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.query("member_id", self.member_id.as_ref());
        request.query("email_address", self.email_address.as_ref());
        Ok(())
    }
}

/// What [`Get`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Lists the connected apps that a member has authorized.
///
/// An app leaves the list when its access is revoked, by the member or by a change of the organization's policy.
///
/// `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps`, returns
/// [`GetConnectedAppsResponse`]. [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-get-all).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct GetConnectedApps {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl GetConnectedApps {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for GetConnectedApps {
    type Response = GetConnectedAppsResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.members.get_connected_apps",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`GetConnectedApps`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetConnectedAppsResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Connected Apps for which the Member has finished an authorization flow.
    #[serde(default, deserialize_with = "or_default")]
    pub connected_apps: Vec<MemberConnectedApp>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches the tokens saved from a member's logins through OIDC connections.
///
/// Stytch refreshes access tokens for which a refresh token was issued. `include_refresh_token` returns those too,
/// but redeeming one yourself may end the automatic refresh.
///
/// `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers`, returns
/// [`OidcProvidersResponse`]. [Documentation](https://stytch.com/docs/b2b/api/member-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct OidcProviders {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub include_refresh_token: Option<bool>,
}

impl OidcProviders {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), include_refresh_token: None }
    }

    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub fn include_refresh_token(mut self, include_refresh_token: bool) -> Self {
        self.include_refresh_token = Some(include_refresh_token);
        self
    }
}

impl Endpoint for OidcProviders {
    type Response = OidcProvidersResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.members.oidc_providers",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.query("include_refresh_token", self.include_refresh_token.as_ref());
        Ok(())
    }
}

/// What [`OidcProviders`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OidcProvidersResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Member's OIDC registrations, each with the tokens from its IdP.
    #[serde(default, deserialize_with = "or_default")]
    pub registrations: Vec<OidcProviderInfo>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Makes a deleted member active again.
///
/// The member must have a verified email address. Takes the Stytch `member_id`, not an external ID.
///
/// `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate`, returns [`ReactivateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/reactivate-member).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Reactivate {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// UUID of the Member.
    #[serde(skip)]
    pub member_id: String,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Reactivate {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), member_credential: None }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Reactivate {
    type Response = ReactivateResponse;

    const OPERATION: &'static Operation = &Operation::put(
        "b2b.organizations.members.reactivate",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`Reactivate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ReactivateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Searches the members of one or more organizations.
///
/// `organization_ids` must not be empty. An empty `query` matches all members except deleted ones. Fuzzy filters
/// need three characters or more. Limited to 100 requests a minute and sometimes seconds slow: keep it out of login
/// flows.
///
/// `POST /v1/b2b/organizations/members/search`, returns [`SearchResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/search-members).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Search {
    /// IDs of the Organizations to search in; at least one.
    pub organization_ids: Vec<String>,
    /// Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first
    /// page. A page holds at most 1000 results.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Search filter: an operator and its operands. Without it, or without operands, all Members of the given
    /// Organizations are returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<Query>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Search {
    /// A request with the required fields.
    pub fn new(organization_ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            organization_ids: organization_ids.into_iter().map(Into::into).collect(),
            cursor: None,
            limit: None,
            query: None,
            member_credential: None,
        }
    }

    /// Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first
    /// page. A page holds at most 1000 results.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Search filter: an operator and its operands. Without it, or without operands, all Members of the given
    /// Organizations are returned.
    pub fn query(mut self, query: Query) -> Self {
        self.query = Some(query);
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Search {
    type Response = SearchResponse;

    const OPERATION: &'static Operation =
        &Operation::read("b2b.organizations.members.search", "/v1/b2b/organizations/members/search");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

impl Paged for Search {
    type Item = Member;

    fn current_cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }

    fn next_cursor(response: &SearchResponse) -> Option<&str> {
        response.results_metadata.next_cursor.as_deref()
    }

    fn items(response: SearchResponse) -> Vec<Member> {
        response.members
    }
}

/// What [`Search`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SearchResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Members that match the search.
    #[serde(default, deserialize_with = "or_default")]
    pub members: Vec<Member>,
    /// Total count of the search and the cursor of its next page.
    #[serde(default, deserialize_with = "or_default")]
    pub results_metadata: ResultsMetadata,
    /// Organizations of the Members found, keyed by `organization_id`.
    #[serde(default, deserialize_with = "or_default")]
    pub organizations: BTreeMap<String, Organization>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Emails a member a link or code to confirm a new email address.
///
/// The member must be active with a verified address, and no other member may hold or be claiming the new one. The
/// link or code lasts 5 minutes; finish with `magic_links.authenticate`, or with `otps.email.authenticate` and the
/// new address.
///
/// `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update`, returns
/// [`StartEmailUpdateResponse`]. [Documentation](https://stytch.com/docs/b2b/api/start-member-email-update).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct StartEmailUpdate {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    #[serde(skip)]
    pub member_id: String,
    /// New email address, which the Member has to verify.
    pub email_address: String,
    /// URL of your backend that the emailed login link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_redirect_url: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Id of the custom login email template, of type "Magic links - Login"; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_template_id: Option<String>,
    /// How to verify the new email address: `EMAIL_MAGIC_LINK` (the default) or `EMAIL_OTP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_method: Option<EmailUpdateDeliveryMethod>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl StartEmailUpdate {
    /// A request with the required fields.
    pub fn new(
        organization_id: impl Into<String>,
        member_id: impl Into<String>,
        email_address: impl Into<String>,
    ) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_id: member_id.into(),
            email_address: email_address.into(),
            login_redirect_url: None,
            locale: None,
            login_template_id: None,
            delivery_method: None,
            member_credential: None,
        }
    }

    /// URL of your backend that the emailed login link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    pub fn login_redirect_url(mut self, login_redirect_url: impl Into<String>) -> Self {
        self.login_redirect_url = Some(login_redirect_url.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Id of the custom login email template, of type "Magic links - Login"; your default template when unset.
    pub fn login_template_id(mut self, login_template_id: impl Into<String>) -> Self {
        self.login_template_id = Some(login_template_id.into());
        self
    }

    /// How to verify the new email address: `EMAIL_MAGIC_LINK` (the default) or `EMAIL_OTP`.
    pub fn delivery_method(mut self, delivery_method: impl Into<EmailUpdateDeliveryMethod>) -> Self {
        self.delivery_method = Some(delivery_method.into());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for StartEmailUpdate {
    type Response = StartEmailUpdateResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "b2b.organizations.members.start_email_update",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`StartEmailUpdate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StartEmailUpdateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Unlinks a member's retired email address, so that other members can use it.
///
/// Set `email_id`, `email_address`, or both if they mean the same address.
///
/// `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email`, returns
/// [`UnlinkRetiredEmailResponse`]. [Documentation](https://stytch.com/docs/b2b/api/unlink-retired-member-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct UnlinkRetiredEmail {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    #[serde(skip)]
    pub member_id: String,
    /// ID of the Member's retired email address to unlink.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_id: Option<String>,
    /// Email address of the Member or end user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl UnlinkRetiredEmail {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_id: member_id.into(),
            email_id: None,
            email_address: None,
            member_credential: None,
        }
    }

    /// ID of the Member's retired email address to unlink.
    pub fn email_id(mut self, email_id: impl Into<String>) -> Self {
        self.email_id = Some(email_id.into());
        self
    }

    /// Email address of the Member or end user.
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for UnlinkRetiredEmail {
    type Response = UnlinkRetiredEmailResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "b2b.organizations.members.unlink_retired_email",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.member_credential(self.member_credential.as_ref())?;
        request.json(self)
    }
}

/// What [`UnlinkRetiredEmail`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UnlinkRetiredEmailResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// Unique ID of the Organization.
    pub organization_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Updates a member.
///
/// `mfa_phone_number` fails for a member who has a number: delete the old one first.
///
/// `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}`, returns [`UpdateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/update-member).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Update {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    #[serde(skip)]
    pub member_id: String,
    /// Name of the Member. With a session header, needs `update.info.name` on `stytch.member`, or on `stytch.self`
    /// for one's own record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// JSON object of your own application data; must be left out when a session header is sent, since a Member
    /// can't change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data, also writable by the frontend SDKs; with a session header it needs
    /// the `update.info.untrusted-metadata` permission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
    /// Whether this is a break glass Member, free of the Organization's `auth_methods` settings. With a session
    /// header, needs the `update.settings.is-breakglass` action on `stytch.member`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_breakglass: Option<bool>,
    /// Phone number in E.164 form; an error if the Member has one, so delete that first. With a session header,
    /// needs `update.info.mfa-phone` on `stytch.member` or one's own `stytch.self`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_phone_number: Option<String>,
    /// Whether the Member must pass MFA at every login. With a session header, needs `update.settings.mfa-enrolled`
    /// on `stytch.member`, or on `stytch.self` for one's own record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_enrolled: Option<bool>,
    /// Roles to assign explicitly, replacing all earlier ones; see `preserve_existing_sessions`. With a session
    /// header, needs `update.settings.roles` on `stytch.member`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Whether to keep sessions that got a removed Role through SSO too; `false` when unset, which revokes those
    /// using the affected SSO connections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preserve_existing_sessions: Option<bool>,
    /// MFA method to prefer, `sms_otp` or `totp`. A session-authorized call needs
    /// `update.settings.default-mfa-method` on `stytch.member`, or `stytch.self` for oneself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_mfa_method: Option<MfaMethod>,
    /// New email address; clears passwords and must be verified again. A session-authorized call needs
    /// `update.info.email` on `stytch.member`; Members cannot change their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// Your own identifier for the Member, unique in the Organization and accepted by most calls as `member_id`: up
    /// to 128 alphanumerics, `.`, `_`, `-` or `|`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Whether to delete the old email address rather than retire it when `email_address` is given; `false` when
    /// unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unlink_email: Option<bool>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Update {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            member_id: member_id.into(),
            name: None,
            trusted_metadata: None,
            untrusted_metadata: None,
            is_breakglass: None,
            mfa_phone_number: None,
            mfa_enrolled: None,
            roles: None,
            preserve_existing_sessions: None,
            default_mfa_method: None,
            email_address: None,
            external_id: None,
            unlink_email: None,
            member_credential: None,
        }
    }

    /// Name of the Member. With a session header, needs `update.info.name` on `stytch.member`, or on `stytch.self`
    /// for one's own record.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// JSON object of your own application data; must be left out when a session header is sent, since a Member
    /// can't change it.
    pub fn trusted_metadata(
        mut self,
        trusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.trusted_metadata =
            Some(trusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// JSON object of your own application data, also writable by the frontend SDKs; with a session header it needs
    /// the `update.info.untrusted-metadata` permission.
    pub fn untrusted_metadata(
        mut self,
        untrusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.untrusted_metadata =
            Some(untrusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Whether this is a break glass Member, free of the Organization's `auth_methods` settings. With a session
    /// header, needs the `update.settings.is-breakglass` action on `stytch.member`.
    pub fn is_breakglass(mut self, is_breakglass: bool) -> Self {
        self.is_breakglass = Some(is_breakglass);
        self
    }

    /// Phone number in E.164 form; an error if the Member has one, so delete that first. With a session header,
    /// needs `update.info.mfa-phone` on `stytch.member` or one's own `stytch.self`.
    pub fn mfa_phone_number(mut self, mfa_phone_number: impl Into<String>) -> Self {
        self.mfa_phone_number = Some(mfa_phone_number.into());
        self
    }

    /// Whether the Member must pass MFA at every login. With a session header, needs `update.settings.mfa-enrolled`
    /// on `stytch.member`, or on `stytch.self` for one's own record.
    pub fn mfa_enrolled(mut self, mfa_enrolled: bool) -> Self {
        self.mfa_enrolled = Some(mfa_enrolled);
        self
    }

    /// Roles to assign explicitly, replacing all earlier ones; see `preserve_existing_sessions`. With a session
    /// header, needs `update.settings.roles` on `stytch.member`.
    pub fn roles(mut self, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.roles = Some(roles.into_iter().map(Into::into).collect());
        self
    }

    /// Whether to keep sessions that got a removed Role through SSO too; `false` when unset, which revokes those
    /// using the affected SSO connections.
    pub fn preserve_existing_sessions(mut self, preserve_existing_sessions: bool) -> Self {
        self.preserve_existing_sessions = Some(preserve_existing_sessions);
        self
    }

    /// MFA method to prefer, `sms_otp` or `totp`. A session-authorized call needs
    /// `update.settings.default-mfa-method` on `stytch.member`, or `stytch.self` for oneself.
    pub fn default_mfa_method(mut self, default_mfa_method: impl Into<MfaMethod>) -> Self {
        self.default_mfa_method = Some(default_mfa_method.into());
        self
    }

    /// New email address; clears passwords and must be verified again. A session-authorized call needs
    /// `update.info.email` on `stytch.member`; Members cannot change their own.
    pub fn email_address(mut self, email_address: impl Into<String>) -> Self {
        self.email_address = Some(email_address.into());
        self
    }

    /// Your own identifier for the Member, unique in the Organization and accepted by most calls as `member_id`: up
    /// to 128 alphanumerics, `.`, `_`, `-` or `|`.
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = Some(external_id.into());
        self
    }

    /// Whether to delete the old email address rather than retire it when `email_address` is given; `false` when
    /// unset.
    pub fn unlink_email(mut self, unlink_email: bool) -> Self {
        self.unlink_email = Some(unlink_email);
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

    const OPERATION: &'static Operation = &Operation::put(
        "b2b.organizations.members.update",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
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
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

filter! {
    /// A condition on members, for [`Search`].
    ///
    /// Lists match members who have one of the values. Fuzzy filters match similar values and need at least three
    /// characters. Only [`statuses`](Self::statuses) finds deleted members.
    ///
    /// ```
    /// use stytch_core::b2b::MemberStatus;
    /// use stytch_core::b2b::organizations::members::{Filter, Query, Search};
    ///
    /// let search = Search::new(["organization-test-1"]).query(Query::and([
    ///     Filter::member_roles(["editor"]),
    ///     Filter::statuses([MemberStatus::Active, MemberStatus::Invited]),
    /// ]));
    /// ```
}

impl Filter {
    /// Members with one of these ids. External ids work too, but one filter cannot mix both.
    pub fn member_ids(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_ids", ids))
    }

    /// Members with one of these email addresses.
    pub fn member_emails(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_emails", addresses))
    }

    /// Members whose email address resembles this text. At least three characters.
    pub fn member_email_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("member_email_fuzzy", part))
    }

    /// Members with one of these phone numbers for MFA, in E.164 form such as `+12025550162`.
    pub fn member_mfa_phone_numbers(numbers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_mfa_phone_numbers", numbers))
    }

    /// Members whose phone number for MFA resembles this text. At least three characters.
    pub fn member_mfa_phone_number_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("member_mfa_phone_number_fuzzy", part))
    }

    /// Members who are breakglass members, or members who are not.
    pub fn member_is_breakglass(is_breakglass: bool) -> Self {
        Self(Operand::new("member_is_breakglass", is_breakglass))
    }

    /// Members who have a password, or members who have none.
    pub fn member_password_exists(exists: bool) -> Self {
        Self(Operand::new("member_password_exists", exists))
    }

    /// Members with one of these roles, by id.
    pub fn member_roles(role_ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_roles", role_ids))
    }

    /// Members with one of these statuses. The only filter that finds deleted members.
    pub fn statuses(statuses: impl IntoIterator<Item = impl Into<MemberStatus>>) -> Self {
        Self(Operand::texts("statuses", statuses.into_iter().map(|value| value.into().to_string())))
    }
}
