//! Sessions in exchange for what another system, or a Connected App, has.

use std::time::Duration;

use serde_json::Value;

use crate::model::external_session::ExternalSession;
use crate::model::oauth2::grant::{By, Subject};
use crate::model::session::Factor;
use crate::outcome::Failure;
use crate::state::State;
use crate::table::Id;

/// How old an access token may be.
const FRESH: Duration = Duration::from_secs(5 * 60);

impl State {
    /// Exchanges the access token of a Connected App, once; returns the id of the person who granted it, and the factor
    /// of the session. `id` returns the id of the person if the operation is for them.
    pub(crate) fn exchange_access_token(
        &mut self,
        token: &str,
        id: impl FnOnce(&Subject) -> Option<&str>,
    ) -> Result<(String, Factor), Failure> {
        let now = self.now();
        let accepted = self.accept_access_token(token).ok_or_else(|| {
            let message = "There is no such access token, or it has expired or was revoked.";
            Failure::not_found("idp_access_token_not_found", message)
        })?;
        let person = accepted.grant.and_then(|grant| Some((grant, id(&grant.subject)?)));
        let (grant, id) = person.ok_or_else(|| {
            let message = "The access token was not granted by such a person.";
            Failure::invalid("oauth_access_token_exchange_token_invalid_grant", message)
        })?;
        if !grant.has("full_access") {
            let message = "The access token does not have the scope full_access.";
            return Err(Failure::invalid("oauth_access_token_exchange_missing_full_access", message));
        }
        if accepted.claims["iat"].as_u64().unwrap_or_default().saturating_add(FRESH.as_secs()) < now.as_secs() {
            let message = "The access token is more than five minutes old.";
            return Err(Failure::invalid("oauth_access_token_exchange_token_too_old", message));
        }
        let factor = Factor::access_token(&grant.client_id, now);
        let (id, token_id) = (id.to_owned(), accepted.claims["jti"].as_str().unwrap_or_default().to_owned());
        match self.oauth.access_tokens.find_mut(By::Token, &token_id) {
            Some(mut token) if !token.exchanged => token.exchanged = true,
            _ => {
                let message = "The access token has been exchanged already.";
                return Err(Failure::invalid("idp_access_token_could_not_be_exchanged", message));
            }
        }
        Ok((id, factor))
    }

    /// The email address that the other system knows for one of its sessions.
    pub(crate) fn external_email(&self, session_token: &str) -> Result<&str, Failure> {
        let external = self.external_sessions.find(Id, session_token).ok_or_else(|| {
            let message = "The userinfo endpoint does not know this session_token.";
            Failure::invalid("migrate_from_external_unexpected_response", message)
        })?;
        external.userinfo["email"].as_str().ok_or_else(|| {
            let message = "The userinfo has no email.";
            Failure::invalid("migrate_from_external_missing_userinfo", message)
        })
    }

    /// Sets what the other system says about one of its sessions.
    pub(crate) fn set_external_session(&mut self, session_token: &str, userinfo: Value) {
        self.external_sessions.remove(Id, session_token);
        self.external_sessions.insert(ExternalSession { token: session_token.to_owned(), userinfo });
    }
}

/// The error for a session of someone who is not known.
pub(crate) fn unknown_email() -> Failure {
    let message = "No user or member has the email address in the userinfo.";
    Failure::invalid("migrate_from_external_email_does_not_exist", message)
}
