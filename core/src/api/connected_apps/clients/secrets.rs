//! Rotation of connected apps' secrets.

use serde::{Deserialize, Serialize};

use crate::api::connected_apps::{ConnectedApp, ConnectedAppWithNextClientSecret};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::lenient_integer;
use crate::wire::{Encoder, Endpoint};

/// Completes a secret rotation; the next secret takes over and the old one stops working.
///
/// `POST /v1/connected_apps/clients/{client_id}/secrets/rotate`, returns [`RotateResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Rotate {
    /// Unique ID of the client.
    #[serde(skip)]
    pub client_id: String,
}

impl Rotate {
    /// A request with the required fields.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self { client_id: client_id.into() }
    }
}

impl Endpoint for Rotate {
    type Response = RotateResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "connected_apps.clients.secrets.rotate",
        "/v1/connected_apps/clients/{client_id}/secrets/rotate",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("client_id", &self.client_id)?;
        request.json(self)
    }
}

/// What [`Rotate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RotateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Connected App that the call acted on.
    pub connected_app: ConnectedApp,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Cancels a secret rotation; only the old secret stays valid.
///
/// `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel`, returns [`RotateCancelResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/cancel-secret-rotation).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RotateCancel {
    /// Unique ID of the client.
    #[serde(skip)]
    pub client_id: String,
}

impl RotateCancel {
    /// A request with the required fields.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self { client_id: client_id.into() }
    }
}

impl Endpoint for RotateCancel {
    type Response = RotateCancelResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "connected_apps.clients.secrets.rotate_cancel",
        "/v1/connected_apps/clients/{client_id}/secrets/rotate/cancel",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("client_id", &self.client_id)?;
        request.json(self)
    }
}

/// What [`RotateCancel`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RotateCancelResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Connected App that the call acted on.
    pub connected_app: ConnectedApp,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Starts a secret rotation and returns the next secret of a connected app.
///
/// Only this response contains `next_client_secret`: store it. Both secrets work until `rotate` or `rotate_cancel`.
///
/// `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start`, returns [`RotateStartResponse`].
/// [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RotateStart {
    /// Unique ID of the client.
    #[serde(skip)]
    pub client_id: String,
}

impl RotateStart {
    /// A request with the required fields.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self { client_id: client_id.into() }
    }
}

impl Endpoint for RotateStart {
    type Response = RotateStartResponse;

    const OPERATION: &'static Operation = &Operation::post(
        "connected_apps.clients.secrets.rotate_start",
        "/v1/connected_apps/clients/{client_id}/secrets/rotate/start",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("client_id", &self.client_id)?;
        request.json(self)
    }
}

/// What [`RotateStart`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RotateStartResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Connected App whose secret is being rotated, with its next client secret.
    pub connected_app: ConnectedAppWithNextClientSecret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
