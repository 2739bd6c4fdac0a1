//! The state of a project: its records, its clock and its keys, and the tokens it issues.

pub(crate) mod clock;
pub(crate) mod jwt;
mod keys;
mod mint;
mod oauth2;
pub(crate) mod oauth2_tokens;
pub(crate) mod organizations;
mod session_jwt;
mod traffic;
mod users;

use std::time::Duration;

use crate::model::link::Link;
use crate::model::member::Member;
use crate::model::organization::Organization;
use crate::model::passcode::Passcode;
use crate::model::provider::Arrival;
use crate::model::rbac::Policy;
use crate::model::session::Session;
use crate::model::user::User;
use crate::state::clock::Clock;
use crate::state::keys::Keys;
use crate::state::mint::Mint;
use crate::state::oauth2::OAuth2;
use crate::state::traffic::Traffic;

/// The state of one Stytch project. Lists are in order of creation.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) mint: Mint,
    pub(crate) keys: Keys,
    pub(crate) policy: Policy,
    pub(crate) traffic: Traffic,
    pub(crate) users: Vec<User>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) organizations: Vec<Organization>,
    /// Includes deleted members.
    pub(crate) members: Vec<Member>,
    pub(crate) member_sessions: Vec<Session>,
    pub(crate) passcodes: Vec<Passcode>,
    pub(crate) links: Vec<Link>,
    pub(crate) oauth: OAuth2,
    /// Logins at OAuth providers whose token has not been used yet.
    pub(crate) arrivals: Vec<Arrival>,
}

impl State {
    pub(crate) fn new(clock: Clock) -> Self {
        let mint = Mint::default();
        Self {
            clock,
            keys: Keys::new(&mint),
            mint,
            policy: Policy::default(),
            traffic: Traffic::default(),
            users: Vec::new(),
            sessions: Vec::new(),
            organizations: Vec::new(),
            members: Vec::new(),
            member_sessions: Vec::new(),
            passcodes: Vec::new(),
            links: Vec::new(),
            oauth: OAuth2::default(),
            arrivals: Vec::new(),
        }
    }

    pub(crate) fn now(&self) -> Duration {
        self.clock.now()
    }

    /// Drops expired sessions, logins and contacts. Codes and links stay: Stytch has different errors for expired and
    /// unknown ones.
    pub(crate) fn forget_expired(&mut self) {
        let now = self.now();
        self.sessions.retain(|session| now < session.expires_at);
        self.member_sessions.retain(|session| now < session.expires_at);
        self.arrivals.retain(|arrival| now < arrival.expires_at);
        for user in &mut self.users {
            user.contacts.retain(|contact| contact.is_kept(now));
        }
    }
}
