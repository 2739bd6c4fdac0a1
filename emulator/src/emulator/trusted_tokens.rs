//! The identity providers whose tokens the project trusts.

use serde_json::Value;

use crate::emulator::Emulator;
use crate::model::trusted_token::{By, Profile};

impl Emulator {
    /// Adds or replaces a trusted auth token profile: `sessions.attest` accepts JWTs of this issuer, for this audience,
    /// that one of the keys has signed by RS256 or ES256 and that have not expired by the emulator's clock.
    ///
    /// With Stytch, profiles are made in the dashboard. `jwks` is a JSON Web Key Set, such as the one that a session of
    /// another emulator verifies with. The user or member is the one with the claim `email`, or else the one whose id or
    /// external id is `sub`. For members, the token or the request names the organization in `organization_id`.
    ///
    /// The keys are also those of OIDC connections with this issuer: they verify its assertions for
    /// [Cross App Access](crate#the-oauth-20-server), whose audience is the issuer of the project.
    pub fn set_trusted_token_profile(&self, profile_id: &str, issuer: &str, audience: &str, jwks: &Value) {
        let state = &mut *self.lock();
        state.trusted_profiles.remove(By::Id, profile_id);
        state.trusted_profiles.insert(Profile::new(profile_id, issuer, audience, jwks));
    }
}
