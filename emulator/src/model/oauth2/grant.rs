//! Grants of access to apps, and the codes and tokens that carry them.

use std::time::Duration;

/// How long an authorization code is valid.
pub(crate) const CODE_LIFETIME: Duration = Duration::from_secs(10 * 60);
/// How long a refresh token is valid after it was issued or last used.
pub(crate) const REFRESH_LIFETIME: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// The user or member who grants access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    User { user_id: String },
    Member { member_id: String },
}

/// The access of an app to the account of a user or member.
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) subject: Subject,
    pub(crate) scopes: Vec<String>,
}

/// An authorization code, which the browser carries to the app, and the app exchanges for tokens.
#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) code: String,
    pub(crate) grant: Grant,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<String>,
    pub(crate) nonce: Option<String>,
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

/// A refresh token.
#[derive(Debug)]
pub(crate) struct RefreshToken {
    pub(crate) token: String,
    pub(crate) grant: Grant,
    pub(crate) issued_at: Duration,
    pub(crate) expires_at: Duration,
}

/// The record of an access token. The token itself carries the rest.
#[derive(Debug)]
pub(crate) struct AccessToken {
    /// Its `jti`.
    pub(crate) id: String,
    pub(crate) grant: Grant,
    /// The refresh token that was issued with it or exchanged for it.
    pub(crate) refresh_token: Option<String>,
}

impl Grant {
    pub(crate) fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|granted| granted == scope)
    }

    /// The scopes in the form of the `scope` claim.
    pub(crate) fn scope(&self) -> String {
        self.scopes.join(" ")
    }

    /// Whether the grant is from this subject to this app.
    pub(crate) fn is_for(&self, subject: &Subject, client_id: &str) -> bool {
        self.subject == *subject && self.client_id == client_id
    }
}

impl Subject {
    /// The id of the user or member.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::User { user_id } => user_id,
            Self::Member { member_id } => member_id,
        }
    }
}
