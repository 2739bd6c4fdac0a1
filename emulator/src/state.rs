//! Everything that the emulator remembers.

pub(crate) mod clock;
pub(crate) mod contact;
mod jwt;
mod keys;
pub(crate) mod member;
mod mint;
pub(crate) mod oauth;
pub(crate) mod organization;
pub(crate) mod provider;
pub(crate) mod rbac;
pub(crate) mod session;
mod traffic;
pub(crate) mod user;

use std::time::Duration;

use serde_json::{Map, Value};

use crate::answer::Failure;
use clock::Clock;
use contact::{Contact, Kind};
use keys::Keys;
use member::Member;
use mint::Mint;
use oauth::OAuth;
use organization::Organization;
use provider::Arrival;
use rbac::Policy;
use session::Session;
use traffic::Traffic;
use user::User;

/// One Stytch project. Lists are in order of creation.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) project_id: String,
    pub(crate) clock: Clock,
    pub(crate) mint: Mint,
    pub(crate) keys: Keys,
    pub(crate) policy: Policy,
    pub(crate) traffic: Traffic,
    pub(crate) users: Vec<User>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) organizations: Vec<Organization>,
    /// Deleted ones too.
    pub(crate) members: Vec<Member>,
    pub(crate) member_sessions: Vec<Session>,
    pub(crate) passcodes: Vec<Passcode>,
    pub(crate) links: Vec<Link>,
    pub(crate) oauth: OAuth,
    /// Logins at OAuth providers whose token has not been authenticated.
    pub(crate) arrivals: Vec<Arrival>,
}

/// A one-time passcode that was sent.
#[derive(Debug)]
pub(crate) struct Passcode {
    pub(crate) contact_id: String,
    pub(crate) address: String,
    pub(crate) delivery_method: &'static str,
    pub(crate) code: String,
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

/// A token that proves who its bearer is, once: a magic link or a password reset.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) token: String,
    pub(crate) purpose: Purpose,
    /// The id of the user or member whom it is for.
    pub(crate) owner_id: String,
    /// What the link was mailed to; `None` for an embeddable one, which the application delivers.
    pub(crate) mailed: Option<Mailed>,
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

/// Where a link went, and where it leads.
#[derive(Debug)]
pub(crate) struct Mailed {
    pub(crate) email_id: String,
    pub(crate) address: String,
    pub(crate) url: String,
}

/// What a [`Link`] is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Login,
    Invite,
    PasswordReset,
    MemberLogin,
}

impl State {
    pub(crate) fn new(project_id: &str, clock: Clock) -> Self {
        let mint = Mint::default();
        Self {
            project_id: project_id.to_owned(),
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
            oauth: OAuth::default(),
            arrivals: Vec::new(),
        }
    }

    pub(crate) fn now(&self) -> Duration {
        self.clock.now()
    }

    /// Drops what has ended with time. Codes and links stay, because Stytch tells expired from unknown ones.
    pub(crate) fn forget_expired(&mut self) {
        let now = self.now();
        self.sessions.retain(|session| now < session.expires_at);
        self.member_sessions.retain(|session| now < session.expires_at);
        self.arrivals.retain(|arrival| now < arrival.expires_at);
        for user in &mut self.users {
            user.contacts.retain(|contact| contact.is_kept(now));
        }
    }

    /// The user with this `user_id` or `external_id`.
    pub(crate) fn user(&self, id: &str) -> Result<&User, Failure> {
        let user = self.users.iter().find(|user| user.is(id));
        user.ok_or_else(user_not_found)
    }

    /// Like [`State::user`], to change it.
    pub(crate) fn user_mut(&mut self, id: &str) -> Result<&mut User, Failure> {
        let user = self.users.iter_mut().find(|user| user.is(id));
        user.ok_or_else(user_not_found)
    }

    /// The user, as Stytch shows it.
    pub(crate) fn describe_user(&self, id: &str) -> Result<Value, Failure> {
        Ok(self.user(id)?.to_json(self.now()))
    }

    /// Adds a user who has nothing but an id.
    pub(crate) fn add_user(&mut self, pending: bool) -> &mut User {
        let user = User::new(self.mint.id("user"), pending, self.now());
        // Not `push` and `last_mut`: that one would have to handle an empty list.
        let at = self.users.len();
        self.users.push(user);
        &mut self.users[at]
    }

    /// Who can be reached at this address, and the contact it is.
    pub(crate) fn contact_at(&self, kind: Kind, address: &str) -> Option<(&User, &Contact)> {
        self.contact(|contact| contact.kind == kind && contact.is_at(address))
    }

    /// The contact with this id, and whose it is.
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

    /// Gives a user an unverified contact and returns its id. A provisional one goes away unless it is verified soon.
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

    /// Ends all sessions of a user, but for the one with the id `except`.
    pub(crate) fn revoke_sessions(&mut self, user_id: &str, except: Option<&str>) {
        self.sessions.retain(|session| session.owner_id != user_id || Some(session.id.as_str()) == except);
    }
}

/// B2B.
impl State {
    /// The organization with this id, slug or external id.
    pub(crate) fn organization(&self, id: &str) -> Result<&Organization, Failure> {
        let organization = self.organizations.iter().find(|organization| organization.is(id));
        organization.ok_or_else(organization_not_found)
    }

    /// Like [`State::organization`], to change it.
    pub(crate) fn organization_mut(&mut self, id: &str) -> Result<&mut Organization, Failure> {
        let organization = self.organizations.iter_mut().find(|organization| organization.is(id));
        organization.ok_or_else(organization_not_found)
    }

    /// The members of the organization with this id, without those who were deleted.
    pub(crate) fn members_of(&self, organization_id: &str) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |m| m.organization_id == organization_id && !m.is_deleted())
    }

    /// The member of an organization with this id or external id.
    pub(crate) fn member(&self, organization_id: &str, id: &str) -> Result<&Member, Failure> {
        let member = self.members_of(organization_id).find(|member| member.is(id));
        member.ok_or_else(member_not_found)
    }

    /// Like [`State::member`], to change them.
    pub(crate) fn member_mut(&mut self, organization_id: &str, id: &str) -> Result<&mut Member, Failure> {
        let mut members = self.members.iter_mut();
        let member = members.find(|m| m.organization_id == organization_id && !m.is_deleted() && m.is(id));
        member.ok_or_else(member_not_found)
    }

    /// A member by id alone, and their organization.
    pub(crate) fn membership(&self, member_id: &str) -> Result<(&Member, &Organization), Failure> {
        let member = self.members.iter().find(|member| member.id == member_id && !member.is_deleted());
        let member = member.ok_or_else(member_not_found)?;
        Ok((member, self.organization(&member.organization_id)?))
    }

    /// Takes away from a member all by which they could log in or be logged in.
    pub(crate) fn revoke_access(&mut self, member_id: &str) {
        self.member_sessions.retain(|session| session.owner_id != member_id);
        self.links.retain(|link| link.owner_id != member_id);
    }
}

pub(crate) fn member_not_found() -> Failure {
    Failure::not_found("member_not_found", "There is no such member in the organization.")
}

fn organization_not_found() -> Failure {
    Failure::not_found("organization_not_found", "There is no such organization.")
}

fn user_not_found() -> Failure {
    Failure::not_found("user_not_found", "There is no such user.")
}

/// Sets the keys of `changes` in `into`; a null deletes its key.
pub(crate) fn merge(into: &mut Map<String, Value>, changes: Map<String, Value>) {
    for (key, value) in changes {
        match value {
            Value::Null => into.remove(&key),
            value => into.insert(key, value),
        };
    }
}
