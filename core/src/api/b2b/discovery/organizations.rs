//! Organizations found or founded during discovery.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{
    AuthMethod, ConnectedAppsAllowedType, DiscoveredOrganization, EmailImplicitRoleAssignment, EmailInvites,
    EmailJitProvisioning, Member, MemberSession, MethodsPolicy, MfaMethod, MfaPolicy, MfaRequired,
    OAuthTenantJitProvisioning, Organization, PrimaryRequired, SsoJitProvisioning,
};
use crate::api::models::DeviceInfo;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Creates an organization and its first member from an intermediate session, and logs that member in.
///
/// The new member gets the `stytch_admin` role. When `member_authenticated` is `false`, the email address is not
/// verified yet (`primary_required`) or MFA is due (`mfa_required`): finish that step with the returned
/// `intermediate_session_token`. To join an organization that exists, use
/// `discovery.intermediate_sessions.exchange`.
///
/// `POST /v1/b2b/discovery/organizations/create`, returns [`CreateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/create-organization-via-discovery).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    pub intermediate_session_token: Secret,
    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration_minutes: Option<i32>,
    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_custom_claims: Option<JsonObject>,
    /// Name of the Organization; when unset, made from the domain of the email used in discovery, or its name part
    /// for common providers and `.edu`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_name: Option<String>,
    /// URL slug: 2 or more letters, digits, `-`, `.`, `_` or `~`. When unset, made from the domain of the email
    /// used in discovery, or its name part for common providers and `.edu`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_slug: Option<String>,
    /// Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or
    /// `|`, unique within the project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_external_id: Option<String>,
    /// URL of the Organization's logo image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_logo_url: Option<String>,
    /// JSON object of your own application data or of data from the identity provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
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
    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telemetry_id: Option<String>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(intermediate_session_token: impl Into<Secret>) -> Self {
        Self {
            intermediate_session_token: intermediate_session_token.into(),
            session_duration_minutes: None,
            session_custom_claims: None,
            organization_name: None,
            organization_slug: None,
            organization_external_id: None,
            organization_logo_url: None,
            trusted_metadata: None,
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
            first_party_connected_apps_allowed_type: None,
            allowed_first_party_connected_apps: None,
            third_party_connected_apps_allowed_type: None,
            allowed_third_party_connected_apps: None,
            telemetry_id: None,
        }
    }

    /// Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
    /// starts a 60-minute session when unset.
    pub fn session_duration_minutes(mut self, session_duration_minutes: i32) -> Self {
        self.session_duration_minutes = Some(session_duration_minutes);
        self
    }

    /// Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims
    /// such as `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
    pub fn session_custom_claims(
        mut self,
        session_custom_claims: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.session_custom_claims =
            Some(session_custom_claims.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Name of the Organization; when unset, made from the domain of the email used in discovery, or its name part
    /// for common providers and `.edu`.
    pub fn organization_name(mut self, organization_name: impl Into<String>) -> Self {
        self.organization_name = Some(organization_name.into());
        self
    }

    /// URL slug: 2 or more letters, digits, `-`, `.`, `_` or `~`. When unset, made from the domain of the email
    /// used in discovery, or its name part for common providers and `.edu`.
    pub fn organization_slug(mut self, organization_slug: impl Into<String>) -> Self {
        self.organization_slug = Some(organization_slug.into());
        self
    }

    /// Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or
    /// `|`, unique within the project.
    pub fn organization_external_id(mut self, organization_external_id: impl Into<String>) -> Self {
        self.organization_external_id = Some(organization_external_id.into());
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

    /// Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with
    /// the User or Member. Needs a workspace with Device Fingerprinting on.
    pub fn telemetry_id(mut self, telemetry_id: impl Into<String>) -> Self {
        self.telemetry_id = Some(telemetry_id.into());
        self
    }
}

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.discovery.organizations.create", "/v1/b2b/discovery/organizations/create");

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
    /// UUID of the Member.
    pub member_id: String,
    /// Secret opaque token of the session.
    #[serde(default, deserialize_with = "or_default")]
    pub session_token: Secret,
    /// JSON Web Token (JWT) of the session, valid for five minutes.
    #[serde(default, deserialize_with = "or_default")]
    pub session_jwt: Secret,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// Whether the Member is fully logged in; `false` means an MFA step is still due.
    #[serde(default, deserialize_with = "or_default")]
    pub member_authenticated: bool,
    /// Same intermediate session token as in the request, valid for 10 minutes by default; if not empty, the Member
    /// must still complete an MFA step.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// The Member's session; absent while an MFA step is still due.
    pub member_session: Option<MemberSession>,
    /// What MFA the Organization asks for and how the Member can complete it.
    pub mfa_required: Option<MfaRequired>,
    /// Primary authentication the Member must still complete to log in to the Organization.
    pub primary_required: Option<PrimaryRequired>,
    /// Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint
    /// was found.
    pub member_device: Option<DeviceInfo>,
    /// Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none.
    pub intermediate_session_token_expires_at: Option<Timestamp>,
}

/// Lists the organizations that the holder of a session belongs to or may join.
///
/// Needs exactly one of `intermediate_session_token`, `session_token` and `session_jwt`, and does not use it up.
/// Organizations that are merely joinable by email domain or OAuth tenant show up for an intermediate session only.
/// Continue with `discovery.intermediate_sessions.exchange`, or with `sessions.exchange` for a member session.
///
/// `POST /v1/b2b/discovery/organizations`, returns [`ListResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/list-discovered-organizations).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct List {
    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intermediate_session_token: Option<Secret>,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
}

impl List {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    pub fn intermediate_session_token(mut self, intermediate_session_token: impl Into<Secret>) -> Self {
        self.intermediate_session_token = Some(intermediate_session_token.into());
        self
    }

    /// Token of the Member's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the Member's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }
}

impl Endpoint for List {
    type Response = ListResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.discovery.organizations.list", "/v1/b2b/discovery/organizations");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`List`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ListResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Email address of the Member or end user.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address: String,
    /// Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a
    /// shared email domain.
    #[serde(default, deserialize_with = "or_default")]
    pub discovered_organizations: Vec<DiscoveredOrganization>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// ID of the Organization tied to the intermediate session; empty after email or OAuth discovery, and when a
    /// session token or JWT was sent.
    pub organization_id_hint: Option<String>,
}
