//! SAML connections.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::model::sso::Assignments;

/// A certificate without any use; see `keys/README.md`.
pub(crate) const CERTIFICATE: &str = include_str!("../../../keys/saml.pem");
const NAMEID_FORMAT: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

/// The settings of a SAML connection.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Saml {
    pub(crate) idp_entity_id: String,
    pub(crate) idp_sso_url: String,
    /// The names that the provider has for attributes, by Stytch's names for them.
    pub(crate) attribute_mapping: Map<String, Value>,
    /// Stytch's own certificate.
    pub(crate) signing: Vec<Certificate>,
    /// The certificates of the provider.
    pub(crate) verification: Vec<Certificate>,
    pub(crate) encryption: Vec<EncryptionKey>,
    pub(crate) assignments: Assignments,
    pub(crate) alternative_audience_uri: String,
    pub(crate) alternative_acs_url: String,
    pub(crate) nameid_format: String,
    pub(crate) idp_initiated_auth_disabled: bool,
    pub(crate) allow_gateway_callback: bool,
}

/// An X.509 certificate.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Certificate {
    pub(crate) id: String,
    pub(crate) pem: String,
    #[serde(deserialize_with = "known_issuer")]
    pub(crate) issuer: export::Word,
    #[serde(with = "export::time")]
    pub(crate) created_at: Duration,
}

/// A key that decrypts assertions.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EncryptionKey {
    pub(crate) id: String,
    pub(crate) pem: String,
    #[serde(with = "export::time")]
    pub(crate) created_at: Duration,
}

impl Saml {
    /// A connection without settings, which has this certificate of its own.
    pub(crate) fn new(signing: Certificate) -> Self {
        Self {
            idp_entity_id: String::new(),
            idp_sso_url: String::new(),
            attribute_mapping: Map::new(),
            signing: vec![signing],
            verification: Vec::new(),
            encryption: Vec::new(),
            assignments: Assignments::default(),
            alternative_audience_uri: String::new(),
            alternative_acs_url: String::new(),
            nameid_format: NAMEID_FORMAT.to_owned(),
            idp_initiated_auth_disabled: false,
            allow_gateway_callback: false,
        }
    }

    /// Whether everything is set that a login needs.
    pub(crate) fn is_complete(&self) -> bool {
        let texts = [&self.idp_sso_url, &self.idp_entity_id];
        texts.iter().all(|text| !text.is_empty()) && !self.attribute_mapping.is_empty() && !self.verification.is_empty()
    }

    pub(super) fn to_json(&self, callback_url: &str) -> Value {
        json!({
            "idp_entity_id": self.idp_entity_id,
            "idp_sso_url": self.idp_sso_url,
            "acs_url": callback_url,
            "audience_uri": callback_url,
            "attribute_mapping": self.attribute_mapping,
            "signing_certificates": self.signing.iter().map(Certificate::to_json).collect::<Vec<_>>(),
            "verification_certificates": self.verification.iter().map(Certificate::to_json).collect::<Vec<_>>(),
            "encryption_private_keys": self.encryption.iter().map(EncryptionKey::to_json).collect::<Vec<_>>(),
            "saml_connection_implicit_role_assignments": self.assignments.all,
            "saml_group_implicit_role_assignments": self.assignments.groups,
            "alternative_audience_uri": self.alternative_audience_uri,
            "alternative_acs_url": self.alternative_acs_url,
            "nameid_format": self.nameid_format,
            "idp_initiated_auth_disabled": self.idp_initiated_auth_disabled,
            "allow_gateway_callback": self.allow_gateway_callback,
        })
    }
}

fn known_issuer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<export::Word, D::Error> {
    export::one_of(deserializer, &["", "Stytch"])
}

impl Certificate {
    fn to_json(&self) -> Value {
        json!({
            "certificate_id": self.id,
            "certificate": self.pem,
            "issuer": self.issuer,
            "created_at": to_rfc3339(self.created_at),
            "updated_at": to_rfc3339(self.created_at),
            "expires_at": Value::Null,
        })
    }
}

impl EncryptionKey {
    fn to_json(&self) -> Value {
        json!({
            "private_key_id": self.id,
            "private_key": self.pem,
            "created_at": to_rfc3339(self.created_at),
        })
    }
}
