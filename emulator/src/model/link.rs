//! A magic link or password reset.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::format::export;
use crate::model::binding::Binding;
use crate::model::contact;
use crate::table::{Limit, Row};

/// A token that authenticates its bearer once: a magic link or a password reset.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Link {
    pub(crate) token: String,
    pub(crate) purpose: Purpose,
    /// The id of the user or member that the link authenticates, or for discovery the email address.
    pub(crate) owner_id: String,
    /// The email with the link; `None` for an embeddable link, which the application delivers.
    pub(crate) mailed: Option<Mailed>,
    pub(crate) binding: Binding,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

/// An email with a link.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mailed {
    pub(crate) email_id: String,
    pub(crate) address: String,
    pub(crate) url: String,
}

/// What links are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    Token,
    Owner,
    /// The owner of an invitation that has not been used.
    Invited,
    /// The address that the link was mailed to, as [`contact::key`].
    Address,
}

impl Row for Link {
    type By = By;

    const LIMIT: Option<Limit<By>> = Some(Limit::WithKey(By::Owner, 100));

    fn keys(&self) -> Vec<(By, String)> {
        let keys = [(By::Token, self.token.clone()), (By::Owner, self.owner_id.clone())];
        let invite = self.purpose == Purpose::Invite && !self.used;
        let invited = invite.then(|| (By::Invited, self.owner_id.clone()));
        let mailed = self.mailed.as_ref().map(|mailed| (By::Address, contact::key(&mailed.address)));
        keys.into_iter().chain(invited).chain(mailed).collect()
    }

    fn is_unique(by: By) -> bool {
        by == By::Token
    }
}

/// What a [`Link`] is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Purpose {
    Login,
    Invite,
    PasswordReset,
    MemberLogin,
    EmailUpdate,
    Discovery,
    MemberPasswordReset,
    DiscoveryPasswordReset,
}
