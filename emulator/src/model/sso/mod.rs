//! SSO connections of an organization.

pub(crate) mod external;
pub(crate) mod login;
pub(crate) mod oidc;
pub(crate) mod saml;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::model::sso::external::External;
use crate::model::sso::login::SsoIdentity;
use crate::model::sso::oidc::Oidc;
use crate::model::sso::saml::Saml;

/// The names of identity providers.
pub(crate) const PROVIDERS: [&str; 15] = [
    "classlink",
    "cyberark",
    "duo",
    "generic",
    "google-workspace",
    "jumpcloud",
    "keycloak",
    "miniorange",
    "microsoft-entra",
    "okta",
    "onelogin",
    "pingfederate",
    "rippling",
    "salesforce",
    "shibboleth",
];

/// The SSO connections of an organization.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Connections {
    /// In order of creation.
    pub(crate) all: Vec<Connection>,
    pub(crate) default_id: Option<String>,
}

/// A connection to an identity provider.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Connection {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    pub(crate) display_name: String,
    pub(crate) identity_provider: String,
    /// The URL to which the identity provider sends people back.
    pub(crate) callback_url: String,
    pub(crate) protocol: Protocol,
    /// Who logs in at the pretend provider; `None` for the person that every provider has.
    #[serde(with = "login::optional_identity")]
    pub(crate) identity: Option<SsoIdentity>,
}

/// The protocol of a connection, with its settings.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Protocol {
    Saml(Box<Saml>),
    Oidc(Oidc),
    External(External),
}

/// The roles that members have because of a connection.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Assignments {
    /// For all who log in with the connection: objects with a `role_id`.
    pub(crate) all: Vec<Value>,
    /// For those in a group: objects with a `role_id` and a `group`.
    pub(crate) groups: Vec<Value>,
}

impl Connections {
    pub(crate) fn find(&self, id: &str) -> Option<&Connection> {
        self.all.iter().find(|connection| connection.id == id)
    }

    pub(crate) fn find_mut(&mut self, id: &str) -> Option<&mut Connection> {
        self.all.iter_mut().find(|connection| connection.id == id)
    }

    pub(crate) fn active(&self) -> impl Iterator<Item = &Connection> {
        self.all.iter().filter(|connection| connection.is_active())
    }

    /// Whether this is the id of an active connection.
    pub(crate) fn is_active(&self, id: &str) -> bool {
        self.find(id).is_some_and(Connection::is_active)
    }

    /// Removes connections.
    pub(crate) fn remove_if(&mut self, condition: impl Fn(&Connection) -> bool) {
        self.all.retain(|connection| !condition(connection));
        self.default_id = self.default_id.take().filter(|id| self.find(id).is_some());
    }
}

impl Connection {
    pub(crate) fn is_active(&self) -> bool {
        match &self.protocol {
            Protocol::Saml(saml) => saml.is_complete(),
            Protocol::Oidc(oidc) => oidc.is_complete(),
            Protocol::External(_) => true,
        }
    }

    pub(crate) fn status(&self) -> &'static str {
        if self.is_active() { "active" } else { "pending" }
    }

    /// The roles that members have because of this connection.
    pub(crate) fn assignments(&self) -> Option<&Assignments> {
        match &self.protocol {
            Protocol::Saml(saml) => Some(&saml.assignments),
            // Stytch assigns roles by SAML connections only.
            Protocol::Oidc(_) => None,
            Protocol::External(external) => Some(&external.assignments),
        }
    }

    /// The settings of a SAML connection.
    pub(crate) fn saml(&self) -> Option<&Saml> {
        match &self.protocol {
            Protocol::Saml(saml) => Some(saml),
            _ => None,
        }
    }

    /// The connection of another organization that this one uses.
    pub(crate) fn external(&self) -> Option<&External> {
        match &self.protocol {
            Protocol::External(external) => Some(external),
            _ => None,
        }
    }

    /// The issuer of an OIDC connection.
    pub(crate) fn issuer(&self) -> Option<&str> {
        match &self.protocol {
            Protocol::Oidc(oidc) => Some(&oidc.issuer),
            _ => None,
        }
    }

    /// Who logs in at the provider.
    pub(crate) fn identity(&self) -> SsoIdentity {
        let default = || SsoIdentity::new(format!("user@{}.example", self.identity_provider));
        self.identity.clone().unwrap_or_else(default)
    }

    /// The name of the protocol in factors.
    pub(crate) fn protocol_name(&self) -> &'static str {
        if self.saml().is_some() { "saml" } else { "oidc" }
    }

    /// The names that the provider has for attributes, by Stytch's names for them.
    pub(crate) fn attribute_mapping(&self) -> Map<String, Value> {
        match &self.protocol {
            Protocol::Saml(saml) => saml.attribute_mapping.clone(),
            Protocol::Oidc(oidc) => oidc.attribute_mapping.clone(),
            // That of the connection which is used counts.
            Protocol::External(_) => Map::new(),
        }
    }

    /// Whether this uses the connection with this id, of another organization.
    pub(crate) fn uses(&self, id: &str) -> bool {
        self.external().is_some_and(|external| external.connection_id == id)
    }

    /// The connection among the active ones of its organization.
    pub(crate) fn to_reference_json(&self) -> Value {
        json!({
            "connection_id": self.id,
            "display_name": self.display_name,
            "identity_provider": self.identity_provider,
        })
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut shown = match &self.protocol {
            Protocol::Saml(saml) => saml.to_json(&self.callback_url),
            Protocol::Oidc(oidc) => oidc.to_json(&self.callback_url),
            Protocol::External(external) => external.to_json(),
        };
        shown["organization_id"] = json!(self.organization_id);
        shown["connection_id"] = json!(self.id);
        shown["display_name"] = json!(self.display_name);
        shown["status"] = json!(self.status());
        if self.external().is_none() {
            shown["identity_provider"] = json!(self.identity_provider);
        }
        shown
    }
}

impl Assignments {
    /// The roles of people in these groups, with the group for those that come from one.
    pub(crate) fn roles<'a>(&'a self, groups: &'a [String]) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        let all = self.all.iter().filter_map(|assignment| Some((assignment["role_id"].as_str()?, None)));
        let by_group = self.groups.iter().filter_map(|assignment| {
            let (role, group) = (assignment["role_id"].as_str()?, assignment["group"].as_str()?);
            groups.iter().any(|own| own == group).then_some((role, Some(group)))
        });
        all.chain(by_group)
    }
}
