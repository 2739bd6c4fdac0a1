//! What session JWTs say.

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::State;
use super::member::Member;
use super::organization::Organization;
use super::session::Session;
use super::user::User;

/// How long a JWT is valid, however long its session is.
const LIFETIME: Duration = Duration::from_secs(5 * 60);
/// The claim that holds the session.
pub(super) const SESSION: &str = "https://stytch.com/session";
/// The claim that holds the organization of a member.
pub(super) const ORGANIZATION: &str = "https://stytch.com/organization";

impl State {
    /// A JWT with these claims, signed with the project's current key.
    pub(crate) fn sign(&self, claims: &Value) -> String {
        self.keys.sign(claims)
    }

    /// A new JWT for the session of `user`.
    pub(crate) fn session_jwt(&self, session: &Session, user: &User) -> String {
        let mut claims = self.claims(&session.owner_id, session.custom_claims.clone());
        claims[SESSION] = session.to_claim(&user.roles);
        self.sign(&claims)
    }

    /// A new JWT for the session of `member`.
    pub(crate) fn member_session_jwt(&self, session: &Session, member: &Member, organization: &Organization) -> String {
        let mut claims = self.claims(&session.owner_id, session.custom_claims.clone());
        claims[SESSION] = session.to_claim(&member.roles(organization));
        claims[ORGANIZATION] = json!({ "organization_id": organization.id, "slug": organization.slug });
        self.sign(&claims)
    }

    /// The custom claims, and those that every session JWT has.
    fn claims(&self, subject: &str, custom: Map<String, Value>) -> Value {
        let now = self.now();
        let mut claims = Value::Object(custom);
        claims["iss"] = json!(format!("stytch.com/{}", self.project_id));
        claims["aud"] = json!([self.project_id]);
        claims["sub"] = json!(subject);
        claims["iat"] = json!(now.as_secs());
        claims["nbf"] = json!(now.as_secs());
        claims["exp"] = json!(now.saturating_add(LIFETIME).as_secs());
        claims
    }

    /// The id of the session that this emulator issued `jwt` for; the JWT itself may have expired.
    pub(crate) fn session_id_in(&self, jwt: &str) -> Option<String> {
        let claims = self.keys.verify(jwt)?;
        claims[SESSION]["id"].as_str().map(str::to_owned)
    }
}
