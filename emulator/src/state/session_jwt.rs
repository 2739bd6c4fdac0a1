//! The JWTs of sessions.

use std::time::Duration;

use serde_json::{Value, json};

use crate::model::member::Member;
use crate::model::organization::Organization;
use crate::model::session::Session;
use crate::model::user::User;
use crate::project::PROJECT_ID;
use crate::state::State;
use crate::state::jwt::{ORGANIZATION, SESSION};

/// How long a JWT is valid, whatever the lifetime of its session.
const LIFETIME: Duration = Duration::from_secs(5 * 60);

impl State {
    /// Issues a JWT for the session of `user`.
    pub(crate) fn session_jwt(&self, session: &Session, user: &User) -> String {
        self.sign(&self.session_claims(session, &user.roles))
    }

    /// Issues a JWT for the session of `member`.
    pub(crate) fn member_session_jwt(&self, session: &Session, member: &Member, organization: &Organization) -> String {
        let mut claims = self.session_claims(session, &member.roles_in(session, organization));
        claims[ORGANIZATION] = json!({ "organization_id": organization.id, "slug": organization.slug });
        self.sign(&claims)
    }

    fn session_claims(&self, session: &Session, roles: &[String]) -> Value {
        let mut claims = self.claims(session.custom_claims.clone(), &session.owner_id, PROJECT_ID, LIFETIME);
        claims[SESSION] = session.to_claim(roles);
        claims
    }

    /// The id of the session for which this emulator issued `jwt`, which may have expired.
    pub(crate) fn session_id_in(&self, jwt: &str) -> Option<String> {
        let claims = self.keys.verify(jwt)?;
        claims[SESSION]["id"].as_str().map(str::to_owned)
    }
}
