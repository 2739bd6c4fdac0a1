//! Impersonation tokens, which with Stytch only its dashboard issues.

use stytch_core::Secret;

use crate::emulator::Emulator;
use crate::model::oauth2::grant::Subject;
use crate::outcome::Failure;
use crate::state::State;

impl Emulator {
    /// Issues a token with which someone from the team logs in as a user, as Stytch's dashboard does.
    ///
    /// With Stytch, the browser arrives at the application's URL with this token as `token`, and with
    /// `stytch_token_type=impersonation`. It works once, for five minutes, with `consumer.impersonation.authenticate`.
    ///
    /// Returns `None` if there is no user with this id or external id.
    ///
    /// ```
    /// # use stytch_core::consumer::{impersonation, users};
    /// # use stytch_emulator::Emulator;
    /// # let stytch = Emulator::new();
    /// # let project = stytch.project();
    /// # let ada = project.response::<users::Create>(&stytch.handle(project.request(&users::Create::new())?))?;
    /// let token = stytch.impersonation_token(&ada.user_id, "help@example.com").ok_or("no such user")?;
    /// let login = impersonation::Authenticate::new(token);
    /// let response = stytch.handle(project.request(&login)?);
    /// assert_eq!(project.response::<impersonation::Authenticate>(&response)?.user_id, ada.user_id);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn impersonation_token(&self, user_id: &str, impersonator_email: &str) -> Option<Secret> {
        impersonate_user(&mut self.lock(), user_id, impersonator_email).ok()
    }

    /// Issues a token with which someone from the team logs in as a member: like
    /// [`impersonation_token`](Self::impersonation_token), with `multi_tenant_impersonation` as the type in the URL, and
    /// for `b2b.impersonation.authenticate`.
    ///
    /// Returns `None` if there is no member with this id.
    #[must_use]
    pub fn member_impersonation_token(&self, member_id: &str, impersonator_email: &str) -> Option<Secret> {
        impersonate_member(&mut self.lock(), member_id, impersonator_email).ok()
    }
}

/// Issues a token for a user; fails if there is no such user.
pub(crate) fn impersonate_user(state: &mut State, user_id: &str, email: &str) -> Result<Secret, Failure> {
    let user_id = state.user(user_id)?.id.clone();
    Ok(state.issue_impersonation(Subject::User { user_id }, email).into())
}

/// Issues a token for a member; fails if there is no such member.
pub(crate) fn impersonate_member(state: &mut State, member_id: &str, email: &str) -> Result<Secret, Failure> {
    let member_id = state.membership(member_id)?.0.id.clone();
    Ok(state.issue_impersonation(Subject::Member { member_id }, email).into())
}
