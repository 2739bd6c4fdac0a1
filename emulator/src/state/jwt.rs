//! The claims that all JWTs have in common, and their signature.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::project::PROJECT_ID;
use crate::state::State;

/// The claim of session JWTs that holds the session.
pub(super) const SESSION: &str = "https://stytch.com/session";
/// The claim that holds the organization of a member.
pub(super) const ORGANIZATION: &str = "https://stytch.com/organization";

/// The issuer of all JWTs.
pub(crate) fn issuer() -> String {
    format!("stytch.com/{PROJECT_ID}")
}

impl State {
    /// Returns a JWT with these claims, signed with the project's current key.
    pub(super) fn sign(&self, claims: &Value) -> String {
        self.keys.sign(claims)
    }

    /// Returns `custom` with the claims that every JWT has.
    pub(super) fn claims(
        &self,
        custom: Map<String, Value>,
        subject: &str,
        audience: &str,
        lifetime: Duration,
    ) -> Value {
        let now = self.now();
        let mut claims = Value::Object(custom);
        claims["iss"] = json!(issuer());
        claims["aud"] = json!([audience]);
        claims["sub"] = json!(subject);
        claims["iat"] = json!(now.as_secs());
        claims["nbf"] = json!(now.as_secs());
        claims["exp"] = json!(now.saturating_add(lifetime).as_secs());
        claims
    }
}
