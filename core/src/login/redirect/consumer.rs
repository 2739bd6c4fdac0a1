//! Redirects of consumer projects.

use super::{Redirect, TokenType};
use crate::api::consumer::{impersonation, magic_links, oauth, passwords};
use crate::operation::Operation;
use crate::values::Secret;
use crate::wire::Endpoint;

/// The request that authenticates the redirect of a consumer project. Only its token is set.
///
/// A login that was started with [`Pkce`](crate::login::Pkce) also needs the verifier:
/// `login.code_verifier(pkce.verifier())`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ConsumerRedirect {
    /// An email magic link was followed.
    MagicLink(magic_links::Authenticate),
    /// A login through an OAuth provider.
    OAuth(oauth::Authenticate),
    /// A password reset email was followed. The token is for [`Reset`](passwords::email::Reset), together with the new
    /// password that the user chooses.
    PasswordReset(Secret),
    /// An administrator of the project impersonates a user, from the dashboard.
    Impersonation(impersonation::Authenticate),
}

impl ConsumerRedirect {
    /// `None` if consumer projects have no tokens of this type.
    pub(super) fn new(redirect: &Redirect) -> Option<Self> {
        let token = &redirect.token;
        match redirect.token_type {
            TokenType::MagicLinks => Some(Self::MagicLink(magic_links::Authenticate::new(token))),
            TokenType::OAuth => Some(Self::OAuth(oauth::Authenticate::new(token))),
            TokenType::ResetPassword => Some(Self::PasswordReset(token.clone())),
            TokenType::Impersonation => Some(Self::Impersonation(impersonation::Authenticate::new(token))),
            _ => None,
        }
    }

    /// The operation that authenticates the token. It makes no typed request, which calls by name then need not link.
    pub(super) fn operation(redirect: &Redirect) -> Option<&'static Operation> {
        match redirect.token_type {
            TokenType::MagicLinks => Some(magic_links::Authenticate::OPERATION),
            TokenType::OAuth => Some(oauth::Authenticate::OPERATION),
            TokenType::ResetPassword => Some(passwords::email::Reset::OPERATION),
            TokenType::Impersonation => Some(impersonation::Authenticate::OPERATION),
            _ => None,
        }
    }
}
