//! OIDC connections.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// The scopes that Stytch requests by default.
const SCOPES: &str = "openid email profile";

/// The settings of an OIDC connection.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Oidc {
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) issuer: String,
    pub(crate) authorization_url: String,
    pub(crate) token_url: String,
    pub(crate) userinfo_url: String,
    pub(crate) jwks_url: String,
    pub(crate) custom_scopes: String,
    /// The names that the provider has for attributes, by Stytch's names for them.
    pub(crate) attribute_mapping: Map<String, Value>,
}

impl Oidc {
    /// Whether everything is set that a login needs.
    pub(super) fn is_complete(&self) -> bool {
        let texts = [
            &self.client_id,
            &self.client_secret,
            &self.issuer,
            &self.authorization_url,
            &self.token_url,
            &self.userinfo_url,
            &self.jwks_url,
        ];
        texts.iter().all(|text| !text.is_empty())
    }

    /// The scopes of a login that asks for these custom ones.
    pub(crate) fn scopes(&self, custom: &str) -> Vec<String> {
        let own = if self.custom_scopes.is_empty() { SCOPES } else { &self.custom_scopes };
        own.split_whitespace().chain(custom.split_whitespace()).map(str::to_owned).collect()
    }

    pub(super) fn to_json(&self, callback_url: &str) -> Value {
        json!({
            "redirect_url": callback_url,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "issuer": self.issuer,
            "authorization_url": self.authorization_url,
            "token_url": self.token_url,
            "userinfo_url": self.userinfo_url,
            "jwks_url": self.jwks_url,
            "custom_scopes": self.custom_scopes,
            "attribute_mapping": self.attribute_mapping,
        })
    }
}
