//! Organizations, the tenants of a B2B project.

pub mod members;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{
    AuthMethod, ConnectedAppsAllowedType, EmailImplicitRoleAssignment, EmailInvites, EmailJitProvisioning,
    MethodsPolicy, MfaMethod, MfaPolicy, OAuthTenantJitProvisioning, Organization, OrganizationConnectedApp,
    OrganizationConnectedAppActiveMember, SsoJitProvisioning,
};
use crate::api::models::{ConnectedAppClientType, ResultsMetadata};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::search::{Operand, filter};
use crate::values::{JsonObject, MemberCredential, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Paged};

/// Lists the connected apps that members of an organization have installed.
///
/// An app counts as installed once a member finished authorizing it, until that is revoked or the organization's
/// policy blocks the app.
///
/// `GET /v1/b2b/organizations/{organization_id}/connected_apps`, returns [`ConnectedAppsResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get-all).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ConnectedApps {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl ConnectedApps {
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

impl Endpoint for ConnectedApps {
    type Response = ConnectedAppsResponse;

    const OPERATION: &'static Operation =
        &Operation::get("b2b.organizations.connected_apps", "/v1/b2b/organizations/{organization_id}/connected_apps");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`ConnectedApps`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ConnectedAppsResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Connected Apps that the Organization's Members have authorized.
    #[serde(default, deserialize_with = "or_default")]
    pub connected_apps: Vec<OrganizationConnectedApp>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Creates an organization.
///
/// Slugs are unique in the project. `email_invites` falls back to `ALL_ALLOWED` if the request sets no
/// authentication setting, and to `NOT_ALLOWED` otherwise.
///
/// `POST /v1/b2b/organizations`, returns [`CreateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/create-organization).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// Name of the Organization, 1 to 128 characters.
    pub organization_name: String,
    /// URL slug of the Organization, usable as `organization_id`: 2 to 128 letters, digits, `-`, `.`, `_` or `~`,
    /// unique in the project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_slug: Option<String>,
    /// URL of the Organization's logo image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_logo_url: Option<String>,
    /// JSON object of your own application data or of data from the identity provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or
    /// `|`, unique within the project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_external_id: Option<String>,
    /// Whether an SSO login may create a Member: `ALL_ALLOWED` (the default), `RESTRICTED` (only through
    /// `sso_jit_provisioning_allowed_connections`) or `NOT_ALLOWED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_jit_provisioning: Option<SsoJitProvisioning>,
    /// Email domains for invites and JIT provisioning when `email_invites` or `email_jit_provisioning` is
    /// `RESTRICTED`; common ones like `gmail.com` are refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_allowed_domains: Option<Vec<String>>,
    /// JIT provisioning by Email Magic Link or OAuth: `RESTRICTED` (only verified emails in
    /// `email_allowed_domains`) or `NOT_ALLOWED` (the default).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_jit_provisioning: Option<EmailJitProvisioning>,
    /// Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified emails in `email_allowed_domains`) or
    /// `NOT_ALLOWED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_invites: Option<EmailInvites>,
    /// Which login methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to `allowed_auth_methods`.
    /// Breakglass Members are exempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_methods: Option<MethodsPolicy>,
    /// Primary login methods the Organization permits when `auth_methods` is `RESTRICTED`: `sso`, `magic_link`,
    /// `email_otp`, `password` or `{provider}_oauth`, such as `google_oauth`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_auth_methods: Option<Vec<AuthMethod>>,
    /// When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default) for only those with `mfa_enrolled`
    /// set. Sessions already active stay valid when it changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_policy: Option<MfaPolicy>,
    /// Roles granted by email domain: each Member whose address is at the domain gets the Role, however they log
    /// in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rbac_email_implicit_role_assignments: Option<Vec<EmailImplicitRoleAssignment>>,
    /// Which MFA methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to those in
    /// `allowed_mfa_methods`. Break-glass Members are exempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_methods: Option<MethodsPolicy>,
    /// MFA methods the Organization permits, `sms_otp` and/or `totp`; applies when `mfa_methods` is `RESTRICTED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_mfa_methods: Option<Vec<MfaMethod>>,
    /// Whether new Members can JIT provision by OAuth tenant: `RESTRICTED` to the tenants in
    /// `allowed_oauth_tenants`, or `NOT_ALLOWED` (the default).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oauth_tenant_jit_provisioning: Option<OAuthTenantJitProvisioning>,
    /// OAuth tenants whose users may be JIT provisioned, keyed by `slack`, `hubspot` or `github`; when unset, JIT
    /// provisioning by tenant is off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_tenants: Option<JsonObject>,
    /// Email domains that the Organization has claimed, such as `example.com`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed_email_domains: Option<Vec<String>>,
    /// Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
    /// `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_party_connected_apps_allowed_type: Option<ConnectedAppsAllowedType>,
    /// IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_first_party_connected_apps: Option<Vec<String>>,
    /// Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
    /// `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_party_connected_apps_allowed_type: Option<ConnectedAppsAllowedType>,
    /// IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_third_party_connected_apps: Option<Vec<String>>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(organization_name: impl Into<String>) -> Self {
        Self {
            organization_name: organization_name.into(),
            organization_slug: None,
            organization_logo_url: None,
            trusted_metadata: None,
            organization_external_id: None,
            sso_jit_provisioning: None,
            email_allowed_domains: None,
            email_jit_provisioning: None,
            email_invites: None,
            auth_methods: None,
            allowed_auth_methods: None,
            mfa_policy: None,
            rbac_email_implicit_role_assignments: None,
            mfa_methods: None,
            allowed_mfa_methods: None,
            oauth_tenant_jit_provisioning: None,
            allowed_oauth_tenants: None,
            claimed_email_domains: None,
            first_party_connected_apps_allowed_type: None,
            allowed_first_party_connected_apps: None,
            third_party_connected_apps_allowed_type: None,
            allowed_third_party_connected_apps: None,
        }
    }

    /// URL slug of the Organization, usable as `organization_id`: 2 to 128 letters, digits, `-`, `.`, `_` or `~`,
    /// unique in the project.
    pub fn organization_slug(mut self, organization_slug: impl Into<String>) -> Self {
        self.organization_slug = Some(organization_slug.into());
        self
    }

    /// URL of the Organization's logo image.
    pub fn organization_logo_url(mut self, organization_logo_url: impl Into<String>) -> Self {
        self.organization_logo_url = Some(organization_logo_url.into());
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

    /// Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or
    /// `|`, unique within the project.
    pub fn organization_external_id(mut self, organization_external_id: impl Into<String>) -> Self {
        self.organization_external_id = Some(organization_external_id.into());
        self
    }

    /// Whether an SSO login may create a Member: `ALL_ALLOWED` (the default), `RESTRICTED` (only through
    /// `sso_jit_provisioning_allowed_connections`) or `NOT_ALLOWED`.
    pub fn sso_jit_provisioning(mut self, sso_jit_provisioning: impl Into<SsoJitProvisioning>) -> Self {
        self.sso_jit_provisioning = Some(sso_jit_provisioning.into());
        self
    }

    /// Email domains for invites and JIT provisioning when `email_invites` or `email_jit_provisioning` is
    /// `RESTRICTED`; common ones like `gmail.com` are refused.
    pub fn email_allowed_domains(mut self, email_allowed_domains: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.email_allowed_domains = Some(email_allowed_domains.into_iter().map(Into::into).collect());
        self
    }

    /// JIT provisioning by Email Magic Link or OAuth: `RESTRICTED` (only verified emails in
    /// `email_allowed_domains`) or `NOT_ALLOWED` (the default).
    pub fn email_jit_provisioning(mut self, email_jit_provisioning: impl Into<EmailJitProvisioning>) -> Self {
        self.email_jit_provisioning = Some(email_jit_provisioning.into());
        self
    }

    /// Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified emails in `email_allowed_domains`) or
    /// `NOT_ALLOWED`.
    pub fn email_invites(mut self, email_invites: impl Into<EmailInvites>) -> Self {
        self.email_invites = Some(email_invites.into());
        self
    }

    /// Which login methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to `allowed_auth_methods`.
    /// Breakglass Members are exempt.
    pub fn auth_methods(mut self, auth_methods: impl Into<MethodsPolicy>) -> Self {
        self.auth_methods = Some(auth_methods.into());
        self
    }

    /// Primary login methods the Organization permits when `auth_methods` is `RESTRICTED`: `sso`, `magic_link`,
    /// `email_otp`, `password` or `{provider}_oauth`, such as `google_oauth`.
    pub fn allowed_auth_methods(
        mut self,
        allowed_auth_methods: impl IntoIterator<Item = impl Into<AuthMethod>>,
    ) -> Self {
        self.allowed_auth_methods = Some(allowed_auth_methods.into_iter().map(Into::into).collect());
        self
    }

    /// When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default) for only those with `mfa_enrolled`
    /// set. Sessions already active stay valid when it changes.
    pub fn mfa_policy(mut self, mfa_policy: impl Into<MfaPolicy>) -> Self {
        self.mfa_policy = Some(mfa_policy.into());
        self
    }

    /// Roles granted by email domain: each Member whose address is at the domain gets the Role, however they log
    /// in.
    pub fn rbac_email_implicit_role_assignments(
        mut self,
        rbac_email_implicit_role_assignments: impl IntoIterator<Item = EmailImplicitRoleAssignment>,
    ) -> Self {
        self.rbac_email_implicit_role_assignments = Some(rbac_email_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Which MFA methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to those in
    /// `allowed_mfa_methods`. Break-glass Members are exempt.
    pub fn mfa_methods(mut self, mfa_methods: impl Into<MethodsPolicy>) -> Self {
        self.mfa_methods = Some(mfa_methods.into());
        self
    }

    /// MFA methods the Organization permits, `sms_otp` and/or `totp`; applies when `mfa_methods` is `RESTRICTED`.
    pub fn allowed_mfa_methods(mut self, allowed_mfa_methods: impl IntoIterator<Item = impl Into<MfaMethod>>) -> Self {
        self.allowed_mfa_methods = Some(allowed_mfa_methods.into_iter().map(Into::into).collect());
        self
    }

    /// Whether new Members can JIT provision by OAuth tenant: `RESTRICTED` to the tenants in
    /// `allowed_oauth_tenants`, or `NOT_ALLOWED` (the default).
    pub fn oauth_tenant_jit_provisioning(
        mut self,
        oauth_tenant_jit_provisioning: impl Into<OAuthTenantJitProvisioning>,
    ) -> Self {
        self.oauth_tenant_jit_provisioning = Some(oauth_tenant_jit_provisioning.into());
        self
    }

    /// OAuth tenants whose users may be JIT provisioned, keyed by `slack`, `hubspot` or `github`; when unset, JIT
    /// provisioning by tenant is off.
    pub fn allowed_oauth_tenants(
        mut self,
        allowed_oauth_tenants: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.allowed_oauth_tenants =
            Some(allowed_oauth_tenants.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Email domains that the Organization has claimed, such as `example.com`.
    pub fn claimed_email_domains(mut self, claimed_email_domains: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.claimed_email_domains = Some(claimed_email_domains.into_iter().map(Into::into).collect());
        self
    }

    /// Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
    /// `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
    pub fn first_party_connected_apps_allowed_type(
        mut self,
        first_party_connected_apps_allowed_type: impl Into<ConnectedAppsAllowedType>,
    ) -> Self {
        self.first_party_connected_apps_allowed_type = Some(first_party_connected_apps_allowed_type.into());
        self
    }

    /// IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    pub fn allowed_first_party_connected_apps(
        mut self,
        allowed_first_party_connected_apps: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.allowed_first_party_connected_apps =
            Some(allowed_first_party_connected_apps.into_iter().map(Into::into).collect());
        self
    }

    /// Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
    /// `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
    pub fn third_party_connected_apps_allowed_type(
        mut self,
        third_party_connected_apps_allowed_type: impl Into<ConnectedAppsAllowedType>,
    ) -> Self {
        self.third_party_connected_apps_allowed_type = Some(third_party_connected_apps_allowed_type.into());
        self
    }

    /// IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    pub fn allowed_third_party_connected_apps(
        mut self,
        allowed_third_party_connected_apps: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.allowed_third_party_connected_apps =
            Some(allowed_third_party_connected_apps.into_iter().map(Into::into).collect());
        self
    }
}

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation = &Operation::post("b2b.organizations.create", "/v1/b2b/organizations");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
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
    /// The Organization.
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes an organization together with all its members.
///
/// `DELETE /v1/b2b/organizations/{organization_id}`, returns [`DeleteResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/delete-organization).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Delete {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl Delete {
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

impl Endpoint for Delete {
    type Response = DeleteResponse;

    const OPERATION: &'static Operation =
        &Operation::delete("b2b.organizations.delete", "/v1/b2b/organizations/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
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
    /// Unique ID of the deleted Organization.
    pub organization_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Removes the external ID from an organization.
///
/// `DELETE /v1/b2b/organizations/{organization_id}/external_id`, returns [`DeleteExternalIdResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/organization-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DeleteExternalId {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl DeleteExternalId {
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

impl Endpoint for DeleteExternalId {
    type Response = DeleteExternalIdResponse;

    const OPERATION: &'static Operation = &Operation::delete(
        "b2b.organizations.delete_external_id",
        "/v1/b2b/organizations/{organization_id}/external_id",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
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
    /// The Organization.
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches an organization.
///
/// `GET /v1/b2b/organizations/{organization_id}`, returns [`GetResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/get-organization).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Get {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
}

impl Get {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into() }
    }
}

impl Endpoint for Get {
    type Response = GetResponse;

    const OPERATION: &'static Operation =
        &Operation::get("b2b.organizations.get", "/v1/b2b/organizations/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)
    }
}

/// What [`Get`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// The Organization.
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches a connected app and the members of an organization who use it.
///
/// Each entry of `active_members` names the scopes that the member's last authorization asked for.
///
/// `GET /v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}`, returns
/// [`GetConnectedAppResponse`]. [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct GetConnectedApp {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Unique ID of the Connected App.
    pub connected_app_id: String,
    /// The member on whose behalf the call is made.
    pub member_credential: Option<MemberCredential>,
}

impl GetConnectedApp {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, connected_app_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            connected_app_id: connected_app_id.into(),
            member_credential: None,
        }
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for GetConnectedApp {
    type Response = GetConnectedAppResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.get_connected_app",
        "/v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("connected_app_id", &self.connected_app_id)?;
        request.member_credential(self.member_credential.as_ref())
    }
}

/// What [`GetConnectedApp`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetConnectedAppResponse {
    /// Unique ID of the Connected App.
    pub connected_app_id: String,
    /// Name of the Connected App.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// Readable description of the Connected App.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`.
    #[serde(default, deserialize_with = "or_default")]
    pub client_type: ConnectedAppClientType,
    /// Members who have installed the Connected App.
    #[serde(default, deserialize_with = "or_default")]
    pub active_members: Vec<OrganizationConnectedAppActiveMember>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// URL of the Connected App's logo, if it has one.
    pub logo_url: Option<String>,
}

/// Counts the members of an organization.
///
/// `GET /v1/b2b/organizations/{organization_id}/metrics`, returns [`MetricsResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/organization-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Metrics {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
}

impl Metrics {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into() }
    }
}

impl Endpoint for Metrics {
    type Response = MetricsResponse;

    const OPERATION: &'static Operation =
        &Operation::get("b2b.organizations.metrics", "/v1/b2b/organizations/{organization_id}/metrics");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)
    }
}

/// What [`Metrics`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MetricsResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Number of Members in the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub member_count: u32,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Searches the organizations of the project.
///
/// Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.
///
/// `POST /v1/b2b/organizations/search`, returns [`SearchResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/search-organizations).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Search {
    /// Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first
    /// page. A page holds at most 1000 results.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Search filter: an operator and its operands. Without it, or without operands, every Organization is
    /// returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<Query>,
}

impl Search {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
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

    /// Search filter: an operator and its operands. Without it, or without operands, every Organization is
    /// returned.
    pub fn query(mut self, query: Query) -> Self {
        self.query = Some(query);
        self
    }
}

impl Endpoint for Search {
    type Response = SearchResponse;

    const OPERATION: &'static Operation = &Operation::read("b2b.organizations.search", "/v1/b2b/organizations/search");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

impl Paged for Search {
    type Item = Organization;

    fn current_cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }

    fn next_cursor(response: &SearchResponse) -> Option<&str> {
        response.results_metadata.next_cursor.as_deref()
    }

    fn items(response: SearchResponse) -> Vec<Organization> {
        response.organizations
    }
}

/// What [`Search`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SearchResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Organizations that match the search.
    #[serde(default, deserialize_with = "or_default")]
    pub organizations: Vec<Organization>,
    /// Total count of the search and the cursor of its next page.
    #[serde(default, deserialize_with = "or_default")]
    pub results_metadata: ResultsMetadata,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Updates an organization.
///
/// At least one authentication setting must stay `RESTRICTED` or `ALL_ALLOWED`; otherwise no new members could
/// join.
///
/// `PUT /v1/b2b/organizations/{organization_id}`, returns [`UpdateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/update-organization).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Update {
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip)]
    pub organization_id: String,
    /// Name of the Organization, 1 to 128 characters. With a session header, needs `update.info.name` on
    /// `stytch.organization`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_name: Option<String>,
    /// URL slug: 2 to 128 letters, digits, `-`, `.`, `_` or `~`, unique in the project. With a session header,
    /// needs `update.info.slug` on `stytch.organization`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_slug: Option<String>,
    /// URL of the Organization's logo image. With a session header, needs `update.info.logo-url` on
    /// `stytch.organization`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_logo_url: Option<String>,
    /// JSON object of your own application data; must be left out when a session header is sent, since a Member
    /// can't change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or
    /// `|`, unique within the project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_external_id: Option<String>,
    /// ID of the SSO connection used by default when several are active; with a session header it needs the
    /// `update.settings.default-sso-connection` permission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_default_connection_id: Option<String>,
    /// Whether an SSO login may create a Member: `ALL_ALLOWED`, `RESTRICTED` or `NOT_ALLOWED`; with a session
    /// header it needs the `update.settings.sso-jit-provisioning` permission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_jit_provisioning: Option<SsoJitProvisioning>,
    /// `connection_id` values that may create Members when `sso_jit_provisioning` is `RESTRICTED`; with a session
    /// header it needs the `update.settings.sso-jit-provisioning` permission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_jit_provisioning_allowed_connections: Option<Vec<String>>,
    /// Email domains for invites and JIT provisioning under `RESTRICTED` settings; not common ones like
    /// `gmail.com`. A session-authorized call needs `update.settings.allowed-domains`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_allowed_domains: Option<Vec<String>>,
    /// JIT provisioning by Magic Link or OAuth: `RESTRICTED` (to `email_allowed_domains`) or `NOT_ALLOWED`. A
    /// session-authorized call needs `update.settings.email-jit-provisioning`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_jit_provisioning: Option<EmailJitProvisioning>,
    /// Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (to `email_allowed_domains`) or `NOT_ALLOWED`. A
    /// session-authorized call needs `update.settings.email-invites`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_invites: Option<EmailInvites>,
    /// Either `ALL_ALLOWED` or `RESTRICTED` to `allowed_auth_methods`; breakglass Members are exempt. A
    /// session-authorized call needs `update.settings.allowed-auth-methods`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_methods: Option<MethodsPolicy>,
    /// Login methods permitted when `auth_methods` is `RESTRICTED`, such as `sso` or `google_oauth`. A
    /// session-authorized call needs `update.settings.allowed-auth-methods`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_auth_methods: Option<Vec<AuthMethod>>,
    /// When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` for only those with `mfa_enrolled`. With a session
    /// header, needs `update.settings.mfa-policy` on `stytch.organization`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_policy: Option<MfaPolicy>,
    /// Roles granted to every Member with an address at a given email domain. With a session header, needs
    /// `update.settings.implicit-roles` on `stytch.organization`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rbac_email_implicit_role_assignments: Option<Vec<EmailImplicitRoleAssignment>>,
    /// Which MFA methods Members may use: `ALL_ALLOWED` or `RESTRICTED` to `allowed_mfa_methods`. With a session
    /// header, needs `update.settings.allowed-mfa-methods` on `stytch.organization`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_methods: Option<MethodsPolicy>,
    /// MFA methods permitted, `sms_otp` and/or `totp`, when `mfa_methods` is `RESTRICTED`. A session-authorized
    /// call needs `update.settings.allowed-mfa-methods`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_mfa_methods: Option<Vec<MfaMethod>>,
    /// JIT provisioning by OAuth tenant: `RESTRICTED` to `allowed_oauth_tenants` or `NOT_ALLOWED`. With a session
    /// header, needs `update.settings.oauth-tenant-jit-provisioning`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oauth_tenant_jit_provisioning: Option<OAuthTenantJitProvisioning>,
    /// OAuth tenants that may be JIT provisioned, keyed by `slack`, `hubspot` or `github`. A session-authorized
    /// call needs `update.settings.allowed-oauth-tenants`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_tenants: Option<JsonObject>,
    /// Email domains that the Organization has claimed, such as `example.com`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed_email_domains: Option<Vec<String>>,
    /// Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
    /// `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_party_connected_apps_allowed_type: Option<ConnectedAppsAllowedType>,
    /// IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_first_party_connected_apps: Option<Vec<String>>,
    /// Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
    /// `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_party_connected_apps_allowed_type: Option<ConnectedAppsAllowedType>,
    /// IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_third_party_connected_apps: Option<Vec<String>>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Update {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            organization_name: None,
            organization_slug: None,
            organization_logo_url: None,
            trusted_metadata: None,
            organization_external_id: None,
            sso_default_connection_id: None,
            sso_jit_provisioning: None,
            sso_jit_provisioning_allowed_connections: None,
            email_allowed_domains: None,
            email_jit_provisioning: None,
            email_invites: None,
            auth_methods: None,
            allowed_auth_methods: None,
            mfa_policy: None,
            rbac_email_implicit_role_assignments: None,
            mfa_methods: None,
            allowed_mfa_methods: None,
            oauth_tenant_jit_provisioning: None,
            allowed_oauth_tenants: None,
            claimed_email_domains: None,
            first_party_connected_apps_allowed_type: None,
            allowed_first_party_connected_apps: None,
            third_party_connected_apps_allowed_type: None,
            allowed_third_party_connected_apps: None,
            member_credential: None,
        }
    }

    /// Name of the Organization, 1 to 128 characters. With a session header, needs `update.info.name` on
    /// `stytch.organization`.
    pub fn organization_name(mut self, organization_name: impl Into<String>) -> Self {
        self.organization_name = Some(organization_name.into());
        self
    }

    /// URL slug: 2 to 128 letters, digits, `-`, `.`, `_` or `~`, unique in the project. With a session header,
    /// needs `update.info.slug` on `stytch.organization`.
    pub fn organization_slug(mut self, organization_slug: impl Into<String>) -> Self {
        self.organization_slug = Some(organization_slug.into());
        self
    }

    /// URL of the Organization's logo image. With a session header, needs `update.info.logo-url` on
    /// `stytch.organization`.
    pub fn organization_logo_url(mut self, organization_logo_url: impl Into<String>) -> Self {
        self.organization_logo_url = Some(organization_logo_url.into());
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

    /// Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or
    /// `|`, unique within the project.
    pub fn organization_external_id(mut self, organization_external_id: impl Into<String>) -> Self {
        self.organization_external_id = Some(organization_external_id.into());
        self
    }

    /// ID of the SSO connection used by default when several are active; with a session header it needs the
    /// `update.settings.default-sso-connection` permission.
    pub fn sso_default_connection_id(mut self, sso_default_connection_id: impl Into<String>) -> Self {
        self.sso_default_connection_id = Some(sso_default_connection_id.into());
        self
    }

    /// Whether an SSO login may create a Member: `ALL_ALLOWED`, `RESTRICTED` or `NOT_ALLOWED`; with a session
    /// header it needs the `update.settings.sso-jit-provisioning` permission.
    pub fn sso_jit_provisioning(mut self, sso_jit_provisioning: impl Into<SsoJitProvisioning>) -> Self {
        self.sso_jit_provisioning = Some(sso_jit_provisioning.into());
        self
    }

    /// `connection_id` values that may create Members when `sso_jit_provisioning` is `RESTRICTED`; with a session
    /// header it needs the `update.settings.sso-jit-provisioning` permission.
    pub fn sso_jit_provisioning_allowed_connections(
        mut self,
        sso_jit_provisioning_allowed_connections: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.sso_jit_provisioning_allowed_connections =
            Some(sso_jit_provisioning_allowed_connections.into_iter().map(Into::into).collect());
        self
    }

    /// Email domains for invites and JIT provisioning under `RESTRICTED` settings; not common ones like
    /// `gmail.com`. A session-authorized call needs `update.settings.allowed-domains`.
    pub fn email_allowed_domains(mut self, email_allowed_domains: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.email_allowed_domains = Some(email_allowed_domains.into_iter().map(Into::into).collect());
        self
    }

    /// JIT provisioning by Magic Link or OAuth: `RESTRICTED` (to `email_allowed_domains`) or `NOT_ALLOWED`. A
    /// session-authorized call needs `update.settings.email-jit-provisioning`.
    pub fn email_jit_provisioning(mut self, email_jit_provisioning: impl Into<EmailJitProvisioning>) -> Self {
        self.email_jit_provisioning = Some(email_jit_provisioning.into());
        self
    }

    /// Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (to `email_allowed_domains`) or `NOT_ALLOWED`. A
    /// session-authorized call needs `update.settings.email-invites`.
    pub fn email_invites(mut self, email_invites: impl Into<EmailInvites>) -> Self {
        self.email_invites = Some(email_invites.into());
        self
    }

    /// Either `ALL_ALLOWED` or `RESTRICTED` to `allowed_auth_methods`; breakglass Members are exempt. A
    /// session-authorized call needs `update.settings.allowed-auth-methods`.
    pub fn auth_methods(mut self, auth_methods: impl Into<MethodsPolicy>) -> Self {
        self.auth_methods = Some(auth_methods.into());
        self
    }

    /// Login methods permitted when `auth_methods` is `RESTRICTED`, such as `sso` or `google_oauth`. A
    /// session-authorized call needs `update.settings.allowed-auth-methods`.
    pub fn allowed_auth_methods(
        mut self,
        allowed_auth_methods: impl IntoIterator<Item = impl Into<AuthMethod>>,
    ) -> Self {
        self.allowed_auth_methods = Some(allowed_auth_methods.into_iter().map(Into::into).collect());
        self
    }

    /// When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` for only those with `mfa_enrolled`. With a session
    /// header, needs `update.settings.mfa-policy` on `stytch.organization`.
    pub fn mfa_policy(mut self, mfa_policy: impl Into<MfaPolicy>) -> Self {
        self.mfa_policy = Some(mfa_policy.into());
        self
    }

    /// Roles granted to every Member with an address at a given email domain. With a session header, needs
    /// `update.settings.implicit-roles` on `stytch.organization`.
    pub fn rbac_email_implicit_role_assignments(
        mut self,
        rbac_email_implicit_role_assignments: impl IntoIterator<Item = EmailImplicitRoleAssignment>,
    ) -> Self {
        self.rbac_email_implicit_role_assignments = Some(rbac_email_implicit_role_assignments.into_iter().collect());
        self
    }

    /// Which MFA methods Members may use: `ALL_ALLOWED` or `RESTRICTED` to `allowed_mfa_methods`. With a session
    /// header, needs `update.settings.allowed-mfa-methods` on `stytch.organization`.
    pub fn mfa_methods(mut self, mfa_methods: impl Into<MethodsPolicy>) -> Self {
        self.mfa_methods = Some(mfa_methods.into());
        self
    }

    /// MFA methods permitted, `sms_otp` and/or `totp`, when `mfa_methods` is `RESTRICTED`. A session-authorized
    /// call needs `update.settings.allowed-mfa-methods`.
    pub fn allowed_mfa_methods(mut self, allowed_mfa_methods: impl IntoIterator<Item = impl Into<MfaMethod>>) -> Self {
        self.allowed_mfa_methods = Some(allowed_mfa_methods.into_iter().map(Into::into).collect());
        self
    }

    /// JIT provisioning by OAuth tenant: `RESTRICTED` to `allowed_oauth_tenants` or `NOT_ALLOWED`. With a session
    /// header, needs `update.settings.oauth-tenant-jit-provisioning`.
    pub fn oauth_tenant_jit_provisioning(
        mut self,
        oauth_tenant_jit_provisioning: impl Into<OAuthTenantJitProvisioning>,
    ) -> Self {
        self.oauth_tenant_jit_provisioning = Some(oauth_tenant_jit_provisioning.into());
        self
    }

    /// OAuth tenants that may be JIT provisioned, keyed by `slack`, `hubspot` or `github`. A session-authorized
    /// call needs `update.settings.allowed-oauth-tenants`.
    pub fn allowed_oauth_tenants(
        mut self,
        allowed_oauth_tenants: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.allowed_oauth_tenants =
            Some(allowed_oauth_tenants.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Email domains that the Organization has claimed, such as `example.com`.
    pub fn claimed_email_domains(mut self, claimed_email_domains: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.claimed_email_domains = Some(claimed_email_domains.into_iter().map(Into::into).collect());
        self
    }

    /// Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
    /// `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
    pub fn first_party_connected_apps_allowed_type(
        mut self,
        first_party_connected_apps_allowed_type: impl Into<ConnectedAppsAllowedType>,
    ) -> Self {
        self.first_party_connected_apps_allowed_type = Some(first_party_connected_apps_allowed_type.into());
        self
    }

    /// IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    pub fn allowed_first_party_connected_apps(
        mut self,
        allowed_first_party_connected_apps: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.allowed_first_party_connected_apps =
            Some(allowed_first_party_connected_apps.into_iter().map(Into::into).collect());
        self
    }

    /// Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
    /// `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
    pub fn third_party_connected_apps_allowed_type(
        mut self,
        third_party_connected_apps_allowed_type: impl Into<ConnectedAppsAllowedType>,
    ) -> Self {
        self.third_party_connected_apps_allowed_type = Some(third_party_connected_apps_allowed_type.into());
        self
    }

    /// IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    pub fn allowed_third_party_connected_apps(
        mut self,
        allowed_third_party_connected_apps: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.allowed_third_party_connected_apps =
            Some(allowed_third_party_connected_apps.into_iter().map(Into::into).collect());
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
        &Operation::put("b2b.organizations.update", "/v1/b2b/organizations/{organization_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
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
    /// The Organization.
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

filter! {
    /// A condition on organizations, for [`Search`].
    ///
    /// Lists match organizations that have one of the values. Fuzzy filters match similar values and need at least
    /// three characters.
    ///
    /// ```
    /// use stytch_core::b2b::organizations::{Filter, Query, Search};
    ///
    /// let search = Search::new().query(Query::and([
    ///     Filter::organization_name_fuzzy("acme"),
    ///     Filter::has_active_sso_connection(true),
    /// ]));
    /// ```
}

impl Filter {
    /// Organizations with one of these ids.
    pub fn organization_ids(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("organization_ids", ids))
    }

    /// Organizations with one of these slugs.
    pub fn organization_slugs(slugs: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("organization_slugs", slugs))
    }

    /// Organizations whose slug resembles this text. At least three characters.
    pub fn organization_slug_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("organization_slug_fuzzy", part))
    }

    /// Organizations whose name resembles this text. At least three characters.
    pub fn organization_name_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("organization_name_fuzzy", part))
    }

    /// Organizations with a member at one of these email addresses.
    pub fn member_emails(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("member_emails", addresses))
    }

    /// Organizations with a member whose email address resembles this text. At least three characters.
    pub fn member_email_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("member_email_fuzzy", part))
    }

    /// Organizations with one of these domains in their `email_allowed_domains`.
    pub fn allowed_domains(domains: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("allowed_domains", domains))
    }

    /// Organizations with a domain in their `email_allowed_domains` that resembles this text. At least three
    /// characters.
    pub fn allowed_domain_fuzzy(part: impl Into<String>) -> Self {
        Self(Operand::text("allowed_domain_fuzzy", part))
    }

    /// Organizations that have claimed one of these email domains.
    pub fn claimed_email_domains(domains: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("claimed_email_domains", domains))
    }

    /// Organizations that have an active SSO connection of any kind, or that have none.
    pub fn has_active_sso_connection(has_one: bool) -> Self {
        Self(Operand::new("has_active_sso_connection", has_one))
    }

    /// The organization with this SSO connection, of any kind.
    pub fn sso_connection_id(id: impl Into<String>) -> Self {
        Self(Operand::text("sso_connection_id", id))
    }
}
