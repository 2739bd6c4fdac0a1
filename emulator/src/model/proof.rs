//! What a person has proven so far, and what an organization asks for.

use std::borrow::Cow;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::member::Member;
use crate::model::member_account::MemberAccount;
use crate::model::organization::Organization;
use crate::model::session::Factor;

/// The methods that verify an email address.
const VERIFYING: [&str; 4] = ["magic_link", "email_otp", "google_oauth", "microsoft_oauth"];

/// The factors with which a person has proven who they are.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proof {
    pub(crate) factors: Vec<Factor>,
    /// The accounts at OAuth providers among them.
    pub(crate) accounts: Vec<MemberAccount>,
}

impl From<Factor> for Proof {
    fn from(factor: Factor) -> Self {
        Self { factors: vec![factor], accounts: Vec::new() }
    }
}

/// What a login still lacks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lacking {
    /// The methods of which one is needed; `None` if no more is needed.
    pub(crate) primary: Option<Vec<String>>,
    /// Whether a second factor is needed.
    pub(crate) second: bool,
}

impl Lacking {
    pub(crate) fn nothing(&self) -> bool {
        self.primary.is_none() && !self.second
    }
}

impl Proof {
    /// A login with an account at an OAuth provider.
    pub(crate) fn of_account(account: MemberAccount, now: Duration) -> Self {
        Self { factors: vec![Factor::account(&account, now)], accounts: vec![account] }
    }

    pub(crate) fn add(&mut self, more: Self) {
        self.factors.extend(more.factors);
        self.accounts.extend(more.accounts);
    }

    /// Replaces the ids in the factors by those that the member has for the same email address and accounts.
    pub(crate) fn adapt_to(&mut self, member: &Member) {
        for account in &mut self.accounts {
            if let Some(known) = member.accounts.iter().find(|known| known.is_same(account)) {
                for factor in self.factors.iter_mut().filter(|f| f.is_of_registration(&account.registration_id)) {
                    factor.set_detail("id", &known.registration_id);
                }
                account.registration_id.clone_from(&known.registration_id);
            }
        }
        for factor in &mut self.factors {
            factor.set_detail("email_id", &member.email.id);
        }
    }

    /// The tenants of the accounts, with the names of their providers.
    pub(crate) fn tenants(&self) -> Vec<(&str, String)> {
        let tenants = |account: &'_ MemberAccount| account.tenants();
        self.accounts.iter().flat_map(|a| tenants(a).into_iter().map(|id| (a.provider.as_str(), id))).collect()
    }

    /// Whether an account is in a tenant whose people become members of the organization.
    pub(crate) fn is_in_tenant_of(&self, organization: &Organization) -> bool {
        let mut tenants = self.tenants().into_iter();
        organization.provisions_by_tenant() && tenants.any(|(provider, id)| organization.allows_tenant(provider, &id))
    }

    /// Whether this proves that the email address belongs to the person.
    pub(crate) fn verifies_email(&self) -> bool {
        self.factors.iter().any(Factor::verifies_email)
    }

    pub(crate) fn has_second(&self) -> bool {
        self.factors.iter().any(Factor::is_second)
    }

    /// What the member, or the person who is none yet, still lacks for a session.
    pub(crate) fn lacking(&self, member: Option<&Member>, organization: &Organization) -> Lacking {
        let needs_second = member.map_or(organization.requires_mfa(), |member| member.needs_mfa(organization));
        let second = needs_second && !self.has_second();
        Lacking { primary: self.lacking_primary(member, organization), second }
    }

    /// The methods of which the member needs one more, apart from second factors; `None` if they need none.
    fn lacking_primary(&self, member: Option<&Member>, organization: &Organization) -> Option<Vec<String>> {
        let exempt = member.is_some_and(|member| member.profile.is_breakglass);
        let allows = |method: &str| exempt || organization.allows_login_by(method);
        let mut methods = self.factors.iter().filter_map(Factor::auth_method);
        if !methods.any(|method: Cow<'_, str>| allows(&method)) {
            return Some(organization.login_methods());
        }
        if self.verifies_email() || member.is_some_and(|member| self.factors.iter().any(|factor| member.trusts(factor)))
        {
            return None;
        }
        Some(VERIFYING.into_iter().filter(|method| allows(method)).map(str::to_owned).collect())
    }
}
