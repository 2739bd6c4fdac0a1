//! What people let apps do, and the codes and tokens that prove it.

use std::time::Duration;

/// How long an authorization code is good for.
pub(crate) const CODE_LIFETIME: Duration = Duration::from_secs(10 * 60);
/// How long a refresh token is good for, after it was issued or used: three months.
pub(crate) const REFRESH_LIFETIME: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Whose account it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    User { user_id: String },
    Member { member_id: String },
}

/// What a person lets an app do.
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) subject: Subject,
    pub(crate) scopes: Vec<String>,
}

/// A code that the browser carries from the authorization to the app, which trades it for tokens.
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

/// A token for new access tokens.
#[derive(Debug)]
pub(crate) struct RefreshToken {
    pub(crate) token: String,
    pub(crate) grant: Grant,
    pub(crate) issued_at: Duration,
    pub(crate) expires_at: Duration,
}

/// What is remembered of an access token, which carries the rest itself.
#[derive(Debug)]
pub(crate) struct AccessToken {
    /// Its `jti`.
    pub(crate) id: String,
    pub(crate) grant: Grant,
    /// The refresh token it came with or was traded for.
    pub(crate) refresh_token: Option<String>,
}

impl Grant {
    pub(crate) fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|granted| granted == scope)
    }

    /// The scopes as they are written in tokens.
    pub(crate) fn scope(&self) -> String {
        self.scopes.join(" ")
    }

    /// Whether it is for this person and this app.
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
