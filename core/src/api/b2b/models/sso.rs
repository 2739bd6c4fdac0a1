//! Types about sso.

use serde::{Deserialize, Serialize};

use crate::values::{JsonObject, Secret, Timestamp, open_enum, or_default};

/// A role for all members who log in through an SSO connection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConnectionImplicitRoleAssignment {
    /// ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`.
    #[serde(default, deserialize_with = "or_default")]
    pub role_id: String,
}

impl ConnectionImplicitRoleAssignment {
    /// A value with the required fields.
    pub fn new(role_id: impl Into<String>) -> Self {
        Self { role_id: role_id.into() }
    }
}

/// A private key that decrypts SAML assertions.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct EncryptionPrivateKey {
    /// Unique ID of the SAML encryption private key.
    #[serde(default, deserialize_with = "or_default")]
    pub private_key_id: String,
    /// Private key that decrypts SAML assertions.
    #[serde(default, deserialize_with = "or_default")]
    pub private_key: Secret,
    /// Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub created_at: Option<Timestamp>,
}

/// A connection that lets an organization log in through an SSO connection of another organization in the same
/// project.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ExternalConnection {
    /// ID of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// Unique ID of the External SSO connection.
    pub connection_id: String,
    /// UUID of the other Organization in the Project that owns the reused SSO connection.
    #[serde(default, deserialize_with = "or_default")]
    pub external_organization_id: String,
    /// UUID of the SSO connection, set up for another Organization of the Project, that this one reuses.
    #[serde(default, deserialize_with = "or_default")]
    pub external_connection_id: String,
    /// Readable name of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// Status of the connection; always `active`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: SsoConnectionStatus,
    /// Roles every Member who logs in through this External connection gets; not available when the underlying
    /// connection is OIDC.
    #[serde(default, deserialize_with = "or_default")]
    pub external_connection_implicit_role_assignments: Vec<ConnectionImplicitRoleAssignment>,
    /// Roles granted by IdP group to Members who log in through this External connection.
    #[serde(default, deserialize_with = "or_default")]
    pub external_group_implicit_role_assignments: Vec<GroupImplicitRoleAssignment>,
}

/// A role for members who log in through an SSO connection and are in a given group at the identity provider.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GroupImplicitRoleAssignment {
    /// ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`.
    #[serde(default, deserialize_with = "or_default")]
    pub role_id: String,
    /// Name of the IdP group whose Members get the Role.
    #[serde(default, deserialize_with = "or_default")]
    pub group: String,
}

impl GroupImplicitRoleAssignment {
    /// A value with the required fields.
    pub fn new(role_id: impl Into<String>, group: impl Into<String>) -> Self {
        Self { role_id: role_id.into(), group: group.into() }
    }
}

/// An OIDC connection of an organization.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OidcConnection {
    /// ID of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// Unique ID of the OIDC connection.
    pub connection_id: String,
    /// Status of the connection: `pending` or `active`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: SsoConnectionStatus,
    /// Readable name of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// Callback URL at Stytch to which the IdP returns the Member after a login attempt.
    #[serde(default, deserialize_with = "or_default")]
    pub redirect_url: String,
    /// OAuth 2.0 client ID that the IdP issued for this connection, used in login attempts.
    #[serde(default, deserialize_with = "or_default")]
    pub client_id: String,
    /// OAuth 2.0 client secret that the IdP issued for this connection, used in login attempts.
    #[serde(default, deserialize_with = "or_default")]
    pub client_secret: Secret,
    /// Case-sensitive `https://` URL that identifies the IdP; the IdP supplies it.
    #[serde(default, deserialize_with = "or_default")]
    pub issuer: String,
    /// IdP's URL that starts an OAuth login.
    #[serde(default, deserialize_with = "or_default")]
    pub authorization_url: String,
    /// URL of the identity provider's token endpoint, which issues OAuth 2.0 access tokens and OIDC ID tokens.
    #[serde(default, deserialize_with = "or_default")]
    pub token_url: String,
    /// URL of the identity provider's OIDC UserInfo endpoint.
    #[serde(default, deserialize_with = "or_default")]
    pub userinfo_url: String,
    /// URL of the key set (JWKS) that verifies tokens of the IdP; the IdP supplies it.
    #[serde(default, deserialize_with = "or_default")]
    pub jwks_url: String,
    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    #[serde(default, deserialize_with = "or_default")]
    pub identity_provider: SsoIdentityProvider,
    /// Space-separated scopes to ask the IdP for at each SSO start, instead of the default `openid email profile`;
    /// a single start call can add more.
    #[serde(default, deserialize_with = "or_default")]
    pub custom_scopes: String,
    /// Map between IdP user attributes and Stytch values; the results are stored in the Member's trusted metadata.
    pub attribute_mapping: Option<JsonObject>,
}

/// A SAML connection of an organization.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SamlConnection {
    /// ID of the Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// Unique ID of the SAML connection.
    pub connection_id: String,
    /// Status of the connection: `pending` or `active`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: SsoConnectionStatus,
    /// Globally unique name of the IdP, which the IdP supplies.
    #[serde(default, deserialize_with = "or_default")]
    pub idp_entity_id: String,
    /// Readable name of the connection.
    #[serde(default, deserialize_with = "or_default")]
    pub display_name: String,
    /// IdP URL that login requests go to; the IdP supplies it.
    #[serde(default, deserialize_with = "or_default")]
    pub idp_sso_url: String,
    /// Assertion Consumer Service URL given to the IdP, which sends the Member back to Stytch there after a sign-in
    /// attempt.
    #[serde(default, deserialize_with = "or_default")]
    pub acs_url: String,
    /// Audience Restriction URL, which marks Stytch as the recipient of the SAML assertion.
    #[serde(default, deserialize_with = "or_default")]
    pub audience_uri: String,
    /// X.509 certificates for the SAML requests that Stytch signs; upload them to the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub signing_certificates: Vec<X509Certificate>,
    /// X.509 certificates that Stytch checks SAML assertions with; they come from the identity provider.
    #[serde(default, deserialize_with = "or_default")]
    pub verification_certificates: Vec<X509Certificate>,
    /// Private keys for decrypting SAML assertions on this connection.
    #[serde(default, deserialize_with = "or_default")]
    pub encryption_private_keys: Vec<EncryptionPrivateKey>,
    /// Roles granted to every Member who logs in through this SAML connection.
    #[serde(default, deserialize_with = "or_default")]
    pub saml_connection_implicit_role_assignments: Vec<ConnectionImplicitRoleAssignment>,
    /// Pairs of SAML group and Role: a Member of the group who logs in through this connection gets the Role.
    #[serde(default, deserialize_with = "or_default")]
    pub saml_group_implicit_role_assignments: Vec<GroupImplicitRoleAssignment>,
    /// Replacement Audience Restriction URL, for moving an existing SAML setup to Stytch without downtime.
    #[serde(default, deserialize_with = "or_default")]
    pub alternative_audience_uri: String,
    /// IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for
    /// any other. Known providers get their own handling.
    #[serde(default, deserialize_with = "or_default")]
    pub identity_provider: SsoIdentityProvider,
    /// SAML NameID format expected from the IdP, as a URN; when unset, the SAML 1.1 one that ends in
    /// `emailAddress`.
    #[serde(default, deserialize_with = "or_default")]
    pub nameid_format: String,
    /// Replacement `AssertionConsumerServiceURL` for SP-initiated SAML requests, for migrating without downtime;
    /// you must proxy requests from it to Stytch.
    #[serde(default, deserialize_with = "or_default")]
    pub alternative_acs_url: String,
    /// Whether logins started at the IdP are refused; `false` by default.
    #[serde(default, deserialize_with = "or_default")]
    pub idp_initiated_auth_disabled: bool,
    /// Whether this SAML connection allows gateway callbacks.
    #[serde(default, deserialize_with = "or_default")]
    pub allow_gateway_callback: bool,
    /// Map between IdP user attributes and Stytch values; must cover `email` plus either `full_name` or both
    /// `first_name` and `last_name`.
    pub attribute_mapping: Option<JsonObject>,
}

/// An X.509 certificate of a SAML connection.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct X509Certificate {
    /// Unique ID of the certificate.
    #[serde(default, deserialize_with = "or_default")]
    pub certificate_id: String,
    /// X.509 certificate in PEM form.
    #[serde(default, deserialize_with = "or_default")]
    pub certificate: String,
    /// Issuer of the certificate; `Stytch` for signing certificates.
    #[serde(default, deserialize_with = "or_default")]
    pub issuer: String,
    /// Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub created_at: Option<Timestamp>,
    /// Time the certificate expires.
    pub expires_at: Option<Timestamp>,
    /// Time the certificate was last updated.
    pub updated_at: Option<Timestamp>,
}

open_enum! {
    /// Whether an SSO connection is ready for logins.
    pub enum SsoConnectionStatus {
        /// Some settings are still missing.
        Pending = "pending",
        /// Ready for logins; external connections always are.
        Active = "active",
    }
}

open_enum! {
    /// The identity provider behind an SSO connection; naming it turns on provider-specific handling.
    pub enum SsoIdentityProvider {
        /// ClassLink.
        Classlink = "classlink",
        /// CyberArk.
        Cyberark = "cyberark",
        /// Duo.
        Duo = "duo",
        /// Any other provider.
        Generic = "generic",
        /// Google Workspace.
        GoogleWorkspace = "google-workspace",
        /// JumpCloud.
        Jumpcloud = "jumpcloud",
        /// Keycloak.
        Keycloak = "keycloak",
        /// miniOrange.
        Miniorange = "miniorange",
        /// Microsoft Entra.
        MicrosoftEntra = "microsoft-entra",
        /// Okta.
        Okta = "okta",
        /// OneLogin.
        Onelogin = "onelogin",
        /// PingFederate.
        Pingfederate = "pingfederate",
        /// Rippling.
        Rippling = "rippling",
        /// Salesforce.
        Salesforce = "salesforce",
        /// Shibboleth.
        Shibboleth = "shibboleth",
    }
}
