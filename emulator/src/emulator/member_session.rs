//! Member sessions without a login.

use std::time::Duration;

use stytch_core::Secret;

use crate::api::b2b::sessions;
use crate::emulator::Emulator;
use crate::model::session::Factor;

/// A member session that [`Emulator::start_member_session`] started.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StartedSession {
    /// The opaque token of the session.
    pub session_token: Secret,
    /// A JWT of the session, signed with the current key and valid for five minutes.
    pub session_jwt: Secret,
    /// The id of the session.
    pub member_session_id: String,
}

impl Emulator {
    /// Starts a session for a member, as if they had followed a magic link: a shortcut for tests that are not about
    /// logins. The login requirements of the organization are not checked.
    ///
    /// Returns `None` if there is no organization with this id, slug or external id, or if it has no member with this
    /// id or external id.
    ///
    /// ```
    /// # use stytch_core::b2b::organizations;
    /// # use stytch_emulator::Emulator;
    /// # let stytch = Emulator::new();
    /// # let project = stytch.project();
    /// # let create = organizations::Create::new("Acme");
    /// # let acme = project.response::<organizations::Create>(&stytch.handle(project.request(&create)?))?.organization;
    /// # let create = organizations::members::Create::new(&acme.organization_id, "ada@acme.example");
    /// # let ada = project.response::<organizations::members::Create>(&stytch.handle(project.request(&create)?))?.member;
    /// let session = stytch
    ///     .start_member_session(&acme.organization_id, &ada.member_id, 60)
    ///     .ok_or("no such member")?;
    /// assert_eq!(session.session_jwt.expose().split('.').count(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn start_member_session(&self, organization_id: &str, member_id: &str, minutes: u32) -> Option<StartedSession> {
        let state = &mut *self.lock();
        state.forget_expired();
        let duration = Duration::from_secs(u64::from(minutes) * 60);
        let organization_id = state.organization(organization_id).ok()?.id.clone();
        let now = state.now();
        let mut member = state.member_mut(&organization_id, member_id).ok()?;
        member.authenticated(true);
        let factor = Factor::delivered("magic_link", "email", &member.email, now);
        let member_id = member.id.clone();
        drop(member);
        let id = sessions::start(state, &member_id, duration, factor);
        let started = sessions::describe(state, &id).ok()?;
        Some(StartedSession {
            session_token: started["session_token"].as_str()?.into(),
            session_jwt: started["session_jwt"].as_str()?.into(),
            member_session_id: id,
        })
    }
}
