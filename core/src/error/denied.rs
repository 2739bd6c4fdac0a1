//! The "no" of a check.

use std::borrow::Cow;
use std::fmt;

use super::ApiError;

/// A token, a signature or a permission that was checked and rejected.
///
/// [`Error::Denied`](crate::Error::Denied) is a "no". Any other error of a check means that the check could not be
/// completed, for instance because keys or a policy could not be fetched: a guard can respond with 401 or 403 to the
/// former and with 503 to the latter.
///
/// `Display` is one line that is safe to log: it contains no part of the token.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Denied {
    /// Why, for programs.
    pub reason: DeniedReason,
    /// Why, for people; it never quotes what was checked.
    pub detail: Cow<'static, str>,
    /// Stytch's own response, if it was Stytch that said no.
    pub api_error: Option<Box<ApiError>>,
}

/// Why something was [`Denied`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeniedReason {
    /// It does not have the right form, or lacks a required part.
    Malformed,
    /// It is signed with an algorithm other than RS256, or not at all.
    Algorithm,
    /// It names a key that the project does not have.
    UnknownKey,
    /// The signature does not match.
    Signature,
    /// It is meant for another project.
    Audience,
    /// It has another issuer.
    Issuer,
    /// It has expired.
    Expired,
    /// It is not valid yet.
    NotYetValid,
    /// It is still valid, but older than the caller accepts.
    TooOld,
    /// It is a genuine token of another kind, such as a member's session where a user's is expected.
    WrongKind,
    /// Stytch says that the session or token is not, or no longer, active.
    Inactive,
    /// It belongs to another organization than the resource.
    Tenancy,
    /// Its roles or scopes do not allow what was required.
    Permission,
}

impl DeniedReason {
    /// A stable name for logs and other languages, such as `wrong_kind`.
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

    /// Whether the caller is known but not allowed: HTTP's 403, where the other reasons are a 401.
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
