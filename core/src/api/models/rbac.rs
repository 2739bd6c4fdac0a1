//! Types about rbac.

use serde::{Deserialize, Serialize};

use crate::values::or_default;

/// The outcome of an RBAC check made while a session was authenticated, with the roles that allowed the action.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AuthorizationVerdict {
    /// Whether the action on the Resource is permitted; `true` in every successful response.
    #[serde(default, deserialize_with = "or_default")]
    pub authorized: bool,
    /// Every Role that allowed the Member to take the action on the Resource.
    #[serde(default, deserialize_with = "or_default")]
    pub granting_roles: Vec<String>,
}

/// One RBAC resource and the actions on it that a role or scope grants; `*` stands for every action.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Permission {
    /// ID of the RBAC Resource, your own or a built-in one such as `stytch.member`.
    #[serde(default, deserialize_with = "or_default")]
    pub resource_id: String,
    /// Actions permitted on the Resource; `*` covers every action the Resource defines.
    #[serde(default, deserialize_with = "or_default")]
    pub actions: Vec<String>,
}

impl Permission {
    /// A value with the required fields.
    pub fn new(resource_id: impl Into<String>, actions: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { resource_id: resource_id.into(), actions: actions.into_iter().map(Into::into).collect() }
    }
}

/// The RBAC policy of a project: its roles, resources and scopes.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Policy {
    /// Roles defined in the RBAC policy.
    #[serde(default, deserialize_with = "or_default")]
    pub roles: Vec<PolicyRole>,
    /// Resources defined in the RBAC policy.
    #[serde(default, deserialize_with = "or_default")]
    pub resources: Vec<PolicyResource>,
    /// Scopes of the RBAC policy.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<PolicyScope>,
}

/// An RBAC resource and every action that exists on it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PolicyResource {
    /// ID of the RBAC Resource, chosen by you or built in: `stytch.organization`, `stytch.member`, `stytch.sso` and
    /// `stytch.self`. The `stytch` prefix is reserved.
    #[serde(default, deserialize_with = "or_default")]
    pub resource_id: String,
    /// Readable description of the RBAC Resource.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Every action defined for this Resource, including `*` and Stytch's reserved ones such as `update.info.name`
    /// on `stytch.organization`.
    #[serde(default, deserialize_with = "or_default")]
    pub actions: Vec<String>,
}

/// An RBAC role: a named set of permissions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PolicyRole {
    /// ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`.
    #[serde(default, deserialize_with = "or_default")]
    pub role_id: String,
    /// Readable description of the RBAC Role.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Permissions granted, each pairing a Resource with the actions allowed on it.
    #[serde(default, deserialize_with = "or_default")]
    pub permissions: Vec<Permission>,
}

impl PolicyRole {
    /// A value with the required fields.
    pub fn new(
        role_id: impl Into<String>,
        description: impl Into<String>,
        permissions: impl IntoIterator<Item = Permission>,
    ) -> Self {
        Self {
            role_id: role_id.into(),
            description: description.into(),
            permissions: permissions.into_iter().collect(),
        }
    }
}

/// An RBAC scope, which an OAuth client requests, and the permissions that it grants.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PolicyScope {
    /// ID of the RBAC scope, a readable name that you choose.
    #[serde(default, deserialize_with = "or_default")]
    pub scope: String,
    /// Readable description of the RBAC scope.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Permissions granted, each pairing a Resource with the actions allowed on it.
    #[serde(default, deserialize_with = "or_default")]
    pub permissions: Vec<Permission>,
}
