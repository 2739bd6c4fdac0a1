//! The state of the OAuth 2.0 server: clients, consents, codes and tokens.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::model::oauth2::connected_app::ConnectedApp;
use crate::model::oauth2::grant::{AccessToken, By, Code, Grant, RefreshToken};
use crate::model::oauth2::m2m_client::M2mClient;
use crate::outcome::Failure;
use crate::table::{Id, RowMut, Table};

/// The records of the OAuth 2.0 server.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OAuth2 {
    pub(crate) m2m_clients: Table<M2mClient>,
    /// The claims that the project's template adds to the tokens of all M2M clients.
    pub(crate) m2m_claims: Map<String, Value>,
    pub(crate) apps: Table<ConnectedApp>,
    /// The latest consent for each app and person.
    pub(crate) consents: Table<Grant>,
    pub(crate) codes: Table<Code>,
    pub(crate) refresh_tokens: Table<RefreshToken>,
    pub(crate) access_tokens: Table<AccessToken>,
}

impl OAuth2 {
    pub(crate) fn m2m_client(&self, id: &str) -> Result<&M2mClient, Failure> {
        self.m2m_clients.find(Id, id).ok_or_else(m2m_client_not_found)
    }

    pub(crate) fn m2m_client_mut(&mut self, id: &str) -> Result<RowMut<'_, M2mClient>, Failure> {
        self.m2m_clients.find_mut(Id, id).ok_or_else(m2m_client_not_found)
    }

    pub(crate) fn app(&self, id: &str) -> Result<&ConnectedApp, Failure> {
        self.apps.find(Id, id).ok_or_else(app_not_found)
    }

    pub(crate) fn app_mut(&mut self, id: &str) -> Result<RowMut<'_, ConnectedApp>, Failure> {
        self.apps.find_mut(Id, id).ok_or_else(app_not_found)
    }

    /// Removes the consents, codes and tokens with this key.
    pub(crate) fn revoke(&mut self, by: By, key: &str) {
        self.consents.remove(by, key);
        self.codes.remove(by, key);
        self.revoke_tokens(by, key);
    }

    /// Removes the tokens with this key.
    pub(crate) fn revoke_tokens(&mut self, by: By, key: &str) {
        self.refresh_tokens.remove(by, key);
        self.access_tokens.remove(by, key);
    }
}

fn m2m_client_not_found() -> Failure {
    Failure::not_found("m2m_client_not_found", "There is no such M2M client.")
}

fn app_not_found() -> Failure {
    Failure::not_found("connected_app_not_found", "There is no such Connected App.")
}
