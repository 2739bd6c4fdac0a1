//! Everything that the emulator remembers.

pub(crate) mod clock;
pub(crate) mod contact;
mod jwt;
mod keys;
mod mint;
pub(crate) mod oauth;
pub(crate) mod rbac;
pub(crate) mod session;
mod traffic;
pub(crate) mod user;

use std::time::Duration;

use serde_json::{Map, Value};

use crate::answer::Failure;
use clock::Clock;
use contact::{Contact, Kind};
use keys::Keys;
use mint::Mint;
use oauth::OAuth;
use rbac::Policy;
use session::Session;
use traffic::Traffic;
use user::User;

/// One Stytch project. Lists are in order of creation.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) project_id: String,
    pub(crate) clock: Clock,
    pub(crate) mint: Mint,
    pub(crate) keys: Keys,
    pub(crate) policy: Policy,
    pub(crate) traffic: Traffic,
    pub(crate) users: Vec<User>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) passcodes: Vec<Passcode>,
    pub(crate) links: Vec<Link>,
    pub(crate) oauth: OAuth,
}

/// A one-time passcode that was sent.
#[derive(Debug)]
pub(crate) struct Passcode {
    pub(crate) contact_id: String,
    pub(crate) address: String,
    pub(crate) delivery_method: &'static str,
    pub(crate) code: String,
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

/// A token that proves who its bearer is, once: a magic link or a password reset.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) token: String,
    pub(crate) purpose: Purpose,
    pub(crate) user_id: String,
    /// What the link was mailed to; `None` for an embeddable one, which the application delivers.
    pub(crate) mailed: Option<Mailed>,
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

/// Where a link went, and where it leads.
#[derive(Debug)]
pub(crate) struct Mailed {
    pub(crate) email_id: String,
    pub(crate) address: String,
    pub(crate) url: String,
}

/// What a [`Link`] is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Login,
    Invite,
    PasswordReset,
}

impl State {
    pub(crate) fn new(project_id: &str, clock: Clock) -> Self {
        let mint = Mint::default();
        Self {
            project_id: project_id.to_owned(),
            clock,
            keys: Keys::new(&mint),
            mint,
            policy: Policy::default(),
            traffic: Traffic::default(),
            users: Vec::new(),
            sessions: Vec::new(),
            passcodes: Vec::new(),
            links: Vec::new(),
            oauth: OAuth::default(),
        }
    }

    pub(crate) fn now(&self) -> Duration {
        self.clock.now()
    }

    /// Drops what has ended with time. Codes and links stay, because Stytch tells expired from unknown.
    pub(crate) fn forget_expired(&mut self) {
        let now = self.now();
        self.sessions.retain(|session| now < session.expires_at);
        for user in &mut self.users {
            user.contacts.retain(|contact| contact.is_kept(now));
        }
    }

    /// The user with this `user_id` or `external_id`.
    pub(crate) fn user(&self, id: &str) -> Result<&User, Failure> {
        let user = self.users.iter().find(|user| user.is(id));
        user.ok_or_else(user_not_found)
    }

    /// Like [`State::user`], to change it.
    pub(crate) fn user_mut(&mut self, id: &str) -> Result<&mut User, Failure> {
        let user = self.users.iter_mut().find(|user| user.is(id));
        user.ok_or_else(user_not_found)
    }

    /// The user, as Stytch shows it.
    pub(crate) fn describe_user(&self, id: &str) -> Result<Value, Failure> {
        Ok(self.user(id)?.to_json(self.now()))
    }

    /// Adds a user who has nothing but an id.
    pub(crate) fn add_user(&mut self, pending: bool) -> &mut User {
        let user = User::new(self.mint.id("user"), pending, self.now());
        // Not `push` and `last_mut`: that one would have to handle an empty list.
        let at = self.users.len();
        self.users.push(user);
        &mut self.users[at]
    }

    /// Who can be reached at this address, and the contact it is.
    pub(crate) fn contact_at(&self, kind: Kind, address: &str) -> Option<(&User, &Contact)> {
        self.contact(|contact| contact.kind == kind && contact.is_at(address))
    }

    /// The contact with this id, and whose it is.
    pub(crate) fn contact_with_id(&self, id: &str) -> Option<(&User, &Contact)> {
        self.contact(|contact| contact.id == id)
    }

    fn contact(&self, wanted: impl Fn(&Contact) -> bool) -> Option<(&User, &Contact)> {
        self.users.iter().find_map(|user| {
            let contact = user.contacts.iter().find(|contact| wanted(contact))?;
            Some((user, contact))
        })
    }

    /// Fails when the address is taken.
    pub(crate) fn check_free(&self, kind: Kind, address: &str) -> Result<(), Failure> {
        match self.contact_at(kind, address) {
            None => Ok(()),
            Some(_) => Err(kind.duplicate(address)),
        }
    }

    /// Gives a user an unverified contact and returns its id. A provisional one goes away unless it is verified soon.
    pub(crate) fn add_contact(
        &mut self,
        user_id: &str,
        kind: Kind,
        address: &str,
        provisional: bool,
    ) -> Result<String, Failure> {
        let id = self.mint.id(kind.id_prefix());
        let until = provisional.then(|| self.now().saturating_add(contact::PROVISIONAL));
        let contact = Contact::new(kind, id.clone(), address.to_owned(), until);
        self.user_mut(user_id)?.contacts.push(contact);
        Ok(id)
    }

    /// Ends all sessions of a user, but for the one with the id `except`.
    pub(crate) fn revoke_sessions(&mut self, user_id: &str, except: Option<&str>) {
        self.sessions.retain(|session| session.user_id != user_id || Some(session.id.as_str()) == except);
    }
}

fn user_not_found() -> Failure {
    Failure::not_found("user_not_found", "There is no such user.")
}

/// Sets the keys of `changes` in `into`; a null deletes its key.
pub(crate) fn merge(into: &mut Map<String, Value>, changes: Map<String, Value>) {
    for (key, value) in changes {
        match value {
            Value::Null => into.remove(&key),
            value => into.insert(key, value),
        };
    }
}
