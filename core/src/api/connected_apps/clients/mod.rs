//! Registrations of connected apps.

pub mod secrets;

use serde::{Deserialize, Serialize};

use crate::api::connected_apps::{ConnectedApp, ConnectedAppWithClientSecret};
use crate::api::models::{ConnectedAppClientType, ResultsMetadata};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Paged};

/// Creates a connected app.
///
/// Only this response contains the `client_secret` (for the types `first_party` and `third_party`): store it. A
/// lost secret can only be rotated.
///
/// `POST /v1/connected_apps/clients`, returns [`CreateResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Create {
    /// Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`.
    pub client_type: ConnectedAppClientType,
    /// Readable name of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// Readable description of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_description: Option<String>,
    /// URLs the app may redirect to in OAuth authorization flows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_urls: Option<Vec<String>>,
    /// Whether an authorization token issued to this first party app can become a full Stytch session; first party
    /// clients only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_access_allowed: Option<bool>,
    /// Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_expiry_minutes: Option<i32>,
    /// Custom `aud` (audience) value for the access tokens issued to the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_custom_audience: Option<String>,
    /// Custom claims template for the client's access tokens, as the text of a valid JSON object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_template_content: Option<String>,
    /// URLs the app may redirect to after an OIDC logout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_logout_redirect_urls: Option<Vec<String>>,
    /// URL of the Connected App's logo, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Whether the client may skip user consent for the `offline_access` scope; first-party clients only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bypass_consent_for_offline_access: Option<bool>,
    /// Template of the custom claims in ID tokens, a JSON object as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_template_content: Option<String>,
}

impl Create {
    /// A request with the required fields.
    pub fn new(client_type: impl Into<ConnectedAppClientType>) -> Self {
        Self {
            client_type: client_type.into(),
            client_name: None,
            client_description: None,
            redirect_urls: None,
            full_access_allowed: None,
            access_token_expiry_minutes: None,
            access_token_custom_audience: None,
            access_token_template_content: None,
            post_logout_redirect_urls: None,
            logo_url: None,
            bypass_consent_for_offline_access: None,
            id_token_template_content: None,
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

    /// URLs the app may redirect to in OAuth authorization flows.
    pub fn redirect_urls(mut self, redirect_urls: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.redirect_urls = Some(redirect_urls.into_iter().map(Into::into).collect());
        self
    }

    /// Whether an authorization token issued to this first party app can become a full Stytch session; first party
    /// clients only.
    pub fn full_access_allowed(mut self, full_access_allowed: bool) -> Self {
        self.full_access_allowed = Some(full_access_allowed);
        self
    }

    /// Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise.
    pub fn access_token_expiry_minutes(mut self, access_token_expiry_minutes: i32) -> Self {
        self.access_token_expiry_minutes = Some(access_token_expiry_minutes);
        self
    }

    /// Custom `aud` (audience) value for the access tokens issued to the client.
    pub fn access_token_custom_audience(mut self, access_token_custom_audience: impl Into<String>) -> Self {
        self.access_token_custom_audience = Some(access_token_custom_audience.into());
        self
    }

    /// Custom claims template for the client's access tokens, as the text of a valid JSON object.
    pub fn access_token_template_content(mut self, access_token_template_content: impl Into<String>) -> Self {
        self.access_token_template_content = Some(access_token_template_content.into());
        self
    }

    /// URLs the app may redirect to after an OIDC logout.
    pub fn post_logout_redirect_urls(
        mut self,
        post_logout_redirect_urls: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.post_logout_redirect_urls = Some(post_logout_redirect_urls.into_iter().map(Into::into).collect());
        self
    }

    /// URL of the Connected App's logo, if it has one.
    pub fn logo_url(mut self, logo_url: impl Into<String>) -> Self {
        self.logo_url = Some(logo_url.into());
        self
    }

    /// Whether the client may skip user consent for the `offline_access` scope; first-party clients only.
    pub fn bypass_consent_for_offline_access(mut self, bypass_consent_for_offline_access: bool) -> Self {
        self.bypass_consent_for_offline_access = Some(bypass_consent_for_offline_access);
        self
    }

    /// Template of the custom claims in ID tokens, a JSON object as text.
    pub fn id_token_template_content(mut self, id_token_template_content: impl Into<String>) -> Self {
        self.id_token_template_content = Some(id_token_template_content.into());
        self
    }
}

impl Endpoint for Create {
    type Response = CreateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("connected_apps.clients.create", "/v1/connected_apps/clients");

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
    /// Newly created Connected App, with its client secret.
    pub connected_app: ConnectedAppWithClientSecret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Deletes a connected app.
///
/// `DELETE /v1/connected_apps/clients/{client_id}`, returns [`DeleteResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
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

    const OPERATION: &'static Operation =
        &Operation::delete("connected_apps.clients.delete", "/v1/connected_apps/clients/{client_id}");

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

/// Fetches a connected app.
///
/// `GET /v1/connected_apps/clients/{client_id}`, returns [`GetResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
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

    const OPERATION: &'static Operation =
        &Operation::get("connected_apps.clients.get", "/v1/connected_apps/clients/{client_id}");

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
    /// Connected App that the call acted on.
    pub connected_app: ConnectedApp,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Lists the connected apps of the project.
///
/// Paginated by `cursor` and `limit`; there are no filters yet.
///
/// `POST /v1/connected_apps/clients/search`, returns [`SearchResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
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
}

impl Endpoint for Search {
    type Response = SearchResponse;

    const OPERATION: &'static Operation =
        &Operation::read("connected_apps.clients.search", "/v1/connected_apps/clients/search");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

impl Paged for Search {
    type Item = ConnectedApp;

    fn current_cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }

    fn next_cursor(response: &SearchResponse) -> Option<&str> {
        response.results_metadata.next_cursor.as_deref()
    }

    fn items(response: SearchResponse) -> Vec<ConnectedApp> {
        response.connected_apps
    }
}

/// What [`Search`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SearchResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Connected Apps that match the search.
    #[serde(default, deserialize_with = "or_default")]
    pub connected_apps: Vec<ConnectedApp>,
    /// Total count of the search and the cursor of its next page.
    #[serde(default, deserialize_with = "or_default")]
    pub results_metadata: ResultsMetadata,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Updates a connected app.
///
/// Its type, ID and secrets cannot be changed here.
///
/// `PUT /v1/connected_apps/clients/{client_id}`, returns [`UpdateResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
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
    /// URLs the app may redirect to in OAuth authorization flows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_urls: Option<Vec<String>>,
    /// Whether an authorization token issued to this first party app can become a full Stytch session; first party
    /// clients only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_access_allowed: Option<bool>,
    /// Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_expiry_minutes: Option<i32>,
    /// Custom `aud` (audience) value for the access tokens issued to the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_custom_audience: Option<String>,
    /// Custom claims template for the client's access tokens, as the text of a valid JSON object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_template_content: Option<String>,
    /// URLs the app may redirect to after an OIDC logout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_logout_redirect_urls: Option<Vec<String>>,
    /// URL of the Connected App's logo, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Whether the client may skip user consent for the `offline_access` scope; first-party clients only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bypass_consent_for_offline_access: Option<bool>,
    /// Template of the custom claims in ID tokens, a JSON object as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_template_content: Option<String>,
}

impl Update {
    /// A request with the required fields.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self {
            client_id: client_id.into(),
            client_name: None,
            client_description: None,
            redirect_urls: None,
            full_access_allowed: None,
            access_token_expiry_minutes: None,
            access_token_custom_audience: None,
            access_token_template_content: None,
            post_logout_redirect_urls: None,
            logo_url: None,
            bypass_consent_for_offline_access: None,
            id_token_template_content: None,
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

    /// URLs the app may redirect to in OAuth authorization flows.
    pub fn redirect_urls(mut self, redirect_urls: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.redirect_urls = Some(redirect_urls.into_iter().map(Into::into).collect());
        self
    }

    /// Whether an authorization token issued to this first party app can become a full Stytch session; first party
    /// clients only.
    pub fn full_access_allowed(mut self, full_access_allowed: bool) -> Self {
        self.full_access_allowed = Some(full_access_allowed);
        self
    }

    /// Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise.
    pub fn access_token_expiry_minutes(mut self, access_token_expiry_minutes: i32) -> Self {
        self.access_token_expiry_minutes = Some(access_token_expiry_minutes);
        self
    }

    /// Custom `aud` (audience) value for the access tokens issued to the client.
    pub fn access_token_custom_audience(mut self, access_token_custom_audience: impl Into<String>) -> Self {
        self.access_token_custom_audience = Some(access_token_custom_audience.into());
        self
    }

    /// Custom claims template for the client's access tokens, as the text of a valid JSON object.
    pub fn access_token_template_content(mut self, access_token_template_content: impl Into<String>) -> Self {
        self.access_token_template_content = Some(access_token_template_content.into());
        self
    }

    /// URLs the app may redirect to after an OIDC logout.
    pub fn post_logout_redirect_urls(
        mut self,
        post_logout_redirect_urls: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.post_logout_redirect_urls = Some(post_logout_redirect_urls.into_iter().map(Into::into).collect());
        self
    }

    /// URL of the Connected App's logo, if it has one.
    pub fn logo_url(mut self, logo_url: impl Into<String>) -> Self {
        self.logo_url = Some(logo_url.into());
        self
    }

    /// Whether the client may skip user consent for the `offline_access` scope; first-party clients only.
    pub fn bypass_consent_for_offline_access(mut self, bypass_consent_for_offline_access: bool) -> Self {
        self.bypass_consent_for_offline_access = Some(bypass_consent_for_offline_access);
        self
    }

    /// Template of the custom claims in ID tokens, a JSON object as text.
    pub fn id_token_template_content(mut self, id_token_template_content: impl Into<String>) -> Self {
        self.id_token_template_content = Some(id_token_template_content.into());
        self
    }
}

impl Endpoint for Update {
    type Response = UpdateResponse;

    const OPERATION: &'static Operation =
        &Operation::put("connected_apps.clients.update", "/v1/connected_apps/clients/{client_id}");

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
    /// Connected App that the call acted on.
    pub connected_app: ConnectedApp,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
