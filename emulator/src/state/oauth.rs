//! What the OAuth 2.0 server of a project remembers: clients, consents, codes and tokens.

pub(crate) mod client_secret;
pub(crate) mod connected_app;
pub(crate) mod grant;
pub(crate) mod m2m_client;
pub(crate) mod tokens;

use serde_json::{Map, Value};

use crate::answer::Failure;
use connected_app::ConnectedApp;
use grant::{AccessToken, Code, Grant, RefreshToken};
use m2m_client::M2mClient;

/// Lists are in order of creation.
#[derive(Debug, Default)]
pub(crate) struct OAuth {
    pub(crate) m2m_clients: Vec<M2mClient>,
    /// What the project's template adds to the tokens of all M2M clients.
    pub(crate) m2m_claims: Map<String, Value>,
    pub(crate) apps: Vec<ConnectedApp>,
    /// What was consented to last, for each app and person.
    pub(crate) consents: Vec<Grant>,
    pub(crate) codes: Vec<Code>,
    pub(crate) refresh_tokens: Vec<RefreshToken>,
    pub(crate) access_tokens: Vec<AccessToken>,
}

impl OAuth {
    pub(crate) fn m2m_client(&self, id: &str) -> Result<&M2mClient, Failure> {
        let client = self.m2m_clients.iter().find(|client| client.id == id);
        client.ok_or_else(m2m_client_not_found)
    }

    pub(crate) fn m2m_client_mut(&mut self, id: &str) -> Result<&mut M2mClient, Failure> {
        let client = self.m2m_clients.iter_mut().find(|client| client.id == id);
        client.ok_or_else(m2m_client_not_found)
    }

    pub(crate) fn app(&self, id: &str) -> Result<&ConnectedApp, Failure> {
        let app = self.apps.iter().find(|app| app.id == id);
        app.ok_or_else(app_not_found)
    }

    pub(crate) fn app_mut(&mut self, id: &str) -> Result<&mut ConnectedApp, Failure> {
        let app = self.apps.iter_mut().find(|app| app.id == id);
        app.ok_or_else(app_not_found)
    }

    /// Takes back everything that was granted and that `revoked` is about: consent, codes and tokens.
    pub(crate) fn revoke(&mut self, revoked: impl Fn(&Grant) -> bool) {
        self.consents.retain(|consent| !revoked(consent));
        self.codes.retain(|code| !revoked(&code.grant));
        self.refresh_tokens.retain(|token| !revoked(&token.grant));
        self.access_tokens.retain(|token| !revoked(&token.grant));
    }
}

fn m2m_client_not_found() -> Failure {
    Failure::not_found("m2m_client_not_found", "There is no such M2M client.")
}

fn app_not_found() -> Failure {
    Failure::not_found("connected_app_not_found", "There is no such Connected App.")
}
