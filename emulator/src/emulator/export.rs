//! Exporting and importing the state.

use crate::emulator::Emulator;
use crate::state::export::{self, ImportError};

impl Emulator {
    /// Returns the state as JSON with a version: users, organizations, sessions, clients, codes and links that were sent,
    /// messages, settings, keys and the clock. An emulator that imports it goes on where this one is.
    ///
    /// The requests, their counts and planned failures are not in it. It contains passwords, tokens and other secrets of the
    /// project, as an emulator has to know them.
    ///
    /// ```
    /// # use stytch_core::consumer::otps;
    /// # use stytch_emulator::Emulator;
    /// # let stytch = Emulator::new();
    /// # let project = stytch.project();
    /// let send = otps::sms::LoginOrCreate::new("+12025550162");
    /// let _ = stytch.handle(project.request(&send)?);
    ///
    /// let copy = Emulator::new();
    /// copy.import(&stytch.export())?;
    /// assert_eq!(copy.last_passcode("+12025550162"), stytch.last_passcode("+12025550162"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn export(&self) -> String {
        export::write(&self.lock())
    }

    /// Replaces the state by one that [`export`](Self::export) has returned, in this version or an older one.
    ///
    /// Requests, their counts and planned failures stay, as does the clock to which [`reset`](Self::reset) returns. Ids and
    /// the numbers of messages go on from where either state is, whichever is further. The URLs of SSO and SCIM connections
    /// lead to this emulator from now on.
    ///
    /// # Errors
    ///
    /// Fails if the state is not JSON of a version that this emulator reads, or has records that could not have been
    /// exported. Nothing has changed then.
    pub fn import(&self, state: &str) -> Result<(), ImportError> {
        let imported = export::read(state)?;
        self.lock().replace_by(imported);
        Ok(())
    }
}
