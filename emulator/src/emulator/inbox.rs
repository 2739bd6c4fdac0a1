//! The passcodes and links that the project has sent.

use std::time::Duration;

use stytch_core::Secret;

use crate::emulator::Emulator;
use crate::model::contact::key;
use crate::model::link::{self, Link, Mailed};
use crate::model::message::Message;
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

    /// Returns the messages that were sent, newest first: the latest 1000, unless
    /// [`keep_history`](Self::keep_history) sets another number.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.lock().inbox.messages.newest().cloned().collect()
    }

    /// Returns the newest message to an email address or phone number whose number is greater than `after`. If there is
    /// none, waits for one, in real time and at most for `limit`.
    ///
    /// With 0 for `after`, any message will do. To skip those from before, use the number of the last one.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use stytch_core::consumer::otps;
    /// # use stytch_emulator::Emulator;
    /// # let stytch = Emulator::new();
    /// # let project = stytch.project();
    /// # let _ = stytch.handle(project.request(&otps::sms::LoginOrCreate::new("+12025550162"))?);
    /// let message = stytch.wait_for_message("+12025550162", 0, Duration::from_secs(5));
    /// let code = message.and_then(|message| message.code).ok_or("no passcode was sent")?;
    /// assert_eq!(code.expose().len(), 6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn wait_for_message(&self, to: &str, after: u64, limit: Duration) -> Option<Message> {
        self.wait_for(limit, |state| state.inbox.after(after, Some(to)).next().cloned())
    }

    /// Forgets the messages, but not the passcodes and links in them.
    pub fn clear_messages(&self) {
        self.lock().inbox.messages.clear();
    }

    fn last_mailed<T>(&self, email: &str, part: impl Fn(&Link, &Mailed) -> T) -> Option<T> {
        let state = self.lock();
        let link = state.links.all(link::By::Address, &key(email)).next_back()?;
        Some(part(link, link.mailed.as_ref()?))
    }
}
