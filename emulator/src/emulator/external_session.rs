//! Sessions of the system that a project migrates from.

use serde_json::Value;

use crate::emulator::Emulator;

impl Emulator {
    /// Sets what the userinfo endpoint of another system returns for one of its session tokens, usually an object with
    /// `email`.
    ///
    /// With Stytch, the endpoint is a setting of the project, and `sessions.migrate` calls it. The emulator calls
    /// nothing.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new();
    /// stytch.set_external_session("token-of-auth0", serde_json::json!({ "email": "ada@example.com" }));
    /// ```
    pub fn set_external_session(&self, session_token: &str, userinfo: Value) {
        self.lock().set_external_session(session_token, userinfo);
    }
}
