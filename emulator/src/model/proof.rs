//! What a person has proven so far, and what an organization asks for.

use std::borrow::Cow;

use crate::model::member::Member;
use crate::model::organization::Organization;
use crate::model::session::Factor;

/// The methods that verify an email address.
const VERIFYING: [&str; 4] = ["magic_link", "email_otp", "google_oauth", "microsoft_oauth"];

/// The factors with which a person has proven who they are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Proof {
    pub(crate) factors: Vec<Factor>,
}

impl From<Factor> for Proof {
    fn from(factor: Factor) -> Self {
        Self { factors: vec![factor] }
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
    pub(crate) fn add(&mut self, more: Self) {
        self.factors.extend(more.factors);
    }

    /// Whether this proves that the email address belongs to the person.
    pub(crate) fn verifies_email(&self) -> bool {
        self.factors.iter().any(Factor::verifies_email)
    }

    pub(crate) fn has_second(&self) -> bool {
        self.factors.iter().any(Factor::is_second)
    }

    /// What the member still lacks for a session.
    pub(crate) fn lacking(&self, member: &Member, organization: &Organization) -> Lacking {
        let second = member.needs_mfa(organization) && !self.has_second();
        Lacking { primary: self.lacking_primary(member, organization), second }
    }

    /// The methods of which the member needs one more, apart from second factors; `None` if they need none.
    fn lacking_primary(&self, member: &Member, organization: &Organization) -> Option<Vec<String>> {
        let allows = |method: &str| member.profile.is_breakglass || organization.allows_login_by(method);
        let mut methods = self.factors.iter().filter_map(Factor::auth_method);
        if !methods.any(|method: Cow<'_, str>| allows(&method)) {
            return Some(organization.login_methods());
        }
        if self.verifies_email() || self.factors.iter().any(|factor| member.trusts(factor)) {
            return None;
        }
        Some(VERIFYING.into_iter().filter(|method| allows(method)).map(str::to_owned).collect())
    }
}
