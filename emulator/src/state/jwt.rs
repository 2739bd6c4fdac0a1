//! Session JWTs: the right claims under a signature that only the emulator itself can check.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::State;
use super::clock::to_rfc3339;
use super::session::Session;
use super::user::User;

/// How long a JWT is valid, however long its session is.
const LIFETIME: Duration = Duration::from_secs(5 * 60);
/// The claim that holds the session.
const SESSION: &str = "https://stytch.com/session";

impl State {
    /// A new JWT for the session of `user`.
    pub(crate) fn session_jwt(&self, session: &Session, user: &User) -> String {
        let header = json!({ "alg": "RS256", "kid": "jwk-test-emulator", "typ": "JWT" });
        let now = self.now();
        let mut claims = Value::Object(session.custom_claims.clone());
        claims["iss"] = json!(format!("stytch.com/{}", self.project_id));
        claims["aud"] = json!([self.project_id]);
        claims["sub"] = json!(session.user_id);
        claims["iat"] = json!(now.as_secs());
        claims["nbf"] = json!(now.as_secs());
        claims["exp"] = json!(now.saturating_add(LIFETIME).as_secs());
        claims[SESSION] = json!({
            "id": session.id,
            "started_at": to_rfc3339(session.started_at),
            "last_accessed_at": to_rfc3339(session.last_accessed_at),
            "expires_at": to_rfc3339(session.expires_at),
            "attributes": session.attributes,
            "authentication_factors": session.factors_json(),
            "roles": user.roles,
        });
        let signed = format!("{}.{}", encode(&header), encode(&claims));
        let signature = self.mint.signature(&signed);
        format!("{signed}.{signature}")
    }

    /// The id of the session that this emulator issued `jwt` for; the JWT itself may have expired.
    pub(crate) fn session_id_in(&self, jwt: &str) -> Option<String> {
        let (signed, signature) = jwt.rsplit_once('.')?;
        if signature != self.mint.signature(signed) {
            return None;
        }
        let (_, claims) = signed.split_once('.')?;
        let claims = BASE64_URL_SAFE_NO_PAD.decode(claims).ok()?;
        let claims: Value = serde_json::from_slice(&claims).ok()?;
        claims[SESSION]["id"].as_str().map(str::to_owned)
    }
}

fn encode(part: &Value) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(part.to_string())
}
