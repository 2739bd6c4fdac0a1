//! M2M clients.

pub mod secrets;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::m2m::{M2mClient, M2mClientStatus, M2mClientWithClientSecret};
use crate::api::models::ResultsMetadata;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::search::{Operand, filter};
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Paged};

/// Creates an M2M client.
///
/// ID and secret are generated unless set, for instance to import a client. Only this response contains the
/// `client_secret`: store it. A lost secret can only be rotated.
///
/// `POST /v1/m2m/clients`, returns [`CreateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/create-m2m-client).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// Scopes assigned to the M2M client.
    pub scopes: Vec<String>,
    /// ID of the new client, unique in the project; Stytch generates one when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// Secret of the new client, at least 8 characters and hard enough to guess; Stytch generates one when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
    /// Readable name of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// Readable description of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_description: Option<String>,
    /// JSON object of your own application data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            scopes: scopes.into_iter().map(Into::into).collect(),
            client_id: None,
            client_secret: None,
            client_name: None,
            client_description: None,
            trusted_metadata: None,
        }
    }

    /// ID of the new client, unique in the project; Stytch generates one when unset.
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

    /// Secret of the new client, at least 8 characters and hard enough to guess; Stytch generates one when unset.
    pub fn client_secret(mut self, client_secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(client_secret.into());
        self
    }

    /// Readable name of the client.
    pub fn client_name(mut self, client_name: impl Into<String>) -> Self {
        self.client_name = Some(client_name.into());
        self
    }

    /// Readable description of the client.
    pub fn client_description(mut self, client_description: impl Into<String>) -> Self {
        self.client_description = Some(client_description.into());
        self
    }

    /// JSON object of your own application data.
    pub fn trusted_metadata(
        mut self,
        trusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.trusted_metadata =
            Some(trusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }
}

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation = &Operation::post("m2m.clients.create", "/v1/m2m/clients");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Create`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CreateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// The new M2M client, with its secret.
    pub m2m_client: M2mClientWithClientSecret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes an M2M client.
///
/// Access tokens issued to it stay valid until they expire; a low maximum token age when checking them narrows that
/// window.
///
/// `DELETE /v1/m2m/clients/{client_id}`, returns [`DeleteResponse`].
/// [Documentation](https://stytch.com/docs/api/m2m-client).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Delete {
    /// Unique ID of the client.
    pub client_id: String,
}

impl Delete {
    /// A request with the required fields.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self { client_id: client_id.into() }
    }
}

impl Endpoint for Delete {
    type Response = DeleteResponse;

    const OPERATION: &'static Operation = &Operation::delete("m2m.clients.delete", "/v1/m2m/clients/{client_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("client_id", &self.client_id)
    }
}

/// What [`Delete`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeleteResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the deleted client.
    pub client_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches an M2M client.
///
/// `GET /v1/m2m/clients/{client_id}`, returns [`GetResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/get-m2m-client).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Get {
    /// Unique ID of the client.
    pub client_id: String,
}

impl Get {
    /// A request with the required fields.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self { client_id: client_id.into() }
    }
}

impl Endpoint for Get {
    type Response = GetResponse;

    const OPERATION: &'static Operation = &Operation::get("m2m.clients.get", "/v1/m2m/clients/{client_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("client_id", &self.client_id)
    }
}

/// What [`Get`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GetResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// M2M client after the operation.
    pub m2m_client: M2mClient,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Searches the M2M clients of the project.
///
/// Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all clients.
///
/// `POST /v1/m2m/clients/search`, returns [`SearchResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Search {
    /// Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first
    /// page. A page holds at most 1000 results.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Search filter: an operator and its operands. Without it, or without operands, every M2M client is returned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<Query>,
}

impl Search {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first
    /// page. A page holds at most 1000 results.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// Results per page: 100 by default, at most 1000. Page through more with `cursor`.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Search filter: an operator and its operands. Without it, or without operands, every M2M client is returned.
    pub fn query(mut self, query: Query) -> Self {
        self.query = Some(query);
        self
    }
}

impl Endpoint for Search {
    type Response = SearchResponse;

    const OPERATION: &'static Operation = &Operation::read("m2m.clients.search", "/v1/m2m/clients/search");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

impl Paged for Search {
    type Item = M2mClient;

    fn current_cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }

    fn next_cursor(response: &SearchResponse) -> Option<&str> {
        response.results_metadata.next_cursor.as_deref()
    }

    fn items(response: SearchResponse) -> Vec<M2mClient> {
        response.m2m_clients
    }
}

/// What [`Search`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SearchResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// M2M clients that match the search.
    #[serde(default, deserialize_with = "or_default")]
    pub m2m_clients: Vec<M2mClient>,
    /// Total count of the search and the cursor of its next page.
    #[serde(default, deserialize_with = "or_default")]
    pub results_metadata: ResultsMetadata,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Updates an M2M client.
///
/// `status` turns it off and on. An inactive client gets no tokens, but those it has stay valid until they expire.
///
/// `PUT /v1/m2m/clients/{client_id}`, returns [`UpdateResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/update-m2m-client).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Update {
    /// Unique ID of the client.
    #[serde(skip)]
    pub client_id: String,
    /// Readable name of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// Readable description of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_description: Option<String>,
    /// Status of the M2M client: `active` or `inactive`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<M2mClientStatus>,
    /// Scopes assigned to the M2M client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// JSON object of your own application data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
}

impl Update {
    /// A request with the required fields.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self {
            client_id: client_id.into(),
            client_name: None,
            client_description: None,
            status: None,
            scopes: None,
            trusted_metadata: None,
        }
    }

    /// Readable name of the client.
    pub fn client_name(mut self, client_name: impl Into<String>) -> Self {
        self.client_name = Some(client_name.into());
        self
    }

    /// Readable description of the client.
    pub fn client_description(mut self, client_description: impl Into<String>) -> Self {
        self.client_description = Some(client_description.into());
        self
    }

    /// Status of the M2M client: `active` or `inactive`.
    pub fn status(mut self, status: impl Into<M2mClientStatus>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// Scopes assigned to the M2M client.
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// JSON object of your own application data.
    pub fn trusted_metadata(
        mut self,
        trusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.trusted_metadata =
            Some(trusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }
}

impl Endpoint for Update {
    type Response = UpdateResponse;

    const OPERATION: &'static Operation = &Operation::put("m2m.clients.update", "/v1/m2m/clients/{client_id}");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("client_id", &self.client_id)?;
        request.json(self)
    }
}

/// What [`Update`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UpdateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// M2M client after the operation.
    pub m2m_client: M2mClient,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

filter! {
    /// A condition on M2M clients, for [`Search`].
    ///
    /// Lists match clients that have one of the values.
    ///
    /// ```
    /// use stytch_core::m2m::clients::{Filter, Query, Search};
    ///
    /// let search = Search::new().query(Query::or([
    ///     Filter::client_name(["Billing"]),
    ///     Filter::scopes(["write:invoices"]),
    /// ]));
    /// ```
}

impl Filter {
    /// Clients with one of these ids.
    pub fn client_id(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("client_id", ids))
    }

    /// Clients with exactly one of these names.
    pub fn client_name(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("client_name", names))
    }

    /// Clients that may have one of these scopes, such as `read:users`.
    pub fn scopes(scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(Operand::texts("scopes", scopes))
    }
}
