//! Tokens of another identity provider that the project trusts.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::outcome::Failure;
use crate::table::Row;

/// Whose tokens are trusted.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    pub(crate) id: String,
    issuer: String,
    audience: String,
    /// JSON Web Keys.
    keys: Vec<Value>,
}

/// What profiles are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    Id,
    Issuer,
}

impl Row for Profile {
    type By = By;

    fn keys(&self) -> Vec<(By, String)> {
        vec![(By::Id, self.id.clone()), (By::Issuer, self.issuer.clone())]
    }
}

/// What a JWT says, whether or not it is genuine.
#[derive(Debug)]
pub(crate) struct Unverified {
    pub(crate) header: Value,
    pub(crate) claims: Value,
}

impl Profile {
    pub(crate) fn new(id: &str, issuer: &str, audience: &str, jwks: &Value) -> Self {
        let keys = jwks["keys"].as_array().cloned().unwrap_or_default();
        Self { id: id.to_owned(), issuer: issuer.to_owned(), audience: audience.to_owned(), keys }
    }

    /// The audience of tokens for sessions.
    pub(crate) fn audience(&self) -> &str {
        &self.audience
    }

    /// The claims of a token; fails unless it is one for this audience that the profile trusts now.
    pub(crate) fn verify(&self, token: &str, expected_audience: &str, now: Duration) -> Result<Value, Failure> {
        let claims = self.signed_claims(token).ok_or_else(|| {
            let message = "The token is not a JWT that a key of the profile has signed, by RS256 or ES256.";
            Failure::unauthorized("invalid_trusted_auth_token", message)
        })?;
        if claims["iss"] != self.issuer.as_str() {
            return Err(Failure::invalid("jwt_invalid_issuer", "The token has another issuer than the profile."));
        }
        let audience = &claims["aud"];
        let audiences = audience.as_array().map_or(std::slice::from_ref(audience), Vec::as_slice);
        if !audiences.iter().any(|audience| *audience == expected_audience) {
            let message = format!("The audience of the token is not {expected_audience}.");
            return Err(Failure::invalid("jwt_invalid_audience", message));
        }
        let seconds = |name: &str| claims[name].as_f64().map(|seconds| seconds as u64);
        let begun = claims.get("nbf").is_none() || seconds("nbf").is_some_and(|nbf| nbf <= now.as_secs());
        match begun && seconds("exp").is_some_and(|exp| now.as_secs() < exp) {
            true => Ok(claims),
            false => Err(Failure::invalid("jwt_invalid_claims", "The token has expired, or is not valid yet.")),
        }
    }

    fn signed_claims(&self, token: &str) -> Option<Value> {
        let (signed, signature) = token.rsplit_once('.')?;
        let signature = decode(signature)?;
        let Unverified { header, claims } = unverified(token)?;
        let named = |key: &&Value| header.get("kid").is_none_or(|id| *id == key["kid"]);
        let algorithm = header["alg"].as_str()?;
        let verifies = |key: &Value| verify(key, algorithm, signed.as_bytes(), &signature).is_some();
        self.keys.iter().filter(named).any(verifies).then_some(claims)
    }
}

/// Reads the header and the claims of a JWT.
pub(crate) fn unverified(token: &str) -> Option<Unverified> {
    let (signed, _) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let object = |part| -> Option<Value> { serde_json::from_slice(&decode(part)?).ok().filter(Value::is_object) };
    Some(Unverified { header: object(header)?, claims: object(claims)? })
}

fn verify(key: &Value, algorithm: &str, message: &[u8], signature: &[u8]) -> Option<()> {
    let part = |name: &str| decode(key[name].as_str()?);
    match (algorithm, key["kty"].as_str()?) {
        ("RS256", "RSA") => {
            let key = RsaPublicKeyComponents { n: part("n")?, e: part("e")? };
            key.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).ok()
        }
        ("ES256", "EC") if key["crv"] == "P-256" => {
            let point = [&[4][..], &part("x")?, &part("y")?].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).ok()
        }
        _ => None,
    }
}

fn decode(part: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(part).ok()
}
