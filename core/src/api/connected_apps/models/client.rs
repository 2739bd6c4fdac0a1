//! Types about client.

use serde::Deserialize;

use crate::api::models::ConnectedAppClientType;
use crate::values::{Secret, or_default};

/// An OAuth client registered as a Connected App.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ConnectedApp {
    /// Unique ID of the Connected App client.
    pub client_id: String,
    /// Readable name of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_name: String,
    /// Readable description of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_description: String,
    /// Status of the Connected App, such as `active`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
    /// Whether an authorization token issued to this first party app can become a full Stytch session; first party
    /// clients only.
    #[serde(default, deserialize_with = "or_default")]
    pub full_access_allowed: bool,
    /// Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`.
    #[serde(default, deserialize_with = "or_default")]
    pub client_type: ConnectedAppClientType,
    /// URLs the app may redirect to in OAuth authorization flows.
    #[serde(default, deserialize_with = "or_default")]
    pub redirect_urls: Vec<String>,
    /// Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_expiry_minutes: i32,
    /// Custom claims template for the client's access tokens, as the text of a valid JSON object.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_template_content: String,
    /// URLs the app may redirect to after an OIDC logout.
    #[serde(default, deserialize_with = "or_default")]
    pub post_logout_redirect_urls: Vec<String>,
    /// Whether the client may skip user consent for the `offline_access` scope; first-party clients only.
    #[serde(default, deserialize_with = "or_default")]
    pub bypass_consent_for_offline_access: bool,
    /// How the Connected App was created.
    #[serde(default, deserialize_with = "or_default")]
    pub creation_method: String,
    /// Final four characters of the client secret.
    pub client_secret_last_four: Option<String>,
    /// Final four characters of the `next_client_secret`; empty when there is none.
    pub next_client_secret_last_four: Option<String>,
    /// Custom `aud` (audience) value for the access tokens issued to the client.
    pub access_token_custom_audience: Option<String>,
    /// URL of the Connected App's logo, if it has one.
    pub logo_url: Option<String>,
    /// URL of the client's ID metadata document, if it has one.
    pub client_id_metadata_url: Option<String>,
    /// Template of the custom claims in ID tokens, a JSON object as text.
    pub id_token_template_content: Option<String>,
}

/// A Connected App with its client secret, if it has one.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ConnectedAppWithClientSecret {
    /// Unique ID of the Connected App client.
    pub client_id: String,
    /// Readable name of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_name: String,
    /// Readable description of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_description: String,
    /// Status of the Connected App, such as `active`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
    /// Whether an authorization token issued to this first party app can become a full Stytch session; first party
    /// clients only.
    #[serde(default, deserialize_with = "or_default")]
    pub full_access_allowed: bool,
    /// Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`.
    #[serde(default, deserialize_with = "or_default")]
    pub client_type: ConnectedAppClientType,
    /// URLs the app may redirect to in OAuth authorization flows.
    #[serde(default, deserialize_with = "or_default")]
    pub redirect_urls: Vec<String>,
    /// Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_expiry_minutes: i32,
    /// Custom claims template for the client's access tokens, as the text of a valid JSON object.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_template_content: String,
    /// URLs the app may redirect to after an OIDC logout.
    #[serde(default, deserialize_with = "or_default")]
    pub post_logout_redirect_urls: Vec<String>,
    /// Whether the client may skip user consent for the `offline_access` scope; first-party clients only.
    #[serde(default, deserialize_with = "or_default")]
    pub bypass_consent_for_offline_access: bool,
    /// Final four characters of the client secret.
    pub client_secret_last_four: Option<String>,
    /// Final four characters of the `next_client_secret`; empty when there is none.
    pub next_client_secret_last_four: Option<String>,
    /// Secret of the Connected App client, which confidential clients must present.
    pub client_secret: Option<Secret>,
    /// Custom `aud` (audience) value for the access tokens issued to the client.
    pub access_token_custom_audience: Option<String>,
    /// URL of the Connected App's logo, if it has one.
    pub logo_url: Option<String>,
    /// URL of the client's ID metadata document, if it has one.
    pub client_id_metadata_url: Option<String>,
    /// Template of the custom claims in ID tokens, a JSON object as text.
    pub id_token_template_content: Option<String>,
}

/// A Connected App with the secret that will replace the current one.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ConnectedAppWithNextClientSecret {
    /// Unique ID of the Connected App client.
    pub client_id: String,
    /// Readable name of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_name: String,
    /// Readable description of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub client_description: String,
    /// Status of the Connected App, such as `active`.
    #[serde(default, deserialize_with = "or_default")]
    pub status: String,
    /// Final four characters of the client secret.
    #[serde(default, deserialize_with = "or_default")]
    pub client_secret_last_four: String,
    /// Whether an authorization token issued to this first party app can become a full Stytch session; first party
    /// clients only.
    #[serde(default, deserialize_with = "or_default")]
    pub full_access_allowed: bool,
    /// Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`.
    #[serde(default, deserialize_with = "or_default")]
    pub client_type: ConnectedAppClientType,
    /// URLs the app may redirect to in OAuth authorization flows.
    #[serde(default, deserialize_with = "or_default")]
    pub redirect_urls: Vec<String>,
    /// Client secret that is next in rotation. It is shown only in this response, so store it safely; if lost,
    /// start another rotation.
    #[serde(default, deserialize_with = "or_default")]
    pub next_client_secret: Secret,
    /// Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_expiry_minutes: i32,
    /// Custom claims template for the client's access tokens, as the text of a valid JSON object.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_template_content: String,
    /// URLs the app may redirect to after an OIDC logout.
    #[serde(default, deserialize_with = "or_default")]
    pub post_logout_redirect_urls: Vec<String>,
    /// Whether the client may skip user consent for the `offline_access` scope; first-party clients only.
    #[serde(default, deserialize_with = "or_default")]
    pub bypass_consent_for_offline_access: bool,
    /// Final four characters of the `next_client_secret`; empty when there is none.
    pub next_client_secret_last_four: Option<String>,
    /// Custom `aud` (audience) value for the access tokens issued to the client.
    pub access_token_custom_audience: Option<String>,
    /// URL of the Connected App's logo, if it has one.
    pub logo_url: Option<String>,
    /// URL of the client's ID metadata document, if it has one.
    pub client_id_metadata_url: Option<String>,
    /// Template of the custom claims in ID tokens, a JSON object as text.
    pub id_token_template_content: Option<String>,
}
