//! Access tokens of Connected Apps without an authorization.

use stytch_core::Secret;

use crate::emulator::Emulator;
use crate::model::oauth2::grant::{Grant, Subject};
use crate::state::State;

impl Emulator {
    /// Issues an access token with which a Connected App acts for a user, without an authorization. Any scopes are
    /// allowed.
    ///
    /// # Panics
    ///
    /// If there is no such Connected App or user.
    #[must_use]
    pub fn connected_app_token(&self, client_id: &str, user_id: &str, scopes: &[&str]) -> Secret {
        let state = &mut *self.lock();
        #[expect(clippy::expect_used, reason = "a mistake in the calling test")]
        let user_id = state.user(user_id).expect("the id of a user").id.clone();
        issue(state, client_id, Subject::User { user_id }, scopes)
    }

    /// Issues an access token with which a Connected App acts for a member, like
    /// [`connected_app_token`](Self::connected_app_token). The member's id determines the organization.
    ///
    /// # Panics
    ///
    /// If there is no such Connected App or member.
    #[must_use]
    pub fn member_connected_app_token(&self, client_id: &str, member_id: &str, scopes: &[&str]) -> Secret {
        let state = &mut *self.lock();
        #[expect(clippy::expect_used, reason = "a mistake in the calling test")]
        let member_id = state.membership(member_id).expect("the id of a member").0.id.clone();
        issue(state, client_id, Subject::Member { member_id }, scopes)
    }
}

/// Issues an access token with these scopes; panics if there is no such Connected App.
fn issue(state: &mut State, client_id: &str, subject: Subject, scopes: &[&str]) -> Secret {
    let scopes = scopes.iter().map(|&scope| scope.to_owned()).collect();
    let grant = Grant { client_id: client_id.to_owned(), subject, scopes, resources: Vec::new() };
    #[expect(clippy::expect_used, reason = "a mistake in the calling test")]
    state.issue_access_token(&grant, None).expect("the id of a Connected App").into()
}
