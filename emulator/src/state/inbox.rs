//! The messages that the project has sent.

use serde::{Deserialize, Serialize};

use crate::model::contact::key;
use crate::model::message::Message;
use crate::model::{link, passcode};
use crate::state::State;
use crate::state::history::History;

/// The latest messages.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inbox {
    #[serde(with = "messages")]
    pub(crate) messages: History<Message>,
    /// The numbers of the next passcode and the next link to look at.
    #[serde(skip)]
    next_passcode: u64,
    #[serde(skip)]
    next_link: u64,
}

impl State {
    /// Takes the passcodes and links that there are as those for which there are messages.
    pub(super) fn skip_messages(&mut self) {
        drop(self.passcodes.since(&mut self.inbox.next_passcode));
        drop(self.links.since(&mut self.inbox.next_link));
    }

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

/// The messages in an exported state.
mod messages {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use crate::format::export;
    use crate::model::message::{Exported, Message};
    use crate::state::history::History;

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Messages {
        /// The oldest first.
        latest: Vec<Exported>,
        #[serde(deserialize_with = "export::counter")]
        last: u64,
        #[serde(deserialize_with = "export::counter")]
        kept: usize,
    }

    /// More than this is kept by no emulator.
    const MOST: usize = i32::MAX as usize;

    pub(super) fn serialize<S: Serializer>(messages: &History<Message>, serializer: S) -> Result<S::Ok, S::Error> {
        let mut latest: Vec<Exported> = messages.newest().cloned().map(Exported).collect();
        latest.reverse();
        Messages { latest, last: messages.last(), kept: messages.limit().min(MOST) }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<History<Message>, D::Error> {
        let Messages { latest, last, kept } = Messages::deserialize(deserializer)?;
        let numbers = latest.iter().map(|Exported(message)| message.number);
        if !numbers.chain([last.saturating_add(1)]).is_sorted_by(|number, next| number < next) {
            return Err(de::Error::custom("the numbers of messages must go up, to last at most"));
        }
        Ok(History::restored(latest.into_iter().map(|Exported(message)| message), last, kept))
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
