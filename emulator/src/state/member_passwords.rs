//! The passwords of members, which a project can share between organizations.

use std::sync::Arc;

use crate::model::contact;
use crate::model::member::By;
use crate::model::password::Password;
use crate::model::session;
use crate::model::shared_password::SharedPassword;
use crate::outcome::Failure;
use crate::state::State;
use crate::table::Id;

impl State {
    /// Gives a member a password, and everyone with the same email address if passwords are shared.
    pub(crate) fn set_member_password(&mut self, member_id: &str, password: Password) -> Result<(), Failure> {
        let (member, _) = self.membership(member_id)?;
        let (organization_id, email) = (member.organization_id.clone(), member.email.address.clone());
        if self.shares_passwords {
            self.set_shared_password(&email, password);
            return Ok(());
        }
        self.member_mut(&organization_id, member_id)?.password = Some(Arc::new(password));
        Ok(())
    }

    /// Sets the shared password of an email address.
    pub(crate) fn set_shared_password(&mut self, email: &str, password: Password) {
        let password = Arc::new(password);
        self.change_passwords(email, Some(&password));
        self.shared_passwords.insert(SharedPassword { email: email.to_owned(), password, requires_reset: false });
    }

    /// Removes the shared password of an email address.
    pub(crate) fn remove_shared_password(&mut self, email: &str) {
        self.change_passwords(email, None);
    }

    fn change_passwords(&mut self, email: &str, password: Option<&Arc<Password>>) {
        let key = contact::key(email);
        self.shared_passwords.remove(Id, &key);
        let ids: Vec<String> = self.members.all(By::Address, &key).map(|member| member.id.clone()).collect();
        for id in ids {
            if let Some(mut member) = self.members.find_mut(By::Id, &id) {
                member.password = password.cloned();
            }
        }
    }

    /// The password that a new member with this email address has.
    pub(crate) fn shared_password(&self, email: &str) -> Option<&SharedPassword> {
        self.shared_passwords.find(Id, &contact::key(email)).filter(|_| self.shares_passwords)
    }

    /// Ends all sessions of a member, except the one with the id `except`.
    pub(crate) fn revoke_member_sessions(&mut self, member_id: &str, except: Option<&str>) {
        self.member_sessions.remove_if(session::By::Owner, member_id, |session| Some(session.id.as_str()) != except);
    }
}
