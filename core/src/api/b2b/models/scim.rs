//! Types about scim.

use serde::{Deserialize, Serialize};

use crate::values::{Secret, Timestamp, open_enum, or_default};

/// A postal address in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimAddress {
    /// Full mailing address as display text.
    #[serde(default, deserialize_with = "or_default")]
    pub formatted: String,
    /// Street part of the postal address.
    #[serde(default, deserialize_with = "or_default")]
    pub street_address: String,
    /// City or locality of the address.
    #[serde(default, deserialize_with = "or_default")]
    pub locality: String,
    /// State, province or region.
    #[serde(default, deserialize_with = "or_default")]
    pub region: String,
    /// Postal or ZIP code.
    #[serde(default, deserialize_with = "or_default")]
    pub postal_code: String,
    /// Country of the postal address.
    #[serde(default, deserialize_with = "or_default")]
    pub country: String,
    /// Kind of address, such as `work` or `home`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Whether this entry is the user's primary one of its kind.
    #[serde(default, deserialize_with = "or_default")]
    pub primary: bool,
}

/// A member's profile as the identity provider sent it over SCIM.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimAttributes {
    /// User name of the person, as sent by the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub user_name: String,
    /// SCIM id of the user.
    #[serde(default, deserialize_with = "or_default")]
    pub id: String,
    /// Id the IdP gave the user, the SCIM `externalId`.
    #[serde(default, deserialize_with = "or_default")]
    pub external_id: String,
    /// Whether the SCIM user is active at the IdP.
    #[serde(default, deserialize_with = "or_default")]
    pub active: bool,
    /// SCIM groups the user belongs to.
    #[serde(default, deserialize_with = "or_default")]
    pub groups: Vec<ScimUserGroup>,
    /// Readable name of the user, from the IdP's SCIM data.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// Casual name of the user, from SCIM.
    #[serde(default, deserialize_with = "or_default")]
    pub nick_name: String,
    /// URL of the user's online profile, from SCIM.
    #[serde(default, deserialize_with = "or_default")]
    pub profile_url: String,
    /// Relation of the person to the company, as sent by the identity provider, such as `Employee`.
    #[serde(default, deserialize_with = "or_default")]
    pub user_type: String,
    /// Job title of the person, as sent by the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub title: String,
    /// Language the user prefers, such as `en-US`, from SCIM.
    #[serde(default, deserialize_with = "or_default")]
    pub preferred_language: String,
    /// Locale of the user, such as `en-US`.
    #[serde(default, deserialize_with = "or_default")]
    pub locale: String,
    /// Time zone of the person, as sent by the identity provider, such as `America/Los_Angeles`.
    #[serde(default, deserialize_with = "or_default")]
    pub timezone: String,
    /// Email addresses of the user, from the IdP's SCIM data.
    #[serde(default, deserialize_with = "or_default")]
    pub emails: Vec<ScimEmail>,
    /// Phone numbers of the user, from SCIM.
    #[serde(default, deserialize_with = "or_default")]
    pub phone_numbers: Vec<ScimPhoneNumber>,
    /// Postal addresses of the user, from the IdP's SCIM data.
    #[serde(default, deserialize_with = "or_default")]
    pub addresses: Vec<ScimAddress>,
    /// Instant messaging addresses of the user.
    #[serde(default, deserialize_with = "or_default")]
    pub ims: Vec<ScimImAddress>,
    /// Photos of the user, from SCIM.
    #[serde(default, deserialize_with = "or_default")]
    pub photos: Vec<ScimPhoto>,
    /// Entitlements of the user, from the IdP's SCIM data.
    #[serde(default, deserialize_with = "or_default")]
    pub entitlements: Vec<ScimEntitlement>,
    /// Roles of the user at the IdP, from SCIM; not Stytch RBAC Roles.
    #[serde(default, deserialize_with = "or_default")]
    pub roles: Vec<ScimRole>,
    /// X.509 certificates of the person, as sent by the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub x509certificates: Vec<ScimX509Certificate>,
    /// Parts of the user's name, from SCIM.
    pub name: Option<ScimName>,
    /// SCIM enterprise user attributes, such as department and manager.
    pub enterprise_extension: Option<ScimEnterpriseExtension>,
}

/// A SCIM connection of an organization.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimConnection {
    /// ID of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    pub connection_id: String,
    /// Status of the connection: `active` or `deleted`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: ScimConnectionStatus,
    /// Readable name of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    /// `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    #[serde(default, deserialize_with = "or_default")]
    pub identity_provider: ScimIdentityProvider,
    /// SCIM API URL to configure at the IdP together with the bearer token.
    #[serde(default, deserialize_with = "or_default")]
    pub base_url: String,
    /// Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it instead.
    #[serde(default, deserialize_with = "or_default")]
    pub bearer_token_last_four: String,
    /// Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role.
    #[serde(default, deserialize_with = "or_default")]
    pub scim_group_implicit_role_assignments: Vec<ScimGroupImplicitRoleAssignment>,
    /// Last four characters of the next SCIM bearer token; present only during token rotation.
    #[serde(default, deserialize_with = "or_default")]
    pub next_bearer_token_last_four: String,
    /// Time the SCIM bearer token expires.
    pub bearer_token_expires_at: Option<Timestamp>,
    /// When the next SCIM bearer token expires; present only during token rotation.
    pub next_bearer_token_expires_at: Option<Timestamp>,
}

/// A SCIM connection whose bearer token is being rotated, with the next token.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimConnectionWithNextToken {
    /// ID of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    pub connection_id: String,
    /// Status of the connection: `active` or `deleted`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: ScimConnectionStatus,
    /// Readable name of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// SCIM API URL to configure at the IdP together with the bearer token.
    #[serde(default, deserialize_with = "or_default")]
    pub base_url: String,
    /// IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    /// `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    #[serde(default, deserialize_with = "or_default")]
    pub identity_provider: ScimIdentityProvider,
    /// Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it instead.
    #[serde(default, deserialize_with = "or_default")]
    pub bearer_token_last_four: String,
    /// Bearer token that takes effect once the SCIM token rotation completes; present only during rotation.
    #[serde(default, deserialize_with = "or_default")]
    pub next_bearer_token: Secret,
    /// Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role.
    #[serde(default, deserialize_with = "or_default")]
    pub scim_group_implicit_role_assignments: Vec<ScimGroupImplicitRoleAssignment>,
    /// Time the SCIM bearer token expires.
    pub bearer_token_expires_at: Option<Timestamp>,
    /// When the next SCIM bearer token expires; present only during token rotation.
    pub next_bearer_token_expires_at: Option<Timestamp>,
}

/// A SCIM connection with its bearer token, which is returned only once.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimConnectionWithToken {
    /// ID of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    pub connection_id: String,
    /// Status of the connection: `active` or `deleted`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: ScimConnectionStatus,
    /// Readable name of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    /// `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    #[serde(default, deserialize_with = "or_default")]
    pub identity_provider: ScimIdentityProvider,
    /// SCIM API URL to configure at the IdP together with the bearer token.
    #[serde(default, deserialize_with = "or_default")]
    pub base_url: String,
    /// SCIM API token to configure at the IdP, sent in its `Authorization` headers. Returned only when the
    /// connection is created.
    #[serde(default, deserialize_with = "or_default")]
    pub bearer_token: Secret,
    /// Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role.
    #[serde(default, deserialize_with = "or_default")]
    pub scim_group_implicit_role_assignments: Vec<ScimGroupImplicitRoleAssignment>,
    /// Time the SCIM bearer token expires.
    pub bearer_token_expires_at: Option<Timestamp>,
}

/// An email address in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimEmail {
    /// Email address.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// Kind of email address, such as `work` or `home`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Whether this entry is the user's primary one of its kind.
    #[serde(default, deserialize_with = "or_default")]
    pub primary: bool,
}

/// Work details in a SCIM profile, from the enterprise user extension.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimEnterpriseExtension {
    /// User's employee number, from the IdP's SCIM data.
    #[serde(default, deserialize_with = "or_default")]
    pub employee_number: String,
    /// User's cost center, from the IdP's SCIM data.
    #[serde(default, deserialize_with = "or_default")]
    pub cost_center: String,
    /// User's division, from the IdP's SCIM data.
    #[serde(default, deserialize_with = "or_default")]
    pub division: String,
    /// User's department, from the IdP's SCIM data.
    #[serde(default, deserialize_with = "or_default")]
    pub department: String,
    /// Name of the user's organization, from SCIM.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: String,
    /// Manager of the user in the SCIM enterprise extension.
    pub manager: Option<ScimManager>,
}

/// An entitlement in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimEntitlement {
    /// Entitlement of the person.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// Kind of entitlement, as labelled by the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Whether this entry is the user's primary one of its kind.
    #[serde(default, deserialize_with = "or_default")]
    pub primary: bool,
}

/// A group that the identity provider pushed over a SCIM connection.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimGroup {
    /// UUID Stytch assigns to the SCIM group.
    #[serde(default, deserialize_with = "or_default")]
    pub group_id: String,
    /// Display name of the SCIM group, as the IdP sends it.
    #[serde(default, deserialize_with = "or_default")]
    pub group_name: String,
    /// Unique ID of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// Unique ID of the SCIM connection.
    #[serde(default, deserialize_with = "or_default")]
    pub connection_id: String,
}

/// A role that members receive because of a SCIM group they are in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ScimGroupImplicitRoleAssignment {
    /// ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`.
    #[serde(default, deserialize_with = "or_default")]
    pub role_id: String,
    /// Id of the SCIM group whose Members get the Role.
    #[serde(default, deserialize_with = "or_default")]
    pub group_id: String,
    /// Display name of the SCIM group, as the IdP sends it.
    #[serde(default, deserialize_with = "or_default")]
    pub group_name: String,
}

impl ScimGroupImplicitRoleAssignment {
    /// A value with the required fields.
    pub fn new(role_id: impl Into<String>, group_id: impl Into<String>, group_name: impl Into<String>) -> Self {
        Self { role_id: role_id.into(), group_id: group_id.into(), group_name: group_name.into() }
    }
}

/// An instant messaging address in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimImAddress {
    /// Instant messaging address.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// Kind of instant messaging address, such as `xmpp`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Whether this entry is the user's primary one of its kind.
    #[serde(default, deserialize_with = "or_default")]
    pub primary: bool,
}

/// The manager named in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimManager {
    /// ID of the person's manager.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// URI of the manager's SCIM resource, `$ref` in SCIM.
    #[serde(default, deserialize_with = "or_default")]
    pub r#ref: String,
    /// Readable name of the manager.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
}

/// The parts of a name in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimName {
    /// Full name as display text.
    #[serde(default, deserialize_with = "or_default")]
    pub formatted: String,
    /// Family name (last name) of the person.
    #[serde(default, deserialize_with = "or_default")]
    pub family_name: String,
    /// Given name (first name) of the person.
    #[serde(default, deserialize_with = "or_default")]
    pub given_name: String,
    /// Middle name or names.
    #[serde(default, deserialize_with = "or_default")]
    pub middle_name: String,
    /// Honorific before the name, such as `Dr.`.
    #[serde(default, deserialize_with = "or_default")]
    pub honorific_prefix: String,
    /// Suffix after the name, such as `III`.
    #[serde(default, deserialize_with = "or_default")]
    pub honorific_suffix: String,
}

/// A phone number in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimPhoneNumber {
    /// Phone number, as sent by the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// Kind of phone number, such as `work` or `mobile`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Whether this entry is the user's primary one of its kind.
    #[serde(default, deserialize_with = "or_default")]
    pub primary: bool,
}

/// The URL of a photo in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimPhoto {
    /// URL of the photo.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// Kind of photo, such as `photo` or `thumbnail`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Whether this entry is the user's primary one of its kind.
    #[serde(default, deserialize_with = "or_default")]
    pub primary: bool,
}

/// A role at the identity provider, as listed in a SCIM profile; it is not an RBAC role.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimRole {
    /// Role of the person at the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// Kind of role, as labelled by the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Whether this entry is the user's primary one of its kind.
    #[serde(default, deserialize_with = "or_default")]
    pub primary: bool,
}

/// A group membership in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimUserGroup {
    /// ID of the group.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// Readable name of the SCIM group.
    #[serde(default, deserialize_with = "or_default")]
    pub display: String,
}

/// A certificate in a SCIM profile.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ScimX509Certificate {
    /// The certificate, as sent by the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub value: String,
    /// Kind of certificate, as labelled by the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: String,
    /// Whether this entry is the user's primary one of its kind.
    #[serde(default, deserialize_with = "or_default")]
    pub primary: bool,
}

open_enum! {
    /// Whether a SCIM connection is in use.
    pub enum ScimConnectionStatus {
        /// In use.
        Active = "active",
        /// Removed.
        Deleted = "deleted",
    }
}

open_enum! {
    /// The identity provider behind a SCIM connection; naming it turns on provider-specific handling.
    pub enum ScimIdentityProvider {
        /// Any other provider.
        Generic = "generic",
        /// Okta.
        Okta = "okta",
        /// Microsoft Entra.
        MicrosoftEntra = "microsoft-entra",
        /// CyberArk.
        Cyberark = "cyberark",
        /// JumpCloud.
        Jumpcloud = "jumpcloud",
        /// OneLogin.
        Onelogin = "onelogin",
        /// PingFederate.
        Pingfederate = "pingfederate",
        /// Rippling.
        Rippling = "rippling",
    }
}
