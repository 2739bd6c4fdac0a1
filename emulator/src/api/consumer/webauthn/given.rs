//! What `navigator.credentials` has returned, as JSON.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::Value;

use crate::model::webauthn::client_data::ClientData;
use crate::outcome::Failure;
use crate::request::input::Input;

/// Base64 for URLs, with or without padding.
const BASE64_URL: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The `public_key_credential` of a request.
#[derive(Debug)]
pub(super) struct Given {
    /// The id of the credential.
    pub(super) id: Vec<u8>,
    response: Value,
    pub(super) client_data: ClientData,
    pub(super) client_data_json: Vec<u8>,
}

impl Given {
    pub(super) fn read(input: &Input) -> Result<Self, Failure> {
        let credential: Value = serde_json::from_str(input.text("public_key_credential")?).unwrap_or_default();
        if credential["type"] != "public-key" {
            let message = "public_key_credential must be JSON, of the type public-key.";
            return Err(Failure::invalid("invalid_public_key_credential", message));
        }
        let id = credential.get("rawId").unwrap_or(&credential["id"]).as_str();
        let id = id.ok_or_else(|| wrong("invalid_public_key_credential_missing_id_field"))?;
        let id = decode(id).ok_or_else(|| wrong("invalid_public_key_credential_invalid_id"))?;
        let response = credential["response"].clone();
        if !response.is_object() {
            return Err(wrong("invalid_public_key_credential_missing_response_field"));
        }
        let json = response["clientDataJSON"].as_str();
        let json = json.ok_or_else(|| wrong("invalid_public_key_credential_missing_client_data_json_field"))?;
        let parsed = decode(json).and_then(|json| Some((ClientData::parse(&json)?, json)));
        let (client_data, client_data_json) =
            parsed.ok_or_else(|| wrong("invalid_public_key_credential_malformed_client_data_json"))?;
        Ok(Self { id, response, client_data, client_data_json })
    }

    /// The bytes of a part of the response; fails with `missing` if there is no such part.
    pub(super) fn part(&self, name: &str, missing: &'static str) -> Result<Vec<u8>, Failure> {
        self.optional_part(name).ok_or_else(|| wrong(missing))
    }

    pub(super) fn optional_part(&self, name: &str) -> Option<Vec<u8>> {
        decode(self.response[name].as_str()?)
    }

    /// The challenge as it was before the options were encoded.
    pub(super) fn challenge(&self) -> String {
        let challenge = decode(&self.client_data.challenge).and_then(|bytes| String::from_utf8(bytes).ok());
        challenge.unwrap_or_default()
    }
}

/// The error for a part that is missing or malformed.
pub(super) fn wrong(error_type: &'static str) -> Failure {
    let what = error_type.trim_start_matches("invalid_public_key_credential_").replace('_', " ");
    Failure::invalid(error_type, format!("public_key_credential is not what a browser returns: {what}."))
}

/// Clients write Base64 in both alphabets, with and without padding.
fn decode(text: &str) -> Option<Vec<u8>> {
    BASE64_URL.decode(text.replace('+', "-").replace('/', "_")).ok()
}
