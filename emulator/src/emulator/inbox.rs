//! The passcodes and links that the project has sent.

use stytch_core::Secret;

use crate::emulator::Emulator;
use crate::model::contact::key;
use crate::model::link::{self, Link, Mailed};
use crate::model::passcode;

impl Emulator {
    /// Returns the latest passcode sent to a phone number or email address.
    ///
    /// It may have been used or have expired. Codes have six digits. `000000` is never sent, so tests can use it as a
    /// wrong code.
    #[must_use]
    pub fn last_passcode(&self, address: &str) -> Option<Secret> {
        let state = self.lock();
        let passcode = state.passcodes.find(passcode::By::Address, &key(address))?;
        Some(Secret::from(&passcode.code))
    }

    /// Returns the latest link sent to an email address, for a login, an invitation or a password reset.
    ///
    /// This is the URL where the browser arrives after following the link: the URL from the request, with the
    /// parameters `stytch_token_type` and `token` added. The link may have been used or have expired.
    #[must_use]
    pub fn last_magic_link(&self, email: &str) -> Option<String> {
        self.last_mailed(email, |_, mailed| mailed.url.clone())
    }

    /// Returns the token in the latest link sent to an email address.
    #[must_use]
    pub fn last_token(&self, email: &str) -> Option<Secret> {
        self.last_mailed(email, |link, _| Secret::from(&link.token))
    }

    fn last_mailed<T>(&self, email: &str, part: impl Fn(&Link, &Mailed) -> T) -> Option<T> {
        let state = self.lock();
        let link = state.links.all(link::By::Address, &key(email)).next_back()?;
        Some(part(link, link.mailed.as_ref()?))
    }
}
