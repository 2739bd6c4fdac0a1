//! An application that acts for users and members.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::oauth2::client_secret::ClientSecret;
use crate::model::oauth2::template::Template;
use crate::table::{Id, Row};

/// An OAuth 2.0 client that acts for users and members.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConnectedApp {
    pub(crate) id: String,
    pub(crate) client_type: ClientType,
    /// Public clients have none.
    pub(crate) secret: Option<ClientSecret>,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) logo_url: Option<String>,
    pub(crate) redirect_urls: Vec<String>,
    pub(crate) post_logout_redirect_urls: Vec<String>,
    pub(crate) full_access_allowed: bool,
    pub(crate) bypass_consent_for_offline_access: bool,
    pub(crate) access_token_expiry_minutes: u64,
    /// An audience of access tokens, in addition to the project.
    pub(crate) access_token_custom_audience: Option<String>,
    pub(crate) access_token_template: Template,
    pub(crate) id_token_template: Template,
}

/// Whether the app belongs to the project, and whether it can keep a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum ClientType {
    FirstParty,
    FirstPartyPublic,
    ThirdParty,
    ThirdPartyPublic,
}

impl Row for ConnectedApp {
    type By = Id;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.id.clone())]
    }
}

impl ConnectedApp {
    pub(crate) fn access_token_lifetime(&self) -> Duration {
        Duration::from_secs(self.access_token_expiry_minutes.saturating_mul(60))
    }

    /// The app in responses, without its secret and how it was created.
    pub(crate) fn to_json(&self) -> Value {
        let secret = self.secret.as_ref();
        json!({
            "client_id": self.id,
            "client_name": self.name,
            "client_description": self.description,
            "client_type": self.client_type.name(),
            "status": "active",
            "client_secret_last_four": secret.map(ClientSecret::last_four),
            "next_client_secret_last_four": secret.and_then(ClientSecret::next_last_four),
            "logo_url": self.logo_url,
            "redirect_urls": self.redirect_urls,
            "post_logout_redirect_urls": self.post_logout_redirect_urls,
            "full_access_allowed": self.full_access_allowed,
            "bypass_consent_for_offline_access": self.bypass_consent_for_offline_access,
            "access_token_expiry_minutes": self.access_token_expiry_minutes,
            "access_token_custom_audience": self.access_token_custom_audience,
            "access_token_template_content": self.access_token_template.text,
            "id_token_template_content": self.id_token_template.text,
            "client_id_metadata_url": null,
        })
    }

    /// The part of the app that a consent page shows.
    pub(crate) fn to_public_json(&self) -> Value {
        json!({
            "client_id": self.id,
            "client_name": self.name,
            "client_description": self.description,
            "client_type": self.client_type.name(),
            "logo_url": self.logo_url,
        })
    }

    /// The app in the list of apps with access to an account.
    pub(crate) fn to_used_json(&self) -> Value {
        json!({
            "connected_app_id": self.id,
            "name": self.name,
            "description": self.description,
            "client_type": self.client_type.name(),
            "logo_url": self.logo_url,
        })
    }
}

impl ClientType {
    const ALL: [Self; 4] = [Self::FirstParty, Self::FirstPartyPublic, Self::ThirdParty, Self::ThirdPartyPublic];

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|client_type| client_type.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::FirstParty => "first_party",
            Self::FirstPartyPublic => "first_party_public",
            Self::ThirdParty => "third_party",
            Self::ThirdPartyPublic => "third_party_public",
        }
    }

    pub(crate) fn is_first_party(self) -> bool {
        matches!(self, Self::FirstParty | Self::FirstPartyPublic)
    }

    /// Whether the app cannot keep a secret.
    pub(crate) fn is_public(self) -> bool {
        matches!(self, Self::FirstPartyPublic | Self::ThirdPartyPublic)
    }
}
