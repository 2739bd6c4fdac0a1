//! Passkeys and other WebAuthn credentials.

pub(crate) mod authenticator_data;
pub(crate) mod client_data;
pub(crate) mod public_key;

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::format::export;
use crate::model::webauthn::public_key::PublicKey;
use crate::table::{Id, Limit, Row, UNFINISHED};

/// How long a browser may take.
pub(crate) const LIFETIME: Duration = Duration::from_secs(5 * 60);

/// The registration of a passkey or another WebAuthn credential.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Registration {
    pub(crate) id: String,
    /// The id of the relying party.
    pub(crate) domain: String,
    pub(crate) user_agent: String,
    pub(crate) authenticator_type: String,
    pub(crate) name: String,
    /// What the credential knows the user by.
    #[serde(with = "export::bytes")]
    pub(crate) user_handle: Vec<u8>,
    pub(crate) stage: Stage,
}

/// How far a registration is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Stage {
    /// The authenticator has yet to make a credential.
    Pending {
        challenge: String,
        #[serde(with = "export::time")]
        expires_at: Duration,
    },
    Active(Credential),
}

/// What an authenticator has made for a user.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credential {
    #[serde(with = "export::bytes")]
    pub(crate) id: Vec<u8>,
    pub(crate) public_key: PublicKey,
    /// How often it has signed, as it says.
    pub(crate) counter: u32,
}

/// A login that has begun, with the challenge to sign.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    pub(crate) challenge: String,
    pub(crate) domain: String,
    /// The user who is to log in; `None` if the credential says who it is.
    pub(crate) user_id: Option<String>,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// Found by its challenge.
impl Row for Login {
    type By = Id;

    const LIMIT: Option<Limit<Id>> = UNFINISHED;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.challenge.clone())]
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

impl Registration {
    pub(crate) fn credential(&self) -> Option<&Credential> {
        match &self.stage {
            Stage::Active(credential) => Some(credential),
            Stage::Pending { .. } => None,
        }
    }

    pub(crate) fn credential_mut(&mut self) -> Option<&mut Credential> {
        match &mut self.stage {
            Stage::Active(credential) => Some(credential),
            Stage::Pending { .. } => None,
        }
    }

    pub(crate) fn is_verified(&self) -> bool {
        self.credential().is_some()
    }

    /// The registration as a part of a user.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "webauthn_registration_id": self.id,
            "domain": self.domain,
            "user_agent": self.user_agent,
            "verified": self.is_verified(),
            "authenticator_type": self.authenticator_type,
            "name": self.name,
        })
    }

    /// The registration as a part of an authentication factor.
    pub(crate) fn to_factor(&self) -> Value {
        json!({ "webauthn_registration_id": self.id, "domain": self.domain, "user_agent": self.user_agent })
    }
}

/// The key of the credential with this id.
pub(crate) fn credential_key(id: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(id)
}
