//! The state of a project: its records, its clock and its keys, and the tokens it issues.

pub(crate) mod clock;
mod history;
mod inbox;
pub(crate) mod jwt;
mod keys;
mod mint;
mod oauth2;
pub(crate) mod oauth2_tokens;
pub(crate) mod organizations;
mod session_jwt;
pub(crate) mod traffic;
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
use crate::state::inbox::Inbox;
use crate::state::keys::Keys;
use crate::state::mint::Mint;
use crate::state::oauth2::OAuth2;
use crate::state::traffic::Traffic;
use crate::table::Table;

/// The state of one Stytch project.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) mint: Mint,
    pub(crate) keys: Keys,
    pub(crate) policy: Policy,
    pub(crate) traffic: Traffic,
    pub(crate) inbox: Inbox,
    pub(crate) users: Table<User>,
    pub(crate) sessions: Table<Session>,
    pub(crate) organizations: Table<Organization>,
    /// Includes deleted members.
    pub(crate) members: Table<Member>,
    pub(crate) member_sessions: Table<Session>,
    /// The latest passcode for each address.
    pub(crate) passcodes: Table<Passcode>,
    pub(crate) links: Table<Link>,
    pub(crate) oauth: OAuth2,
    /// Logins at OAuth providers whose token has not been used yet.
    pub(crate) arrivals: Table<Arrival>,
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
            inbox: Inbox::default(),
            users: Table::default(),
            sessions: Table::default(),
            organizations: Table::default(),
            members: Table::default(),
            member_sessions: Table::default(),
            passcodes: Table::default(),
            links: Table::default(),
            oauth: OAuth2::default(),
            arrivals: Table::default(),
        }
    }

    /// Forgets everything except the settings, the keys and the clock. Numbers in ids and of messages and requests go on,
    /// so that nothing from before is mistaken for something new.
    pub(crate) fn reset(&mut self) {
        let mut old = std::mem::replace(self, Self::new(Clock::present()));
        old.inbox.messages.clear();
        old.traffic.requests.clear();
        self.clock = old.clock;
        self.mint = old.mint;
        self.keys = old.keys;
        self.policy = old.policy;
        self.oauth.m2m_claims = old.oauth.m2m_claims;
        self.inbox.messages = old.inbox.messages;
        self.traffic.requests = old.traffic.requests;
    }

    pub(crate) fn now(&self) -> Duration {
        self.clock.now()
    }

    /// Drops expired sessions, logins, tokens and contacts. Codes and links stay: Stytch has different errors for
    /// expired and unknown ones.
    pub(crate) fn forget_expired(&mut self) {
        let now = self.now();
        self.sessions.remove_expired(now);
        self.member_sessions.remove_expired(now);
        self.arrivals.remove_expired(now);
        self.oauth.refresh_tokens.remove_expired(now);
        self.oauth.access_tokens.remove_expired(now);
        self.users.change_expired(now, |user| user.contacts.retain(|contact| contact.is_kept(now)));
    }
}
