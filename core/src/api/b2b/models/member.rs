//! Types about member.

use serde::Deserialize;

use crate::api::b2b::{MfaMethod, ScimAttributes};
use crate::api::models::ConnectedAppClientType;
use crate::values::{JsonObject, Timestamp, open_enum, or_default};

/// A person within one organization of a B2B project.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Member {
    /// ID of the Organization.
    pub organization_id: String,
    /// UUID of the Member.
    pub member_id: String,
    /// Email address of the Member or end user.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address: String,
    /// Status of the Member: `pending`, `invited`, `active` or `deleted`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: MemberStatus,
    /// Name of the Member.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// SAML and OIDC connections the Member has logged in with.
    #[serde(default, deserialize_with = "or_default")]
    pub sso_registrations: Vec<SsoRegistration>,
    /// Whether this is a break glass Member, who may log in past the Organization's `auth_methods` settings in an
    /// emergency.
    #[serde(default, deserialize_with = "or_default")]
    pub is_breakglass: bool,
    /// UUID of the Member's password.
    #[serde(default, deserialize_with = "or_default")]
    pub member_password_id: String,
    /// OAuth registrations of the Member, one for each linked provider account.
    #[serde(default, deserialize_with = "or_default")]
    pub oauth_registrations: Vec<OAuthRegistration>,
    /// Whether the Member's email address has been verified.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address_verified: bool,
    /// Whether the Member's phone number has been verified.
    #[serde(default, deserialize_with = "or_default")]
    pub mfa_phone_number_verified: bool,
    /// Whether the Member has the `stytch_admin` Role, which founders of an Organization through discovery get
    /// automatically.
    #[serde(default, deserialize_with = "or_default")]
    pub is_admin: bool,
    /// ID of the Member's TOTP registration.
    #[serde(default, deserialize_with = "or_default")]
    pub totp_registration_id: String,
    /// Former email addresses of the Member, replaced by an update or an OAuth or SSO login. No other Member of the
    /// Organization can use one until it is unlinked.
    #[serde(default, deserialize_with = "or_default")]
    pub retired_email_addresses: Vec<RetiredEmail>,
    /// Whether the Member is locked for now after too many failed logins.
    #[serde(default, deserialize_with = "or_default")]
    pub is_locked: bool,
    /// Whether the Member must pass MFA at every login; when `false`, MFA applies only if the Organization's
    /// `mfa_policy` is `REQUIRED_FOR_ALL`.
    #[serde(default, deserialize_with = "or_default")]
    pub mfa_enrolled: bool,
    /// Member's only phone number, in E.164 form such as `+12025550162`.
    #[serde(default, deserialize_with = "or_default")]
    pub mfa_phone_number: String,
    /// MFA method used when the Member has several: `sms_otp` or `totp`.
    #[serde(default, deserialize_with = "or_default")]
    pub default_mfa_method: MfaMethod,
    /// Roles of the Member, explicit and implicit, each with the sources it comes from.
    #[serde(default, deserialize_with = "or_default")]
    pub roles: Vec<MemberRole>,
    /// JSON object of your own application data or of data from the identity provider.
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    pub untrusted_metadata: Option<JsonObject>,
    /// Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub created_at: Option<Timestamp>,
    /// Time the Member was last updated, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub updated_at: Option<Timestamp>,
    /// SCIM registration of the Member, naming the SCIM connection that created it.
    pub scim_registration: Option<ScimRegistration>,
    /// Outside identifier of the Member, accepted by most calls instead of `member_id`.
    pub external_id: Option<String>,
    /// When the lock began, an RFC 3339 UTC time; absent without a lock.
    pub lock_created_at: Option<Timestamp>,
    /// When the lock ends, an RFC 3339 UTC time; absent without a lock.
    pub lock_expires_at: Option<Timestamp>,
}

/// A Connected App that a member has given access to, with the scopes granted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MemberConnectedApp {
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
    /// Scopes the Connected App got when its latest authorization flow finished.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes_granted: String,
    /// URL of the Connected App's logo, if it has one.
    pub logo_url: Option<String>,
}

/// A role held by a member and the reasons why.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MemberRole {
    /// ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`.
    #[serde(default, deserialize_with = "or_default")]
    pub role_id: String,
    /// Where the Role comes from; one Role can have several sources, such as a direct assignment and an email
    /// domain.
    #[serde(default, deserialize_with = "or_default")]
    pub sources: Vec<MemberRoleSource>,
}

/// One reason why a member holds a role.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MemberRoleSource {
    /// How the Role is granted: `direct_assignment`, `email_assignment`, `sso_connection`, `sso_connection_group`
    /// or `scim_connection_group`. SSO kinds are SAML only and need that factor in the session.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: MemberRoleSourceType,
    /// What granted the Role, by source type: an email domain, a `connection_id`, or a `connection_id` with a
    /// `group` or `group_id`; empty for `direct_assignment`.
    pub details: Option<JsonObject>,
}

/// A link between a member and an account at an OAuth provider.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OAuthRegistration {
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// Id of the Member's OAuth registration.
    #[serde(default, deserialize_with = "or_default")]
    pub member_oauth_registration_id: String,
    /// URL of the profile picture at the OAuth provider, if it returns one.
    pub profile_picture_url: Option<String>,
    /// Locale the Member has set at the OAuth provider, when known.
    pub locale: Option<String>,
}

/// An email address that a member no longer uses.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RetiredEmail {
    /// Unique ID of the Member's retired email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
    /// Email address of the Member or end user.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address: String,
}

/// A link between a member and the SCIM record that created or manages it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimRegistration {
    /// Unique ID of the SCIM connection.
    #[serde(default, deserialize_with = "or_default")]
    pub connection_id: String,
    /// Unique ID of the SCIM registration.
    #[serde(default, deserialize_with = "or_default")]
    pub registration_id: String,
    /// Id the IdP uses for the Member.
    pub external_id: Option<String>,
    /// SCIM attributes of the Member, as sent by the identity provider.
    pub scim_attributes: Option<ScimAttributes>,
}

/// A link between a member and an account at an SSO identity provider.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SsoRegistration {
    /// Unique ID of the SSO connection.
    #[serde(default, deserialize_with = "or_default")]
    pub connection_id: String,
    /// Id the IdP uses for the Member.
    #[serde(default, deserialize_with = "or_default")]
    pub external_id: String,
    /// Unique ID of the SSO registration.
    #[serde(default, deserialize_with = "or_default")]
    pub registration_id: String,
    /// Attributes of the Member, as sent by the SSO identity provider.
    pub sso_attributes: Option<JsonObject>,
}

open_enum! {
    /// How a member confirms a new email address.
    pub enum EmailUpdateDeliveryMethod {
        /// Through a magic link; this is the default.
        EmailMagicLink = "EMAIL_MAGIC_LINK",
        /// Through a passcode.
        EmailOtp = "EMAIL_OTP",
    }
}

open_enum! {
    /// Why a member holds a role.
    pub enum MemberRoleSourceType {
        /// It was assigned to the member explicitly.
        DirectAssignment = "direct_assignment",
        /// It comes with the domain of the member's email address.
        EmailAssignment = "email_assignment",
        /// It comes with a SAML connection, and counts in sessions that logged in through it.
        SsoConnection = "sso_connection",
        /// It comes with a group at a SAML connection, and counts in sessions that logged in through it.
        SsoConnectionGroup = "sso_connection_group",
        /// It comes with a group at a SCIM connection.
        ScimConnectionGroup = "scim_connection_group",
    }
}

open_enum! {
    /// The state of a member in its life cycle.
    pub enum MemberStatus {
        /// Created, but has not completed a first login.
        Pending = "pending",
        /// Invited, with the invitation still open.
        Invited = "invited",
        /// A full member.
        Active = "active",
        /// Removed from the organization.
        Deleted = "deleted",
    }
}
