//! SCIM: the connection of an organization to an identity provider that pushes its people and groups.

pub(crate) mod attributes;
pub(crate) mod group;
pub(crate) mod user;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::oauth2::client_secret::ClientSecret;

/// The names of identity providers.
pub(crate) const PROVIDERS: [&str; 8] =
    ["generic", "okta", "microsoft-entra", "cyberark", "jumpcloud", "onelogin", "pingfederate", "rippling"];

/// The connection of an organization.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Connection {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    pub(crate) display_name: String,
    pub(crate) identity_provider: String,
    /// The URL of the SCIM endpoint, without a slash at the end.
    pub(crate) url: String,
    /// The bearer token of the provider.
    pub(crate) token: ClientSecret,
    /// The roles of members in groups: objects with `role_id`, `group_id` and `group_name`.
    pub(crate) assignments: Vec<Value>,
}

impl Connection {
    /// The roles of members in the group with this id.
    pub(crate) fn roles_of(&self, group_id: &str) -> impl Iterator<Item = &str> {
        let assignments = self.assignments.iter().filter(move |assignment| assignment["group_id"] == group_id);
        assignments.filter_map(|assignment| assignment["role_id"].as_str())
    }

    /// The connection without tokens.
    pub(crate) fn to_json(&self) -> Value {
        let mut shown = self.common();
        shown["bearer_token_last_four"] = json!(self.token.last_four());
        shown["next_bearer_token_last_four"] = json!(self.token.next_last_four().unwrap_or_default());
        shown["next_bearer_token_expires_at"] = Value::Null;
        shown
    }

    /// The new connection, with its token.
    pub(crate) fn to_json_with_token(&self, token: &str) -> Value {
        let mut shown = self.common();
        shown["bearer_token"] = json!(token);
        shown
    }

    /// The connection during a rotation, with its next token.
    pub(crate) fn to_json_with_next_token(&self, token: &str) -> Value {
        let mut shown = self.common();
        shown["bearer_token_last_four"] = json!(self.token.last_four());
        shown["next_bearer_token"] = json!(token);
        shown["next_bearer_token_expires_at"] = Value::Null;
        shown
    }

    fn common(&self) -> Value {
        // Entra keeps to the standard only if the URL asks for it.
        let flag = if self.identity_provider == "microsoft-entra" { "?aadOptscim062020" } else { "" };
        json!({
            "organization_id": self.organization_id,
            "connection_id": self.id,
            "status": "active",
            "display_name": self.display_name,
            "identity_provider": self.identity_provider,
            "base_url": format!("{}{flag}", self.url),
            "scim_group_implicit_role_assignments": self.assignments,
            "bearer_token_expires_at": Value::Null,
        })
    }

    /// The connection as a part of its organization.
    pub(crate) fn to_reference_json(&self) -> Value {
        json!({
            "connection_id": self.id,
            "display_name": self.display_name,
            "bearer_token_last_four": self.token.last_four(),
            "bearer_token_expires_at": Value::Null,
        })
    }
}
