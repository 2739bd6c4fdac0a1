//! Impersonation: issuing and using tokens.

use crate::model::impersonation::{Impersonation, LIFETIME};
use crate::model::oauth2::grant::Subject;
use crate::model::session::Factor;
use crate::outcome::Failure;
use crate::state::State;
use crate::table::Id;

impl State {
    /// Issues a token to log in as a person.
    pub(crate) fn issue_impersonation(&mut self, subject: Subject, impersonator_email: &str) -> String {
        let token = self.mint.token();
        self.impersonations.insert(Impersonation {
            token: token.clone(),
            subject,
            impersonator_id: self.mint.id("member"),
            impersonator_email: impersonator_email.to_owned(),
            expires_at: self.now().saturating_add(LIFETIME),
        });
        token
    }

    /// Uses a token up; returns the id of the person to log in as, and the factor of the session. `id` returns the id of
    /// the person if they exist and the operation is for them; otherwise the token is refused.
    pub(crate) fn impersonate(
        &mut self,
        token: &str,
        id: impl FnOnce(&Self, &Subject) -> Option<String>,
    ) -> Result<(String, Factor), Failure> {
        let found = self.impersonations.find(Id, token).and_then(|found| Some((id(self, &found.subject)?, found)));
        let (id, found) = found.ok_or_else(|| {
            let message = "There is no such impersonation_token, or it has been used, or it has expired.";
            Failure::unauthorized("unable_to_auth_impersonation_token", message)
        })?;
        let factor = Factor::impersonated(&found.impersonator_id, &found.impersonator_email, self.now());
        self.impersonations.remove(Id, token);
        Ok((id, factor))
    }
}
