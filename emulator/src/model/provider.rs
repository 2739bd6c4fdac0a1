//! Accounts at OAuth providers, and logins with them.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};
use stytch_core::consumer::oauth::Provider;

use crate::format::export;
use crate::table::{Id, Limit, Row, UNFINISHED};

/// The account of a user at an OAuth provider.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(crate) registration_id: String,
    #[serde(deserialize_with = "known_provider")]
    pub(crate) provider: Provider,
    /// The account's id at the provider.
    pub(crate) subject: String,
}

/// A login at an OAuth provider, whose token the application has yet to authenticate.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Arrival {
    pub(crate) token: String,
    pub(crate) user_id: String,
    pub(crate) account: Account,
    pub(crate) scopes: Vec<String>,
    pub(crate) challenge: Option<String>,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// Found by its token.
impl Row for Arrival {
    type By = Id;

    const LIMIT: Option<Limit<Id>> = UNFINISHED;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.token.clone())]
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

/// A user who was chosen for the next login at a provider.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attachment {
    pub(crate) token: String,
    pub(crate) user_id: String,
    #[serde(deserialize_with = "known_provider")]
    pub(crate) provider: Provider,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// Found by its token.
impl Row for Attachment {
    type By = Id;

    const LIMIT: Option<Limit<Id>> = UNFINISHED;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.token.clone())]
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

fn known_provider<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Provider, D::Error> {
    export::checked(deserializer, |provider| !matches!(provider, Provider::Other(_)), "the name of an OAuth provider")
}

impl Account {
    /// The provider's name, such as `Google`, which is also the name of the variant.
    pub(crate) fn provider_type(&self) -> String {
        format!("{:?}", self.provider)
    }

    /// The name of its part of an authentication factor.
    pub(crate) fn factor_name(&self) -> String {
        let provider = match &self.provider {
            // Only factor names write these as two words.
            Provider::GitLab => "git_lab",
            Provider::LinkedIn => "linked_in",
            Provider::TikTok => "tik_tok",
            provider => provider.as_str(),
        };
        format!("{provider}_oauth_factor")
    }

    /// The account as a part of a user.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "provider_type": self.provider_type(),
            "provider_subject": self.subject,
            "profile_picture_url": "",
            "locale": "",
            "oauth_user_registration_id": self.registration_id,
        })
    }
}
