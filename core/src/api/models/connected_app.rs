//! Types about connected app.

use serde::Deserialize;

use crate::values::{open_enum, or_default};

/// The part of a Connected App that is safe to show to an end user, such as on a consent screen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ConnectedAppPublic {
    /// Unique ID of the Connected App client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_id: String,
    /// Readable name of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_name: String,
    /// Readable description of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_description: String,
    /// Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`.
    #[serde(default, deserialize_with = "or_default")]
    pub client_type: ConnectedAppClientType,
    /// URL of the Connected App's logo, if it has one.
    pub logo_url: Option<String>,
}

open_enum! {
    /// Whether a Connected App is your own, and whether it has a client secret.
    pub enum ConnectedAppClientType {
        /// Your own application, with a client secret.
        FirstParty = "first_party",
        /// Your own application without a client secret, as in a browser or on a phone.
        FirstPartyPublic = "first_party_public",
        /// An application of a third party, with a client secret.
        ThirdParty = "third_party",
        /// An application of a third party, without a client secret.
        ThirdPartyPublic = "third_party_public",
    }
}
