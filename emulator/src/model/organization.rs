//! An organization.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::{Map, Value, json};

use crate::api::b2b::settings;
use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::model::oauth2::connected_app::ConnectedApp;
use crate::model::scim;
use crate::model::sso::{Connection, Connections};
use crate::table::Row;

/// The methods of logins.
const LOGIN_METHODS: [&str; 9] = [
    "sso",
    "magic_link",
    "email_otp",
    "password",
    "google_oauth",
    "microsoft_oauth",
    "slack_oauth",
    "github_oauth",
    "hubspot_oauth",
];

/// The setting with the SSO connections by which people can become members.
const JIT_CONNECTIONS: &str = "sso_jit_provisioning_allowed_connections";

/// An organization of the project.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Organization {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) external_id: Option<String>,
    pub(crate) trusted_metadata: Map<String, Value>,
    /// The settings, which are only stored and returned, except those that the methods below read.
    #[serde(deserialize_with = "complete_settings")]
    pub(crate) settings: Map<String, Value>,
    /// The organization's own roles, in addition to the project's.
    pub(crate) custom_roles: Vec<Value>,
    pub(crate) sso: Connections,
    pub(crate) scim: Option<scim::Connection>,
    #[serde(with = "export::time")]
    pub(crate) created_at: Duration,
    #[serde(with = "export::time")]
    pub(crate) updated_at: Duration,
}

/// Reads settings as a request gives them. Those that are left out have their defaults, as those that are yet to come will
/// have in older exports.
fn complete_settings<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Map<String, Value>, D::Error> {
    let given = Map::deserialize(deserializer)?;
    settings::complete(given).map_err(|failure| de::Error::custom(failure.message()))
}

/// What organizations are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// The id, slug or external id.
    Id,
    /// A domain, in lower case, whose email addresses become members.
    Domain,
    /// A [`tenant`] at an OAuth provider whose accounts become members.
    Tenant,
    /// The id of an SSO connection.
    Connection,
    /// The id of an SSO connection of another organization that one of this organization uses.
    Uses,
    /// The issuer of an OIDC connection.
    Issuer,
    /// The id of the SCIM connection.
    Scim,
}

/// The key for a tenant at an OAuth provider.
pub(crate) fn tenant(provider: &str, id: &str) -> String {
    format!("{provider} {id}")
}

impl Row for Organization {
    type By = By;

    fn keys(&self) -> Vec<(By, String)> {
        let ids = [&self.id, &self.slug].into_iter().chain(&self.external_id).map(|id| (By::Id, id.clone()));
        let domains = self.domains("email_allowed_domains").filter(|_| self.provisions_by_email());
        let domains = domains.map(|domain| (By::Domain, domain.to_ascii_lowercase()));
        let mut keys: Vec<(By, String)> = ids.chain(domains).collect();
        if self.provisions_by_tenant() {
            for (provider, ids) in self.settings["allowed_oauth_tenants"].as_object().into_iter().flatten() {
                let ids = ids.as_array().into_iter().flatten().filter_map(Value::as_str);
                keys.extend(ids.map(|id| (By::Tenant, tenant(provider, id))));
            }
        }
        for connection in &self.sso.all {
            keys.push((By::Connection, connection.id.clone()));
            keys.extend(connection.external().map(|external| (By::Uses, external.connection_id.clone())));
            keys.extend(connection.issuer().map(|issuer| (By::Issuer, issuer.to_owned())));
        }
        keys.extend(self.scim.iter().map(|connection| (By::Scim, connection.id.clone())));
        keys
    }

    fn is_unique(by: By) -> bool {
        matches!(by, By::Id | By::Connection | By::Scim)
    }
}

impl Organization {
    /// Whether this is the id, slug or external id of the organization.
    pub(crate) fn is(&self, id: &str) -> bool {
        self.id == id || self.slug == id || self.external_id.as_deref() == Some(id)
    }

    /// Whether members may log in with this method.
    pub(crate) fn allows_login_by(&self, method: &str) -> bool {
        self.settings["auth_methods"] != "RESTRICTED" || self.list("allowed_auth_methods").any(|m| m == method)
    }

    /// The methods with which members may log in.
    pub(crate) fn login_methods(&self) -> Vec<String> {
        let allowed = self.list("allowed_auth_methods").filter_map(Value::as_str);
        match self.settings["auth_methods"] == "RESTRICTED" {
            true => allowed.map(str::to_owned).collect(),
            false => LOGIN_METHODS.map(str::to_owned).into(),
        }
    }

    /// Whether members may use a Connected App.
    pub(crate) fn allows_connected_app(&self, app: &ConnectedApp) -> bool {
        let (allowed_type, allowed) = match app.client_type.is_first_party() {
            true => ("first_party_connected_apps_allowed_type", "allowed_first_party_connected_apps"),
            false => ("third_party_connected_apps_allowed_type", "allowed_third_party_connected_apps"),
        };
        match self.settings[allowed_type].as_str() {
            Some("ALL_ALLOWED") => true,
            Some("RESTRICTED") => self.list(allowed).any(|id| *id == app.id),
            _ => false,
        }
    }

    /// Whether all members need a second factor.
    pub(crate) fn requires_mfa(&self) -> bool {
        self.settings["mfa_policy"] == "REQUIRED_FOR_ALL"
    }

    /// Whether members may use this second factor.
    pub(crate) fn allows_mfa_by(&self, method: &str) -> bool {
        self.settings["mfa_methods"] != "RESTRICTED" || self.list("allowed_mfa_methods").any(|m| m == method)
    }

    /// Whether people with an email address in an allowed domain become members when they log in.
    pub(crate) fn provisions_by_email(&self) -> bool {
        self.settings["email_jit_provisioning"] == "RESTRICTED"
    }

    /// Whether people with an account in an allowed tenant become members when they log in.
    pub(crate) fn provisions_by_tenant(&self) -> bool {
        self.settings["oauth_tenant_jit_provisioning"] == "RESTRICTED"
    }

    /// Whether a tenant at an OAuth provider is one of the allowed ones.
    pub(crate) fn allows_tenant(&self, provider: &str, id: &str) -> bool {
        let allowed = self.settings["allowed_oauth_tenants"][provider].as_array();
        allowed.into_iter().flatten().any(|allowed| allowed == id)
    }

    /// Whether a person with this email address can be invited.
    pub(crate) fn allows_invite_of(&self, email: &str) -> bool {
        match self.settings["email_invites"].as_str() {
            Some("ALL_ALLOWED") => true,
            Some("RESTRICTED") => self.allows_domain_of(email),
            _ => false,
        }
    }

    /// Whether the domain of an email address is one of the allowed ones.
    pub(crate) fn allows_domain_of(&self, email: &str) -> bool {
        self.domains("email_allowed_domains").any(|domain| is_at(email, domain))
    }

    /// The roles assigned to members with this email address because of its domain, with the domain.
    pub(crate) fn implicit_roles(&self, email: &str) -> impl Iterator<Item = (&str, &str)> {
        let assignments = self.list("rbac_email_implicit_role_assignments");
        assignments.filter_map(move |assignment| {
            let (role, domain) = (assignment["role_id"].as_str()?, assignment["domain"].as_str()?);
            is_at(email, domain).then_some((role, domain))
        })
    }

    /// Whether people become members when they first log in with this SSO connection.
    pub(crate) fn provisions_by_sso(&self, connection_id: &str) -> bool {
        match self.settings["sso_jit_provisioning"].as_str() {
            Some("ALL_ALLOWED") => true,
            Some("RESTRICTED") => self.list(JIT_CONNECTIONS).any(|id| id == connection_id),
            _ => false,
        }
    }

    /// Removes an SSO connection, and what the settings say about it.
    pub(crate) fn remove_connection(&mut self, connection_id: &str) {
        self.sso.remove_if(|connection| connection.id == connection_id);
        if let Some(Value::Array(allowed)) = self.settings.get_mut(JIT_CONNECTIONS) {
            allowed.retain(|id| id != connection_id);
        }
    }

    /// The domains in a setting.
    pub(crate) fn domains(&self, setting: &str) -> impl Iterator<Item = &str> {
        self.list(setting).filter_map(Value::as_str)
    }

    fn list(&self, setting: &str) -> impl Iterator<Item = &Value> {
        let list = self.settings.get(setting).and_then(Value::as_array);
        list.into_iter().flatten()
    }

    /// The organization in responses.
    pub(crate) fn to_json(&self) -> Value {
        let mut shown = self.settings.clone();
        let connections: Vec<Value> = self.sso.active().map(Connection::to_reference_json).collect();
        let own = [
            ("organization_id", json!(self.id)),
            ("organization_name", json!(self.name)),
            ("organization_slug", json!(self.slug)),
            ("organization_external_id", json!(self.external_id)),
            ("trusted_metadata", json!(self.trusted_metadata)),
            ("custom_roles", json!(self.custom_roles)),
            ("created_at", json!(to_rfc3339(self.created_at))),
            ("updated_at", json!(to_rfc3339(self.updated_at))),
            ("sso_active_connections", json!(connections)),
            ("sso_default_connection_id", json!(self.sso.default_id)),
            ("scim_active_connection", json!(self.scim.as_ref().map(scim::Connection::to_reference_json))),
        ];
        shown.extend(own.map(|(name, value)| (name.to_owned(), value)));
        Value::Object(shown)
    }
}

fn is_at(email: &str, domain: &str) -> bool {
    email.rsplit_once('@').is_some_and(|(_, at)| at.eq_ignore_ascii_case(domain))
}
