//! The users of a project: finding, adding and changing them.

use serde_json::Value;

use crate::model::contact::{self, Contact, Kind};
use crate::model::user::User;
use crate::outcome::Failure;
use crate::state::State;

impl State {
    /// The user with this `user_id` or `external_id`.
    pub(crate) fn user(&self, id: &str) -> Result<&User, Failure> {
        let user = self.users.iter().find(|user| user.is(id));
        user.ok_or_else(not_found)
    }

    /// Like [`State::user`], mutable.
    pub(crate) fn user_mut(&mut self, id: &str) -> Result<&mut User, Failure> {
        let user = self.users.iter_mut().find(|user| user.is(id));
        user.ok_or_else(not_found)
    }

    /// The user in responses.
    pub(crate) fn describe_user(&self, id: &str) -> Result<Value, Failure> {
        Ok(self.user(id)?.to_json(self.now()))
    }

    /// Adds a user with only an id.
    pub(crate) fn add_user(&mut self, pending: bool) -> &mut User {
        let user = User::new(self.mint.id("user"), pending, self.now());
        // Not `push` and `last_mut`, which would have to handle an empty list.
        let at = self.users.len();
        self.users.push(user);
        &mut self.users[at]
    }

    /// The user and contact with this address.
    pub(crate) fn contact_at(&self, kind: Kind, address: &str) -> Option<(&User, &Contact)> {
        self.contact(|contact| contact.kind == kind && contact.is_at(address))
    }

    /// The user and contact with this contact id.
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

    /// Adds an unverified contact to a user and returns its id. A provisional one is removed unless it is
    /// verified soon.
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

    /// Ends all sessions of a user, except the one with the id `except`.
    pub(crate) fn revoke_sessions(&mut self, user_id: &str, except: Option<&str>) {
        self.sessions.retain(|session| session.owner_id != user_id || Some(session.id.as_str()) == except);
    }
}

fn not_found() -> Failure {
    Failure::not_found("user_not_found", "There is no such user.")
}
