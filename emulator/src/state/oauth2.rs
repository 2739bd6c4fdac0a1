//! The state of the OAuth 2.0 server: clients, consents, codes and tokens.

use serde_json::{Map, Value};

use crate::model::oauth2::connected_app::ConnectedApp;
use crate::model::oauth2::grant::{AccessToken, Code, Grant, RefreshToken};
use crate::model::oauth2::m2m_client::M2mClient;
use crate::outcome::Failure;

/// The records of the OAuth 2.0 server. Lists are in order of creation.
#[derive(Debug, Default)]
pub(crate) struct OAuth2 {
    pub(crate) m2m_clients: Vec<M2mClient>,
    /// The claims that the project's template adds to the tokens of all M2M clients.
    pub(crate) m2m_claims: Map<String, Value>,
    pub(crate) apps: Vec<ConnectedApp>,
    /// The latest consent for each app and person.
    pub(crate) consents: Vec<Grant>,
    pub(crate) codes: Vec<Code>,
    pub(crate) refresh_tokens: Vec<RefreshToken>,
    pub(crate) access_tokens: Vec<AccessToken>,
}

impl OAuth2 {
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

    /// Removes the consents, codes and tokens whose grant is `revoked`.
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
