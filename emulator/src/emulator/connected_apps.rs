//! Access tokens of Connected Apps without an authorization.

use stytch_core::Secret;

use crate::emulator::Emulator;
use crate::model::oauth2::grant::{Grant, Subject};
use crate::outcome::Failure;
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
        #[expect(clippy::expect_used, reason = "a mistake in the calling test")]
        issue_to_user(&mut self.lock(), client_id, user_id, &owned(scopes))
            .expect("the id of a Connected App and the id of a user")
    }

    /// Issues an access token with which a Connected App acts for a member, like
    /// [`connected_app_token`](Self::connected_app_token). The member's id determines the organization.
    ///
    /// # Panics
    ///
    /// If there is no such Connected App or member.
    #[must_use]
    pub fn member_connected_app_token(&self, client_id: &str, member_id: &str, scopes: &[&str]) -> Secret {
        #[expect(clippy::expect_used, reason = "a mistake in the calling test")]
        issue_to_member(&mut self.lock(), client_id, member_id, &owned(scopes))
            .expect("the id of a Connected App and the id of a member")
    }
}

fn owned(scopes: &[&str]) -> Vec<String> {
    scopes.iter().map(|&scope| scope.to_owned()).collect()
}

/// Issues an access token for a user; fails if there is no such user or Connected App.
pub(crate) fn issue_to_user(
    state: &mut State,
    client_id: &str,
    user_id: &str,
    scopes: &[String],
) -> Result<Secret, Failure> {
    let user_id = state.user(user_id)?.id.clone();
    issue(state, client_id, Subject::User { user_id }, scopes)
}

/// Issues an access token for a member; fails if there is no such member or Connected App.
pub(crate) fn issue_to_member(
    state: &mut State,
    client_id: &str,
    member_id: &str,
    scopes: &[String],
) -> Result<Secret, Failure> {
    let member_id = state.membership(member_id)?.0.id.clone();
    issue(state, client_id, Subject::Member { member_id }, scopes)
}

fn issue(state: &mut State, client_id: &str, subject: Subject, scopes: &[String]) -> Result<Secret, Failure> {
    let (client_id, scopes) = (client_id.to_owned(), scopes.to_vec());
    let grant = Grant { client_id, subject, scopes, resources: Vec::new(), code: None };
    Ok(state.issue_access_token(&grant, None)?.into())
}
