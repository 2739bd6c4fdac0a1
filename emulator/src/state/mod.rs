//! The state of a project: its records, its clock and its keys, and the tokens it issues.

pub(crate) mod clock;
pub(crate) mod exchange;
pub(crate) mod export;
mod fraud;
mod history;
mod impersonation;
mod inbox;
pub(crate) mod jwt;
mod keys;
mod member_passwords;
pub(crate) mod mint;
mod oauth2;
pub(crate) mod oauth2_tokens;
pub(crate) mod organizations;
mod scim;
mod session_jwt;
pub(crate) mod traffic;
mod trusted_tokens;
mod users;
mod variables;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::external_session::ExternalSession;
use crate::model::impersonation::Impersonation;
use crate::model::intermediate_session::IntermediateSession;
use crate::model::link::Link;
use crate::model::member::Member;
use crate::model::member_account::MemberArrival;
use crate::model::organization::Organization;
use crate::model::passcode::Passcode;
use crate::model::provider::{Arrival, Attachment};
use crate::model::rbac::Policy;
use crate::model::scim::group::Group;
use crate::model::session::Session;
use crate::model::shared_password::SharedPassword;
use crate::model::sso;
use crate::model::trusted_token::Profile;
use crate::model::user::User;
use crate::model::webauthn;
use crate::project::BASE_URL;
use crate::state::clock::Clock;
use crate::state::fraud::Fraud;
use crate::state::inbox::Inbox;
use crate::state::keys::Keys;
use crate::state::mint::Mint;
use crate::state::oauth2::OAuth2;
use crate::state::traffic::Traffic;
use crate::table::Table;

/// The state of one Stytch project.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) mint: Mint,
    pub(crate) keys: Keys,
    pub(crate) policy: Policy,
    /// No part of an export.
    #[serde(skip)]
    pub(crate) traffic: Traffic,
    pub(crate) inbox: Inbox,
    pub(crate) users: Table<User>,
    pub(crate) sessions: Table<Session>,
    pub(crate) organizations: Table<Organization>,
    /// Includes deleted members.
    pub(crate) members: Table<Member>,
    pub(crate) member_sessions: Table<Session>,
    /// Whether the members with an email address have the same password in all organizations.
    pub(crate) shares_passwords: bool,
    pub(crate) shared_passwords: Table<SharedPassword>,
    pub(crate) intermediate_sessions: Table<IntermediateSession>,
    /// The latest passcode for each address.
    pub(crate) passcodes: Table<Passcode>,
    pub(crate) links: Table<Link>,
    pub(crate) oauth: OAuth2,
    /// Logins at OAuth providers whose token has not been used yet.
    pub(crate) arrivals: Table<Arrival>,
    /// The same of members.
    pub(crate) member_arrivals: Table<MemberArrival>,
    pub(crate) attachments: Table<Attachment>,
    pub(crate) fraud: Fraud,
    pub(crate) impersonations: Table<Impersonation>,
    /// Logins at SSO connections whose token has not been used yet.
    pub(crate) sso_arrivals: Table<sso::login::Arrival>,
    pub(crate) scim_groups: Table<Group>,
    /// Where this project is, as people and identity providers see it, without a slash at the end.
    pub(crate) base_url: String,
    pub(crate) webauthn_logins: Table<webauthn::Login>,
    /// Sessions of the system that the project migrates from.
    pub(crate) external_sessions: Table<ExternalSession>,
    pub(crate) trusted_profiles: Table<Profile>,
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
            shares_passwords: false,
            shared_passwords: Table::default(),
            intermediate_sessions: Table::default(),
            passcodes: Table::default(),
            links: Table::default(),
            oauth: OAuth2::default(),
            arrivals: Table::default(),
            member_arrivals: Table::default(),
            attachments: Table::default(),
            fraud: Fraud::default(),
            impersonations: Table::default(),
            sso_arrivals: Table::default(),
            scim_groups: Table::default(),
            base_url: BASE_URL.to_owned(),
            webauthn_logins: Table::default(),
            external_sessions: Table::default(),
            trusted_profiles: Table::default(),
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
        self.shares_passwords = old.shares_passwords;
        self.trusted_profiles = old.trusted_profiles;
        self.base_url = old.base_url;
        self.inbox.messages = old.inbox.messages;
        self.traffic.requests = old.traffic.requests;
    }

    /// Notes where this project is. The URLs of connections follow it.
    pub(crate) fn set_base_url(&mut self, url: &str) {
        let old = std::mem::replace(&mut self.base_url, url.to_owned());
        let moved = |of_connection: &mut String| {
            if let Some(path) = of_connection.strip_prefix(&old).filter(|path| path.starts_with('/')) {
                *of_connection = format!("{url}{path}");
            }
        };
        self.organizations.change_all(|organization| {
            organization.sso.all.iter_mut().for_each(|connection| moved(&mut connection.callback_url));
            organization.scim.iter_mut().for_each(|connection| moved(&mut connection.url));
        });
    }

    pub(crate) fn now(&self) -> Duration {
        self.clock.now()
    }

    /// Drops expired sessions, logins, tokens, contacts and locks. Codes and links stay: Stytch has different errors for
    /// expired and unknown ones.
    pub(crate) fn forget_expired(&mut self) {
        let now = self.now();
        self.sessions.remove_expired(now);
        self.member_sessions.remove_expired(now);
        self.intermediate_sessions.remove_expired(now);
        self.arrivals.remove_expired(now);
        self.attachments.remove_expired(now);
        self.impersonations.remove_expired(now);
        self.webauthn_logins.remove_expired(now);
        self.fraud.fingerprints.remove_expired(now);
        self.fraud.rules.remove_expired(now);
        self.member_arrivals.remove_expired(now);
        self.sso_arrivals.remove_expired(now);
        self.oauth.refresh_tokens.remove_expired(now);
        self.oauth.access_tokens.remove_expired(now);
        self.users.change_expired(now, |user| user.contacts.retain(|contact| contact.is_kept(now)));
        self.members.change_expired(now, |member| member.expire(now));
    }
}
