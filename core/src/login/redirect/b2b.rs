//! Redirects of B2B projects.

use super::{Redirect, TokenType};
use crate::api::b2b::{impersonation, magic_links, oauth, passwords, sso};
use crate::operation::Operation;
use crate::values::Secret;
use crate::wire::Endpoint;

/// The request that authenticates the redirect of a B2B project. Only its token is set.
///
/// A login that was started with [`Pkce`](crate::login::Pkce) also needs the verifier:
/// `login.pkce_code_verifier(pkce.verifier())`, or `code_verifier` for the password reset of an organization.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum B2bRedirect {
    /// An email magic link of an organization was followed.
    MagicLink(magic_links::Authenticate),
    /// A discovery email magic link, for no particular organization, was followed.
    Discovery(magic_links::discovery::Authenticate),
    /// A login through an OAuth provider.
    OAuth(oauth::Authenticate),
    /// A discovery login through an OAuth provider, for no particular organization.
    DiscoveryOAuth(oauth::discovery::Authenticate),
    /// A login through an SSO connection.
    Sso(sso::Authenticate),
    /// A password reset email of an organization was followed. The token is for [`Reset`](passwords::email::Reset),
    /// together with the new password that the member chooses.
    PasswordReset(Secret),
    /// A discovery password reset email, for no particular organization, was followed. The token is for
    /// [`Reset`](passwords::discovery::email::Reset), together with the new password.
    DiscoveryPasswordReset(Secret),
    /// An administrator of the project impersonates a member, from the dashboard.
    Impersonation(impersonation::Authenticate),
}

impl B2bRedirect {
    /// `None` if B2B projects have no tokens of this type.
    pub(super) fn new(redirect: &Redirect) -> Option<Self> {
        let token = &redirect.token;
        match redirect.token_type {
            TokenType::MultiTenantMagicLinks => Some(Self::MagicLink(magic_links::Authenticate::new(token))),
            TokenType::Discovery if redirect.is_of_discovery_password() => {
                Some(Self::DiscoveryPasswordReset(token.clone()))
            }
            TokenType::Discovery => Some(Self::Discovery(magic_links::discovery::Authenticate::new(token))),
            TokenType::OAuth => Some(Self::OAuth(oauth::Authenticate::new(token))),
            TokenType::DiscoveryOAuth => Some(Self::DiscoveryOAuth(oauth::discovery::Authenticate::new(token))),
            TokenType::Sso => Some(Self::Sso(sso::Authenticate::new(token))),
            TokenType::MultiTenantPasswords => Some(Self::PasswordReset(token.clone())),
            TokenType::MultiTenantImpersonation => Some(Self::Impersonation(impersonation::Authenticate::new(token))),
            _ => None,
        }
    }

    /// The operation that authenticates the token. It makes no typed request, which calls by name then need not link.
    pub(super) fn operation(redirect: &Redirect) -> Option<&'static Operation> {
        match redirect.token_type {
            TokenType::MultiTenantMagicLinks => Some(magic_links::Authenticate::OPERATION),
            TokenType::Discovery if redirect.is_of_discovery_password() => {
                Some(passwords::discovery::email::Reset::OPERATION)
            }
            TokenType::Discovery => Some(magic_links::discovery::Authenticate::OPERATION),
            TokenType::OAuth => Some(oauth::Authenticate::OPERATION),
            TokenType::DiscoveryOAuth => Some(oauth::discovery::Authenticate::OPERATION),
            TokenType::Sso => Some(sso::Authenticate::OPERATION),
            TokenType::MultiTenantPasswords => Some(passwords::email::Reset::OPERATION),
            TokenType::MultiTenantImpersonation => Some(impersonation::Authenticate::OPERATION),
            _ => None,
        }
    }
}
