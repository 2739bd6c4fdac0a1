//! A magic link or password reset.

use std::time::Duration;

/// A token that authenticates its bearer once: a magic link or a password reset.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) token: String,
    pub(crate) purpose: Purpose,
    /// The id of the user or member that the link authenticates.
    pub(crate) owner_id: String,
    /// The email with the link; `None` for an embeddable link, which the application delivers.
    pub(crate) mailed: Option<Mailed>,
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

/// An email with a link.
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
