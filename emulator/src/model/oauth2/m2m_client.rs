//! A machine-to-machine client.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::model::oauth2::client_secret::ClientSecret;
use crate::table::{Id, Row};

/// An OAuth 2.0 client that acts for itself.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct M2mClient {
    pub(crate) id: String,
    /// An id that sorts by creation, which ids chosen by the application do not.
    pub(crate) sort_id: String,
    pub(crate) secret: ClientSecret,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) active: bool,
    pub(crate) scopes: Vec<String>,
    pub(crate) trusted_metadata: Map<String, Value>,
}

impl Row for M2mClient {
    type By = Id;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.id.clone())]
    }
}

impl M2mClient {
    /// The client in responses, without its secret.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "client_id": self.id,
            "client_name": self.name,
            "client_description": self.description,
            "status": if self.active { "active" } else { "inactive" },
            "scopes": self.scopes,
            "client_secret_last_four": self.secret.last_four(),
            "next_client_secret_last_four": self.secret.next_last_four(),
            "trusted_metadata": self.trusted_metadata,
        })
    }
}
