//! Accounts of members at OAuth providers, and logins with them.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};
use stytch_core::b2b::oauth::Provider;

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::table::{Id, Limit, Row, UNFINISHED};

/// The account of a person at an OAuth provider, with the provider's tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberAccount {
    pub(crate) registration_id: String,
    #[serde(deserialize_with = "known_provider")]
    pub(crate) provider: Provider,
    /// The account's id at the provider.
    pub(crate) subject: String,
    /// The email address of the account.
    pub(crate) email: String,
    pub(crate) access_token: String,
    /// Not all providers issue one.
    pub(crate) refresh_token: Option<String>,
    pub(crate) scopes: Vec<String>,
    /// When the access token expires; `None` for never.
    #[serde(with = "export::optional_time")]
    pub(crate) expires_at: Option<Duration>,
}

/// A login at an OAuth provider, whose token the application has yet to authenticate.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberArrival {
    pub(crate) token: String,
    /// The organization of the login; `None` for discovery.
    pub(crate) organization_id: Option<String>,
    pub(crate) account: MemberAccount,
    pub(crate) challenge: Option<String>,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// Found by its token.
impl Row for MemberArrival {
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

impl MemberAccount {
    /// Whether this is the same account at the provider.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.provider == other.provider && self.subject == other.subject
    }

    /// The key of the account among those of all providers.
    pub(crate) fn key(&self) -> String {
        format!("{} {}", self.provider, self.subject)
    }

    /// The name of logins with this provider in the `allowed_auth_methods` of organizations.
    pub(crate) fn auth_method(&self) -> String {
        format!("{}_oauth", self.provider)
    }

    /// The provider's name, such as `Google`, which is also the name of the variant.
    pub(crate) fn provider_type(&self) -> String {
        format!("{:?}", self.provider)
    }

    /// The groups at the provider that the account belongs to, such as workspaces of Slack.
    pub(crate) fn tenants(&self) -> Vec<String> {
        match self.provider {
            Provider::GitHub | Provider::HubSpot | Provider::Slack => vec![format!("{}-tenant", self.provider)],
            _ => Vec::new(),
        }
    }

    /// The only tenant, if there is exactly one.
    pub(crate) fn tenant(&self) -> String {
        self.tenants().pop().unwrap_or_default()
    }

    /// The account as a part of a member.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "provider_type": self.provider_type(),
            "provider_subject": self.subject,
            "member_oauth_registration_id": self.registration_id,
            "profile_picture_url": "",
            "locale": "",
        })
    }

    /// The provider's tokens in the response to a login.
    pub(crate) fn to_provider_values(&self) -> Value {
        json!({
            "access_token": self.access_token,
            "refresh_token": self.refresh_token,
            "id_token": "",
            "scopes": self.scopes,
            "expires_at": self.expires_at.map(to_rfc3339),
        })
    }
}
