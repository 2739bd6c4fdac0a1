//! The messages that the project has sent.

use crate::model::contact::key;
use crate::model::message::Message;
use crate::model::{link, passcode};
use crate::state::State;
use crate::state::history::History;

/// The latest messages.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    pub(crate) messages: History<Message>,
    /// The numbers of the next passcode and the next link to look at.
    next_passcode: u64,
    next_link: u64,
}

impl State {
    /// Adds messages for the passcodes and links that were made since the last call: each is sent when it is made,
    /// except links that the application delivers.
    pub(crate) fn note_messages(&mut self) {
        let now = self.now();
        let Inbox { messages, next_passcode, next_link } = &mut self.inbox;
        for passcode in self.passcodes.since(next_passcode) {
            messages.add(|number| Message::with_passcode(number, passcode, now));
        }
        for link in self.links.since(next_link) {
            if let Some(mailed) = &link.mailed {
                messages.add(|number| Message::with_link(number, link, &mailed.address, &mailed.url, now));
            }
        }
    }

    /// What has become of the passcode or link in a message: `valid`, `used`, `expired`, `replaced` by a newer passcode,
    /// or `withdrawn`.
    pub(crate) fn status_of(&self, message: &Message) -> &'static str {
        let used = match (&message.code, &message.token) {
            (Some(code), _) => {
                let latest = self.passcodes.find(passcode::By::Address, &key(&message.to));
                match latest.filter(|passcode| passcode.code == code.expose()) {
                    Some(passcode) => passcode.used,
                    None => return "replaced",
                }
            }
            (None, Some(token)) => match self.links.find(link::By::Token, token.expose()) {
                Some(link) => link.used,
                None => return "withdrawn",
            },
            (None, None) => false,
        };
        match used {
            true => "used",
            false if message.expires_at <= self.now().as_secs() => "expired",
            false => "valid",
        }
    }
}

impl Inbox {
    /// The messages after the one with this number, newest first; with `to`, only those to that address.
    pub(crate) fn after(&self, number: u64, to: Option<&str>) -> impl Iterator<Item = &Message> {
        let to = to.map(key);
        let later = self.messages.newest().take_while(move |message| message.number > number);
        later.filter(move |message| to.as_ref().is_none_or(|to| key(&message.to) == *to))
    }
}
