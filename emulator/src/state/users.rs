//! The users of a project: finding, adding and changing them.

use serde_json::Value;

use crate::model::contact::{self, Contact, Kind};
use crate::model::session;
use crate::model::user::{By, User};
use crate::outcome::Failure;
use crate::state::State;
use crate::table::RowMut;

impl State {
    /// The user with this `user_id` or `external_id`.
    pub(crate) fn user(&self, id: &str) -> Result<&User, Failure> {
        self.users.find(By::Id, id).ok_or_else(not_found)
    }

    /// Like [`State::user`], mutable.
    pub(crate) fn user_mut(&mut self, id: &str) -> Result<RowMut<'_, User>, Failure> {
        self.users.find_mut(By::Id, id).ok_or_else(not_found)
    }

    /// The user in responses.
    pub(crate) fn describe_user(&self, id: &str) -> Result<Value, Failure> {
        Ok(self.user(id)?.to_json(self.now()))
    }

    /// Adds a user with only an id.
    pub(crate) fn add_user(&mut self, pending: bool) -> RowMut<'_, User> {
        let user = User::new(self.mint.id("user"), pending, self.now());
        self.users.insert(user)
    }

    /// The user and contact with this address.
    pub(crate) fn contact_at(&self, kind: Kind, address: &str) -> Option<(&User, &Contact)> {
        let user = self.users.find(By::Address(kind), &contact::key(address))?;
        Some((user, user.contacts(kind).find(|contact| contact.is_at(address))?))
    }

    /// The user and contact with this contact id.
    pub(crate) fn contact_with_id(&self, id: &str) -> Option<(&User, &Contact)> {
        let user = self.users.find(By::ContactId, id)?;
        Some((user, user.contacts.iter().find(|contact| contact.id == id)?))
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
        self.sessions.remove_if(session::By::Owner, user_id, |session| Some(session.id.as_str()) != except);
    }
}

fn not_found() -> Failure {
    Failure::not_found("user_not_found", "There is no such user.")
}
