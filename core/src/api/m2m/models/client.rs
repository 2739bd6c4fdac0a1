//! Types about client.

use serde::Deserialize;

use crate::values::{JsonObject, Secret, open_enum, or_default};

/// A machine-to-machine client.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct M2mClient {
    /// Unique ID of the client.
    pub client_id: String,
    /// Readable name of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_name: String,
    /// Readable description of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_description: String,
    /// Status of the M2M client: `active` or `inactive`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: M2mClientStatus,
    /// Scopes assigned to the M2M client.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// Final four characters of the client secret.
    #[serde(default, deserialize_with = "or_default")]
    pub client_secret_last_four: String,
    /// JSON object of your own application data.
    pub trusted_metadata: Option<JsonObject>,
    /// Final four characters of the `next_client_secret`; empty when there is none.
    pub next_client_secret_last_four: Option<String>,
}

/// A machine-to-machine client with its secret; store the secret now, since it cannot be fetched later.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct M2mClientWithClientSecret {
    /// Unique ID of the client.
    pub client_id: String,
    /// Secret of the client, readable only in this response; store it safely, as a lost one must be rotated.
    #[serde(default, deserialize_with = "or_default")]
    pub client_secret: Secret,
    /// Readable name of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_name: String,
    /// Readable description of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_description: String,
    /// Status of the M2M client: `active` or `inactive`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: M2mClientStatus,
    /// Scopes assigned to the M2M client.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// Final four characters of the client secret.
    #[serde(default, deserialize_with = "or_default")]
    pub client_secret_last_four: String,
    /// JSON object of your own application data.
    pub trusted_metadata: Option<JsonObject>,
    /// Final four characters of the `next_client_secret`; empty when there is none.
    pub next_client_secret_last_four: Option<String>,
}

/// A machine-to-machine client with the secret that will replace the current one; store it now, since it cannot be
/// fetched later.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct M2mClientWithNextClientSecret {
    /// Unique ID of the client.
    pub client_id: String,
    /// Client secret that is next in rotation. It is shown only in this response, so store it safely; if lost,
    /// start another rotation.
    #[serde(default, deserialize_with = "or_default")]
    pub next_client_secret: Secret,
    /// Readable name of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_name: String,
    /// Readable description of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_description: String,
    /// Status of the M2M client: `active` or `inactive`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: M2mClientStatus,
    /// Scopes assigned to the M2M client.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// Final four characters of the client secret.
    #[serde(default, deserialize_with = "or_default")]
    pub client_secret_last_four: String,
    /// JSON object of your own application data.
    pub trusted_metadata: Option<JsonObject>,
    /// Final four characters of the `next_client_secret`; empty when there is none.
    pub next_client_secret_last_four: Option<String>,
}

open_enum! {
    /// Whether an M2M client may obtain tokens.
    pub enum M2mClientStatus {
        /// Active: it can obtain tokens.
        Active = "active",
        /// Inactive: it cannot obtain tokens.
        Inactive = "inactive",
    }
}
