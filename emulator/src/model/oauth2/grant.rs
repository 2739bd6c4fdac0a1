//! Grants of access to apps, and the codes and tokens that carry them.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::format::export;
use crate::table::{Limit, Row};

/// How long an authorization code is valid.
pub(crate) const CODE_LIFETIME: Duration = Duration::from_secs(10 * 60);
/// How long a refresh token is valid after it was issued or last used.
pub(crate) const REFRESH_LIFETIME: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// The user or member who grants access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Subject {
    User { user_id: String },
    Member { member_id: String },
}

/// The access of an app to the account of a user or member.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) subject: Subject,
    pub(crate) scopes: Vec<String>,
    /// The URIs of the APIs that the access is for (RFC 8707), which become audiences of access tokens.
    pub(crate) resources: Vec<String>,
    /// The code that it was given by; `None` without one.
    pub(crate) code: Option<String>,
}

/// An authorization code, which the browser carries to the app, and the app exchanges for tokens.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    pub(crate) code: String,
    pub(crate) grant: Grant,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<String>,
    pub(crate) nonce: Option<String>,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
    pub(crate) used: bool,
}

/// A refresh token.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefreshToken {
    pub(crate) token: String,
    pub(crate) grant: Grant,
    #[serde(with = "export::time")]
    pub(crate) issued_at: Duration,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// The record of an access token. The token itself carries the rest.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccessToken {
    /// Its `jti`.
    pub(crate) id: String,
    pub(crate) grant: Grant,
    /// The refresh token that was issued with it or exchanged for it.
    pub(crate) refresh_token: Option<String>,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
    /// Whether it was exchanged for a session.
    pub(crate) exchanged: bool,
}

/// What grants, and the codes and tokens that carry them, are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// The code, the refresh token, or the `jti` of the access token.
    Token,
    /// The refresh token of an access token.
    RefreshToken,
    /// The code that a refresh or access token goes back to.
    Code,
    Client,
    /// The id of the user or member.
    Subject,
    /// The user or member and the client, as [`Subject::with_client`].
    SubjectWithClient,
}

impl Row for Grant {
    type By = By;

    fn keys(&self) -> Vec<(By, String)> {
        let id = self.subject.id().to_owned();
        vec![
            (By::Client, self.client_id.clone()),
            (By::Subject, id),
            (By::SubjectWithClient, self.subject.with_client(&self.client_id)),
        ]
    }

    fn is_unique(by: By) -> bool {
        by == By::SubjectWithClient
    }
}

impl Row for Code {
    type By = By;

    const LIMIT: Option<Limit<By>> = Some(Limit::WithKey(By::Subject, 100));

    fn keys(&self) -> Vec<(By, String)> {
        self.grant.keys_with(By::Token, &self.code)
    }

    fn is_unique(by: By) -> bool {
        by == By::Token
    }
}

impl Row for RefreshToken {
    type By = By;

    const LIMIT: Option<Limit<By>> = Some(Limit::WithKey(By::Subject, 1000));

    fn keys(&self) -> Vec<(By, String)> {
        self.grant.keys_with(By::Token, &self.token)
    }

    fn is_unique(by: By) -> bool {
        by == By::Token
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

impl Row for AccessToken {
    type By = By;

    const LIMIT: Option<Limit<By>> = Some(Limit::WithKey(By::Subject, 1000));

    fn keys(&self) -> Vec<(By, String)> {
        let mut keys = self.grant.keys_with(By::Token, &self.id);
        keys.extend(self.refresh_token.iter().map(|token| (By::RefreshToken, token.clone())));
        keys
    }

    fn is_unique(by: By) -> bool {
        by == By::Token
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

impl Grant {
    fn keys_with(&self, by: By, key: &str) -> Vec<(By, String)> {
        let mut keys = self.keys();
        keys.push((by, key.to_owned()));
        keys.extend(self.code.iter().map(|code| (By::Code, code.clone())));
        keys
    }

    pub(crate) fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|granted| granted == scope)
    }

    /// The scopes in the form of the `scope` claim.
    pub(crate) fn scope(&self) -> String {
        self.scopes.join(" ")
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

    /// The key of grants from this user or member to this client.
    pub(crate) fn with_client(&self, client_id: &str) -> String {
        format!("{} {client_id}", self.id())
    }
}
