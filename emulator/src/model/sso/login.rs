//! People at identity providers, and logins with them.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::table::{Id, Row};

/// A person as an identity provider knows them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Identity {
    /// Their id at the provider.
    pub(crate) subject: String,
    pub(crate) email: String,
    /// Empty if the provider does not tell.
    pub(crate) name: String,
    pub(crate) groups: Vec<String>,
    pub(crate) attributes: Map<String, Value>,
}

/// The account of a member at an identity provider.
#[derive(Debug, Clone)]
pub(crate) struct Registration {
    pub(crate) id: String,
    pub(crate) connection_id: String,
    /// The member's id at the provider.
    pub(crate) subject: String,
    /// As of the last login.
    pub(crate) groups: Vec<String>,
    pub(crate) attributes: Map<String, Value>,
}

/// A login at an identity provider, whose token the application has yet to authenticate.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) token: String,
    pub(crate) connection_id: String,
    pub(crate) identity: Identity,
    pub(crate) challenge: Option<String>,
    pub(crate) expires_at: Duration,
}

/// Found by its token.
impl Row for Arrival {
    type By = Id;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.token.clone())]
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

impl Identity {
    /// What the provider sends about the person: their attributes, and those that every person has.
    pub(crate) fn all_attributes(&self) -> Map<String, Value> {
        let mut all = self.attributes.clone();
        all.insert("email".to_owned(), json!(self.email));
        if !self.name.is_empty() {
            all.insert("name".to_owned(), json!(self.name));
        }
        if !self.groups.is_empty() {
            all.insert("groups".to_owned(), json!(self.groups));
        }
        all
    }
}

impl Registration {
    /// The account as a part of a member.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "connection_id": self.connection_id,
            "external_id": self.subject,
            "registration_id": self.id,
            "sso_attributes": self.attributes,
        })
    }
}
