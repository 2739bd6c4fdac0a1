//! The codes of authenticator apps.

use stytch_core::Secret;

use crate::emulator::Emulator;
use crate::format::base32;
use crate::model::totp;

impl Emulator {
    /// Returns the code that an authenticator app with this secret shows now, by the emulator's clock.
    ///
    /// `secret` is the one in the response of `totps.create`. Returns `None` if it is not Base32.
    ///
    /// ```
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::starting_at(59);
    /// let code = stytch.totp_code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").ok_or("not Base32")?;
    /// assert_eq!(code.expose(), "287082");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn totp_code(&self, secret: &str) -> Option<Secret> {
        let secret = base32::decode(secret)?;
        Some(Secret::from(totp::code_at(&secret, self.lock().now())))
    }

    /// Returns the code that the authenticator app of a user shows now.
    ///
    /// Returns `None` if there is no user with this id or external id, or they have no app.
    #[must_use]
    pub fn user_totp_code(&self, user_id: &str) -> Option<Secret> {
        let state = self.lock();
        let totp = state.user(user_id).ok()?.totp.as_ref()?;
        Some(Secret::from(totp.code_at(state.now())))
    }

    /// Returns the code that the authenticator app of a member shows now.
    ///
    /// Returns `None` if there is no member with this id, or they have no app.
    #[must_use]
    pub fn member_totp_code(&self, member_id: &str) -> Option<Secret> {
        let state = self.lock();
        let totp = state.membership(member_id).ok()?.0.totp.as_ref()?;
        Some(Secret::from(totp.code_at(state.now())))
    }
}
