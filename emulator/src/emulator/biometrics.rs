//! Biometric registrations, which with Stytch only its SDKs for mobile devices make.

use crate::emulator::Emulator;

impl Emulator {
    /// Adds a biometric registration to a user, as Stytch's SDKs for mobile devices do, and returns its id.
    ///
    /// Returns `None` if there is no user with this id or external id.
    #[must_use]
    pub fn add_biometric_registration(&self, user_id: &str) -> Option<String> {
        let state = &mut *self.lock();
        let id = state.mint.id("biometric-registration");
        state.user_mut(user_id).ok()?.biometrics.push(id.clone());
        Some(id)
    }
}
