//! Types about organization.

use serde::{Deserialize, Serialize};

use crate::api::b2b::MfaMethod;
use crate::api::models::{ConnectedAppClientType, PolicyRole};
use crate::values::{JsonObject, Timestamp, open_enum, or_default};

/// Reference to the SCIM connection in use by an organization.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ActiveScimConnection {
    /// Unique ID of the SCIM connection.
    #[serde(default, deserialize_with = "or_default")]
    pub connection_id: String,
    /// Readable name of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it instead.
    #[serde(default, deserialize_with = "or_default")]
    pub bearer_token_last_four: String,
    /// Time the SCIM bearer token expires.
    pub bearer_token_expires_at: Option<Timestamp>,
}

/// Reference to an SSO connection in use by an organization.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ActiveSsoConnection {
    /// Unique ID of the SSO connection.
    #[serde(default, deserialize_with = "or_default")]
    pub connection_id: String,
    /// Readable name of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// IdP behind the connection, such as `okta`; `generic` stands for any other.
    #[serde(default, deserialize_with = "or_default")]
    pub identity_provider: String,
}

/// A role that members receive because of the domain of their email address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailImplicitRoleAssignment {
    /// Email domain whose Members get the Role, such as `example.com`.
    #[serde(default, deserialize_with = "or_default")]
    pub domain: String,
    /// ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`.
    #[serde(default, deserialize_with = "or_default")]
    pub role_id: String,
}

impl EmailImplicitRoleAssignment {
    /// A value with the required fields.
    pub fn new(domain: impl Into<String>, role_id: impl Into<String>) -> Self {
        Self { domain: domain.into(), role_id: role_id.into() }
    }
}

/// A tenant of a B2B project, with its login settings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Organization {
    /// ID of the Organization.
    pub organization_id: String,
    /// Name of the Organization, 1 to 128 characters.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_name: String,
    /// URL of the Organization's logo image.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_logo_url: String,
    /// URL slug of the Organization, usable as `organization_id`: 2 to 128 letters, digits, `-`, `.`, `_` or `~`,
    /// unique in the project.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_slug: String,
    /// Whether an SSO login may create a Member: `ALL_ALLOWED` (the default), `RESTRICTED` (only through
    /// `sso_jit_provisioning_allowed_connections`) or `NOT_ALLOWED`.
    #[serde(default, deserialize_with = "or_default")]
    pub sso_jit_provisioning: SsoJitProvisioning,
    /// `connection_id` values that may create Members at SSO login; used when `sso_jit_provisioning` is
    /// `RESTRICTED`.
    #[serde(default, deserialize_with = "or_default")]
    pub sso_jit_provisioning_allowed_connections: Vec<String>,
    /// Active SAML and OIDC connections of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub sso_active_connections: Vec<ActiveSsoConnection>,
    /// Email domains for invites and JIT provisioning when `email_invites` or `email_jit_provisioning` is
    /// `RESTRICTED`; common ones like `gmail.com` are refused.
    #[serde(default, deserialize_with = "or_default")]
    pub email_allowed_domains: Vec<String>,
    /// JIT provisioning by Email Magic Link or OAuth: `RESTRICTED` (only verified emails in
    /// `email_allowed_domains`) or `NOT_ALLOWED` (the default).
    #[serde(default, deserialize_with = "or_default")]
    pub email_jit_provisioning: EmailJitProvisioning,
    /// Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified emails in `email_allowed_domains`) or
    /// `NOT_ALLOWED`.
    #[serde(default, deserialize_with = "or_default")]
    pub email_invites: EmailInvites,
    /// Which login methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to `allowed_auth_methods`.
    /// Breakglass Members are exempt.
    #[serde(default, deserialize_with = "or_default")]
    pub auth_methods: MethodsPolicy,
    /// Primary login methods the Organization permits when `auth_methods` is `RESTRICTED`: `sso`, `magic_link`,
    /// `email_otp`, `password` or `{provider}_oauth`, such as `google_oauth`.
    #[serde(default, deserialize_with = "or_default")]
    pub allowed_auth_methods: Vec<AuthMethod>,
    /// When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default) for only those with `mfa_enrolled`
    /// set. Sessions already active stay valid when it changes.
    #[serde(default, deserialize_with = "or_default")]
    pub mfa_policy: MfaPolicy,
    /// Roles granted by email domain: each Member whose address is at the domain gets the Role, however they log
    /// in.
    #[serde(default, deserialize_with = "or_default")]
    pub rbac_email_implicit_role_assignments: Vec<EmailImplicitRoleAssignment>,
    /// Which MFA methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to those in
    /// `allowed_mfa_methods`. Break-glass Members are exempt.
    #[serde(default, deserialize_with = "or_default")]
    pub mfa_methods: MethodsPolicy,
    /// MFA methods the Organization permits, `sms_otp` and/or `totp`; applies when `mfa_methods` is `RESTRICTED`.
    #[serde(default, deserialize_with = "or_default")]
    pub allowed_mfa_methods: Vec<MfaMethod>,
    /// Whether new Members can JIT provision by OAuth tenant: `RESTRICTED` to the tenants in
    /// `allowed_oauth_tenants`, or `NOT_ALLOWED` (the default).
    #[serde(default, deserialize_with = "or_default")]
    pub oauth_tenant_jit_provisioning: OAuthTenantJitProvisioning,
    /// Email domains that the Organization has claimed, such as `example.com`.
    #[serde(default, deserialize_with = "or_default")]
    pub claimed_email_domains: Vec<String>,
    /// Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
    /// `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
    #[serde(default, deserialize_with = "or_default")]
    pub first_party_connected_apps_allowed_type: ConnectedAppsAllowedType,
    /// IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    #[serde(default, deserialize_with = "or_default")]
    pub allowed_first_party_connected_apps: Vec<String>,
    /// Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
    /// `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
    #[serde(default, deserialize_with = "or_default")]
    pub third_party_connected_apps_allowed_type: ConnectedAppsAllowedType,
    /// IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
    /// `RESTRICTED`.
    #[serde(default, deserialize_with = "or_default")]
    pub allowed_third_party_connected_apps: Vec<String>,
    /// RBAC Roles defined by this Organization itself.
    #[serde(default, deserialize_with = "or_default")]
    pub custom_roles: Vec<PolicyRole>,
    /// JSON object of your own application data or of data from the identity provider.
    pub trusted_metadata: Option<JsonObject>,
    /// Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub created_at: Option<Timestamp>,
    /// Time the Organization was last updated, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub updated_at: Option<Timestamp>,
    /// Your own ID for the Organization, usable as `organization_id`.
    pub organization_external_id: Option<String>,
    /// ID of the SSO connection used by default when several are active.
    pub sso_default_connection_id: Option<String>,
    /// SCIM connection now active for the Organization.
    pub scim_active_connection: Option<ActiveScimConnection>,
    /// OAuth tenants whose users may be JIT provisioned, keyed by `slack`, `hubspot` or `github`; when unset, JIT
    /// provisioning by tenant is off.
    pub allowed_oauth_tenants: Option<JsonObject>,
}

/// A Connected App that members of an organization use.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OrganizationConnectedApp {
    /// Unique ID of the Connected App.
    #[serde(default, deserialize_with = "or_default")]
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
    /// URL of the Connected App's logo, if it has one.
    pub logo_url: Option<String>,
}

/// A member who uses a Connected App, with the scopes granted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OrganizationConnectedAppActiveMember {
    /// UUID of the Member.
    #[serde(default, deserialize_with = "or_default")]
    pub member_id: String,
    /// Scopes granted when the latest authorization flow finished.
    #[serde(default, deserialize_with = "or_default")]
    pub granted_scopes: Vec<String>,
}

open_enum! {
    /// A login method that an organization may allow.
    pub enum AuthMethod {
        /// SSO through SAML or OIDC.
        Sso = "sso",
        /// A magic link sent by email.
        MagicLink = "magic_link",
        /// A passcode sent by email.
        EmailOtp = "email_otp",
        /// A password.
        Password = "password",
        /// OAuth with Google.
        GoogleOAuth = "google_oauth",
        /// OAuth with Microsoft.
        MicrosoftOAuth = "microsoft_oauth",
        /// OAuth with Slack.
        SlackOAuth = "slack_oauth",
        /// OAuth with GitHub.
        GithubOAuth = "github_oauth",
        /// OAuth with HubSpot.
        HubspotOAuth = "hubspot_oauth",
    }
}

open_enum! {
    /// Which Connected Apps the members of an organization may use.
    pub enum ConnectedAppsAllowedType {
        /// Any app of the project; this is the default.
        AllAllowed = "ALL_ALLOWED",
        /// Only the apps on the matching list of allowed apps.
        Restricted = "RESTRICTED",
        /// None.
        NotAllowed = "NOT_ALLOWED",
    }
}

open_enum! {
    /// Which email addresses an organization accepts for invitations.
    pub enum EmailInvites {
        /// All addresses.
        AllAllowed = "ALL_ALLOWED",
        /// Addresses in one of the `email_allowed_domains`.
        Restricted = "RESTRICTED",
        /// None.
        NotAllowed = "NOT_ALLOWED",
    }
}

open_enum! {
    /// Whether a person new to the organization becomes a member by logging in with an email magic link or OAuth.
    pub enum EmailJitProvisioning {
        /// Yes, given a verified address in one of the `email_allowed_domains`.
        Restricted = "RESTRICTED",
        /// No; this is the default.
        NotAllowed = "NOT_ALLOWED",
    }
}

open_enum! {
    /// Whether an organization accepts every method or only those on its list, for logins and likewise for MFA.
    pub enum MethodsPolicy {
        /// Every method is accepted; this is the default.
        AllAllowed = "ALL_ALLOWED",
        /// Other methods are refused, except for break-glass members.
        Restricted = "RESTRICTED",
    }
}

open_enum! {
    /// Whether an organization makes its members use MFA.
    pub enum MfaPolicy {
        /// Every login by any member needs MFA; sessions already open stay valid.
        RequiredForAll = "REQUIRED_FOR_ALL",
        /// Only enrolled members need MFA; this is the default.
        Optional = "OPTIONAL",
    }
}

open_enum! {
    /// Whether a person new to the organization becomes a member through a tenant at an OAuth provider.
    pub enum OAuthTenantJitProvisioning {
        /// Yes, for the tenants in `allowed_oauth_tenants`.
        Restricted = "RESTRICTED",
        /// No; this is the default.
        NotAllowed = "NOT_ALLOWED",
    }
}

open_enum! {
    /// Whether a person new to the organization becomes a member by logging in through SSO.
    pub enum SsoJitProvisioning {
        /// Yes, through any active SSO connection; this is the default.
        AllAllowed = "ALL_ALLOWED",
        /// Yes, but only through the `sso_jit_provisioning_allowed_connections`.
        Restricted = "RESTRICTED",
        /// No.
        NotAllowed = "NOT_ALLOWED",
    }
}
