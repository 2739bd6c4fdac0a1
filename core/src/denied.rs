//! "No": what a check answers when it is sure.

use std::borrow::Cow;
use std::fmt;

use crate::ApiError;

/// A token, a signature or a permission that was checked and found wanting.
///
/// [`Error::Denied`](crate::Error::Denied) is a "no". Every other error of a check means that there was no telling, because
/// keys or a policy could not be had: a guard can answer 401 or 403 to the one and 503 to the other.
///
/// `Display` is one line that is safe to log: no part of the token is in it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Denied {
    /// Why, for programs.
    pub reason: DeniedReason,
    /// Why, for people; it never quotes what was checked.
    pub detail: Cow<'static, str>,
    /// Stytch's own answer, where it was Stytch that said no.
    pub api_error: Option<Box<ApiError>>,
}

/// Why something was [`Denied`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeniedReason {
    /// It does not have the form of what it should be, or lacks a part that must be there.
    Malformed,
    /// It is signed with another algorithm than RS256, or not at all.
    Algorithm,
    /// It names a key that the project does not have.
    UnknownKey,
    /// The signature is not that of what was signed.
    Signature,
    /// It is meant for another project.
    Audience,
    /// It was issued by somebody else.
    Issuer,
    /// Its time is over.
    Expired,
    /// Its time has not begun.
    NotYetValid,
    /// It is still valid, but older than the caller accepts.
    TooOld,
    /// It is a genuine token of another kind, such as a member's session where a user's is expected.
    WrongKind,
    /// Stytch says that the session or token is not, or no longer, active.
    Inactive,
    /// It is of another organization than the one that access is asked to.
    Tenancy,
    /// Its roles or scopes do not allow what was required.
    Permission,
}

impl DeniedReason {
    /// A name for logs and other languages, such as `wrong_kind`; it does not change.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Algorithm => "algorithm",
            Self::UnknownKey => "unknown_key",
            Self::Signature => "signature",
            Self::Audience => "audience",
            Self::Issuer => "issuer",
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::TooOld => "too_old",
            Self::WrongKind => "wrong_kind",
            Self::Inactive => "inactive",
            Self::Tenancy => "tenancy",
            Self::Permission => "permission",
        }
    }

    /// Whether it is known who is asking, but they may not: HTTP's 403, where the other reasons are a 401.
    pub fn is_forbidden(self) -> bool {
        matches!(self, Self::Tenancy | Self::Permission)
    }
}

impl Denied {
    pub(crate) fn new(reason: DeniedReason, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { reason, detail: detail.into(), api_error: None }
    }

    /// Stytch's id of the request, if it was Stytch that said no.
    pub fn request_id(&self) -> Option<&str> {
        self.api_error.as_ref()?.request_id.as_deref()
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "denied: {}", self.detail)?;
        match &self.api_error {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Denied {}
