//! Rotation of M2M clients' secrets.

use serde::{Deserialize, Serialize};

use crate::api::m2m::{M2mClient, M2mClientWithNextClientSecret};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::lenient_integer;
use crate::wire::{Encoder, Endpoint};

/// Completes a secret rotation; the next secret takes over and the old one stops working.
///
/// `POST /v1/m2m/clients/{client_id}/secrets/rotate`, returns [`RotateResponse`].
/// [Documentation](https://stytch.com/docs/api/m2m-rotate-secret).
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

    const OPERATION: &'static Operation =
        &Operation::post("m2m.clients.secrets.rotate", "/v1/m2m/clients/{client_id}/secrets/rotate");

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
    /// M2M client after the operation.
    pub m2m_client: M2mClient,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Cancels a secret rotation; only the old secret stays valid.
///
/// `POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel`, returns [`RotateCancelResponse`].
/// [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-cancel).
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

    const OPERATION: &'static Operation =
        &Operation::post("m2m.clients.secrets.rotate_cancel", "/v1/m2m/clients/{client_id}/secrets/rotate/cancel");

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
    /// M2M client after the operation.
    pub m2m_client: M2mClient,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Starts a secret rotation and returns the next secret of an M2M client.
///
/// Only this response contains `next_client_secret`: store it. Both secrets work until `rotate` or `rotate_cancel`.
///
/// `POST /v1/m2m/clients/{client_id}/secrets/rotate/start`, returns [`RotateStartResponse`].
/// [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-start).
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

    const OPERATION: &'static Operation =
        &Operation::post("m2m.clients.secrets.rotate_start", "/v1/m2m/clients/{client_id}/secrets/rotate/start");

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
    /// M2M client after the operation, with its next secret.
    pub m2m_client: M2mClientWithNextClientSecret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
