//! A member of an organization.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::model::contact::{self, Contact};
use crate::model::lock::Lock;
use crate::model::member_account::MemberAccount;
use crate::model::organization::Organization;
use crate::model::password::Password;
use crate::model::scim::user::User;
use crate::model::session::{Factor, Session};
use crate::model::sso::Connection;
use crate::model::sso::login::Registration;
use crate::model::totp::Totp;
use crate::table::Row;

/// The role that every member has.
pub(crate) const DEFAULT_ROLE: &str = "stytch_member";
/// The role of admins.
pub(crate) const ADMIN_ROLE: &str = "stytch_admin";

/// A current or deleted member of an organization.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Member {
    pub(crate) id: String,
    pub(crate) organization_id: String,
    pub(crate) external_id: Option<String>,
    pub(crate) email: Contact,
    /// The address to which the member is changing theirs.
    pub(crate) pending_email: Option<Contact>,
    /// Former addresses, which no other member of the organization can have.
    pub(crate) retired_emails: Vec<Contact>,
    pub(crate) mfa_phone: Option<Contact>,
    pub(crate) password: Option<Arc<Password>>,
    pub(crate) totp: Option<Totp>,
    /// Accounts at OAuth providers.
    pub(crate) accounts: Vec<MemberAccount>,
    pub(crate) status: Status,
    pub(crate) profile: Profile,
    pub(crate) lock: Lock,
    /// Their accounts at SSO connections.
    pub(crate) sso: Vec<Registration>,
    /// What the identity provider has pushed, of a deleted member too: the provider can reactivate them.
    pub(crate) scim: Option<User>,
    #[serde(with = "export::time")]
    pub(crate) created_at: Duration,
    #[serde(with = "export::time")]
    pub(crate) updated_at: Duration,
}

/// What members are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// The `member_id`.
    Id,
    /// The `organization_id`.
    Organization,
    /// The `member_id` or the `external_id`, [within] the organization. Deleted members have no such key.
    IdWithin,
    /// A new address as [`contact::key`], [within] the organization. Deleted members have no such key.
    PendingWithin,
    /// A former address as [`contact::key`], [within] the organization. Deleted members have no such key.
    RetiredWithin,
    /// The email address as [`contact::key`]. Deleted members have no such key.
    Address,
    /// An account at an OAuth provider, [within] the organization. Deleted members have no such key.
    AccountWithin,
    /// The id of the password, [within] the organization. Deleted members have no such key.
    PasswordWithin,
    /// The email address as [`contact::key`], [within] the organization. Deleted members have no such key.
    AddressWithin,
    /// The id of an SSO connection at which the member has an account.
    Connection,
    /// The account at an SSO connection: the member's id at the provider, [within] the connection. Deleted members have
    /// no such key.
    Account,
    /// The id of the SCIM connection that has pushed the member.
    ScimConnection,
    /// The user name at the provider, as [`User::name_key`], [within] the SCIM connection.
    ScimName,
    /// The id at the provider, [within] the SCIM connection.
    ScimExternalId,
    /// The id of a SCIM group that the member belongs to.
    ScimGroup,
}

/// The key for something that is unique within an organization or connection.
pub(crate) fn within(id: &str, key: &str) -> String {
    format!("{id} {key}")
}

impl Row for Member {
    type By = By;

    fn keys(&self) -> Vec<(By, String)> {
        let mut keys = vec![(By::Id, self.id.clone()), (By::Organization, self.organization_id.clone())];
        if !self.is_deleted() {
            let within = |key: &str| within(&self.organization_id, key);
            keys.extend([&self.id].into_iter().chain(&self.external_id).map(|id| (By::IdWithin, within(id))));
            let address = contact::key(&self.email.address);
            keys.push((By::AddressWithin, within(&address)));
            keys.push((By::Address, address));
            let address = |email: &Contact| within(&contact::key(&email.address));
            keys.extend(self.pending_email.iter().map(|email| (By::PendingWithin, address(email))));
            keys.extend(self.retired_emails.iter().map(|email| (By::RetiredWithin, address(email))));
            keys.extend(self.password.iter().map(|password| (By::PasswordWithin, within(&password.id))));
            keys.extend(self.accounts.iter().map(|account| (By::AccountWithin, within(&account.key()))));
        }
        for account in &self.sso {
            keys.push((By::Connection, account.connection_id.clone()));
            if !self.is_deleted() {
                keys.push((By::Account, self::within(&account.connection_id, &account.subject)));
            }
        }
        if let Some(user) = &self.scim {
            let within = |key: &str| within(&user.connection_id, key);
            keys.push((By::ScimConnection, user.connection_id.clone()));
            keys.push((By::ScimName, within(&user.name_key())));
            keys.extend(user.external_id().map(|id| (By::ScimExternalId, within(id))));
            keys.extend(user.groups.iter().map(|group| (By::ScimGroup, group.group_id.clone())));
        }
        keys
    }

    fn is_unique(by: By) -> bool {
        matches!(by, By::Id | By::IdWithin | By::AddressWithin)
    }

    /// When the lock or the change of the address ends.
    fn expires_at(&self) -> Option<Duration> {
        self.lock.until().into_iter().chain(self.pending_email.as_ref().and_then(|email| email.until)).min()
    }
}

/// The data that applications store with members.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    pub(crate) name: String,
    pub(crate) is_breakglass: bool,
    pub(crate) mfa_enrolled: bool,
    pub(crate) default_mfa_method: String,
    /// The roles that were assigned directly, without the implicit ones.
    pub(crate) roles: Vec<String>,
    pub(crate) trusted_metadata: Map<String, Value>,
    pub(crate) untrusted_metadata: Map<String, Value>,
}

/// The status of a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Status {
    Pending,
    Invited,
    Active,
    Deleted,
}

impl Status {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Deleted => "deleted",
        }
    }
}

impl Member {
    /// Whether this is the `member_id` or the `external_id` of the member.
    pub(crate) fn is(&self, id: &str) -> bool {
        self.id == id || self.external_id.as_deref() == Some(id)
    }

    pub(crate) fn is_deleted(&self) -> bool {
        self.status == Status::Deleted
    }

    /// Drops what has expired.
    pub(crate) fn expire(&mut self, now: Duration) {
        self.lock = self.lock.at(now);
        self.pending_email.take_if(|email| !email.is_kept(now));
    }

    /// Gives the member another email address. The old one is retired, unless it is to be unlinked.
    pub(crate) fn replace_email(&mut self, email: Contact, unlink: bool) {
        self.retired_emails.retain(|retired| !retired.is_at(&email.address));
        let old = std::mem::replace(&mut self.email, email);
        if !unlink {
            self.retired_emails.push(old);
        }
        self.password = None;
    }

    /// Gives the member the address that they are changing theirs to, and have verified.
    pub(crate) fn confirm_email(&mut self) {
        if let Some(mut email) = self.pending_email.take() {
            email.verify();
            self.replace_email(email, false);
        }
    }

    /// Notes a login, which verifies the email address if it was part of it.
    pub(crate) fn authenticated(&mut self, with_email: bool) {
        if with_email {
            self.email.verify();
        }
        self.status = Status::Active;
        self.lock.succeeded();
    }

    /// Whether the member has proven before that this factor, which does not verify the email address, is theirs.
    pub(crate) fn trusts(&self, factor: &Factor) -> bool {
        let own = |account: &MemberAccount| factor.is_of_registration(&account.registration_id);
        let password = factor.auth_method().is_some_and(|method| method == "password");
        password && self.email.is_verified() || self.accounts.iter().any(own)
    }

    /// Whether the member may use this second factor.
    pub(crate) fn allows_mfa_by(&self, organization: &Organization, method: &str) -> bool {
        self.profile.is_breakglass || organization.allows_mfa_by(method)
    }

    /// Whether the member has a second factor that they have used.
    pub(crate) fn has_second_factor(&self) -> bool {
        self.mfa_phone.as_ref().is_some_and(Contact::is_verified) || self.active_totp().is_some()
    }

    /// The authenticator app that the member has used.
    pub(crate) fn active_totp(&self) -> Option<&Totp> {
        self.totp.as_ref().filter(|totp| totp.is_verified())
    }

    /// Whether a login needs a second factor.
    pub(crate) fn needs_mfa(&self, organization: &Organization) -> bool {
        self.profile.mfa_enrolled || organization.requires_mfa()
    }

    /// All roles of the member, each once.
    pub(crate) fn roles(&self, organization: &Organization) -> Vec<String> {
        self.role_sources(organization, |_| true).into_iter().map(|(role, _)| role.to_owned()).collect()
    }

    /// The roles of the member in a session: those of an SSO connection only if it was used to log in.
    pub(crate) fn roles_in(&self, session: &Session, organization: &Organization) -> Vec<String> {
        let sources = self.role_sources(organization, |connection_id| session.has_connection(connection_id));
        sources.into_iter().map(|(role, _)| role.to_owned()).collect()
    }

    /// All roles of the member, with the sources of each. Of SSO connections, those whose id passes `counts`.
    fn role_sources<'a>(
        &'a self,
        organization: &'a Organization,
        counts: impl Fn(&str) -> bool,
    ) -> Vec<(&'a str, Vec<Value>)> {
        let direct = || json!({ "type": "direct_assignment", "details": {} });
        let mut roles = vec![(DEFAULT_ROLE, vec![direct()])];
        let mut add = |role: &'a str, source: Value| match roles.iter_mut().find(|(known, _)| *known == role) {
            Some((_, sources)) if sources.contains(&source) => {}
            Some((_, sources)) => sources.push(source),
            None => roles.push((role, vec![source])),
        };
        for role in &self.profile.roles {
            add(role, direct());
        }
        for (role, domain) in organization.implicit_roles(&self.email.address) {
            add(role, json!({ "type": "email_assignment", "details": { "email_domain": domain } }));
        }
        for account in self.sso.iter().filter(|account| counts(&account.connection_id)) {
            let id = &account.connection_id;
            let connection = organization.sso.find(id).and_then(Connection::assignments);
            for (role, group) in connection.into_iter().flat_map(|assignments| assignments.roles(&account.groups)) {
                add(
                    role,
                    match group {
                        None => json!({ "type": "sso_connection", "details": { "connection_id": id } }),
                        Some(group) => json!({
                            "type": "sso_connection_group",
                            "details": { "connection_id": id, "group": group },
                        }),
                    },
                );
            }
        }
        let groups = self.scim.iter().flat_map(|user| &user.groups);
        for (connection, group) in groups.filter_map(|group| Some((organization.scim.as_ref()?, group))) {
            for role in connection.roles_of(&group.group_id) {
                let details = json!({ "connection_id": connection.id, "group_id": group.group_id });
                add(role, json!({ "type": "scim_connection_group", "details": details }));
            }
        }
        roles
    }

    /// The member in responses.
    pub(crate) fn to_json(&self, organization: &Organization) -> Value {
        let sources = self.role_sources(organization, |_| true).into_iter();
        let roles: Vec<Value> = sources.map(|(id, sources)| json!({ "role_id": id, "sources": sources })).collect();
        let profile = &self.profile;
        let phone = self.mfa_phone.as_ref();
        let retired = |email: &Contact| json!({ "email_id": email.id, "email_address": email.address });
        let mut shown = json!({
            "organization_id": self.organization_id,
            "member_id": self.id,
            "external_id": self.external_id,
            "email_address": self.email.address,
            "email_address_verified": self.email.is_verified(),
            "retired_email_addresses": self.retired_emails.iter().map(retired).collect::<Vec<_>>(),
            "status": self.status.name(),
            "name": profile.name,
            "is_breakglass": profile.is_breakglass,
            "is_admin": roles.iter().any(|role| role["role_id"] == ADMIN_ROLE),
            "roles": roles,
            "mfa_enrolled": profile.mfa_enrolled,
            "mfa_phone_number": phone.map_or("", |phone| &phone.address),
            "mfa_phone_number_verified": phone.is_some_and(Contact::is_verified),
            "default_mfa_method": profile.default_mfa_method,
            "totp_registration_id": self.active_totp().map_or("", |totp| &totp.id),
            "member_password_id": self.password.as_ref().map_or("", |password| &password.id),
            "sso_registrations": self.sso.iter().map(Registration::to_json).collect::<Vec<_>>(),
            "oauth_registrations": self.accounts.iter().map(MemberAccount::to_json).collect::<Vec<_>>(),
            "scim_registration": self.scim.as_ref().map(|user| user.to_json(&self.id)),
            "trusted_metadata": profile.trusted_metadata,
            "untrusted_metadata": profile.untrusted_metadata,
            "created_at": to_rfc3339(self.created_at),
            "updated_at": to_rfc3339(self.updated_at),
        });
        for (name, value) in self.lock.fields() {
            shown[name] = value;
        }
        shown
    }
}
