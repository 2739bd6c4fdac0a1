//! The tokens of other identity providers.

use serde_json::Value;

use crate::model::session::Factor;
use crate::model::trusted_token::By;
use crate::outcome::Failure;
use crate::request::input::Input;
use crate::state::State;

impl State {
    /// Checks the `token` of a request by its `profile_id`; returns the claims, and the factor of the session.
    pub(crate) fn attest(&mut self, input: &Input) -> Result<(Value, Factor), Failure> {
        let now = self.now();
        let profile = self.trusted_profiles.find(By::Id, input.text("profile_id")?).ok_or_else(|| {
            let message = "There is no such trusted auth token profile.";
            Failure::not_found("trusted_token_profile_not_found", message)
        })?;
        let claims = profile.verify(input.text("token")?, profile.audience(), now)?;
        let token_id = match claims["jti"].as_str() {
            Some(id) => id.to_owned(),
            None => self.mint.id("trusted-auth-token"),
        };
        Ok((claims, Factor::trusted_token(&token_id, now)))
    }
}
