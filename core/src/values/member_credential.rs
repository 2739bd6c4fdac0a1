//! Calls on behalf of a signed-in member.

use super::Secret;

/// The session of a B2B member on whose behalf a call is made.
///
/// Stytch then checks the member's own permissions (RBAC) as well as the project's secret. The 40 operations that
/// accept one have `authorized_by`; for other operations it does not compile.
///
/// ```
/// use stytch_core::{MemberCredential, b2b::organizations};
///
/// let request = organizations::Update::new("organization-test-1")
///     .organization_name("Acme")
///     .authorized_by(MemberCredential::jwt("eyJhbGciOi..."));
/// ```
///
/// ```compile_fail,E0599
/// use stytch_core::{MemberCredential, b2b::organizations};
///
/// let request = organizations::Get::new("organization-test-1")
///     .authorized_by(MemberCredential::jwt("eyJhbGciOi..."));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MemberCredential {
    /// An opaque session token, sent as `X-Stytch-Member-Session`.
    Token(Secret),
    /// A session JWT, sent as `X-Stytch-Member-SessionJWT`.
    Jwt(Secret),
}

impl MemberCredential {
    /// The session with this opaque token.
    pub fn token(session_token: impl Into<Secret>) -> Self {
        Self::Token(session_token.into())
    }

    /// The session with this JWT.
    pub fn jwt(session_jwt: impl Into<Secret>) -> Self {
        Self::Jwt(session_jwt.into())
    }
}
