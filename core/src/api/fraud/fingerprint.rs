//! Device fingerprints and verdicts.

use serde::{Deserialize, Serialize};

use crate::api::fraud::{ExternalMetadata, FingerprintProperties, Fingerprints, Verdict};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Fetches the device fingerprint and verdict for a telemetry ID.
///
/// The verdict recommends `ALLOW`, `CHALLENGE` or `BLOCK`. An unknown or expired ID is a 404
/// `telemetry_id_not_found`; treat it like `BLOCK`, because attackers can send forged IDs.
///
/// `POST /v1/fingerprint/lookup`, returns [`LookupResponse`].
/// [Documentation](https://stytch.com/docs/fraud/api/fingerprint-lookup).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Lookup {
    /// Telemetry ID of the fingerprint to look up.
    pub telemetry_id: String,
    /// Identifiers of yours to attach to the telemetry id, searchable in the Dashboard; each at most 65 characters
    /// of alphanumerics, `_`, `-`, `+`, `.` or `@`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_metadata: Option<ExternalMetadata>,
}

impl Lookup {
    /// A request with the required fields.
    pub fn new(telemetry_id: impl Into<String>) -> Self {
        Self { telemetry_id: telemetry_id.into(), external_metadata: None }
    }

    /// Identifiers of yours to attach to the telemetry id, searchable in the Dashboard; each at most 65 characters
    /// of alphanumerics, `_`, `-`, `+`, `.` or `@`.
    pub fn external_metadata(mut self, external_metadata: ExternalMetadata) -> Self {
        self.external_metadata = Some(external_metadata);
        self
    }
}

impl Endpoint for Lookup {
    type Response = LookupResponse;

    const OPERATION: &'static Operation = &Operation::fraud("fraud.fingerprint.lookup", "/v1/fingerprint/lookup");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Lookup`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LookupResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Telemetry ID of the fingerprint that was looked up.
    #[serde(default, deserialize_with = "or_default")]
    pub telemetry_id: String,
    /// Identifiers that make up the fingerprint of the device and browser.
    #[serde(default, deserialize_with = "or_default")]
    pub fingerprints: Fingerprints,
    /// Verdict on the fingerprint, with the reasons for it.
    #[serde(default, deserialize_with = "or_default")]
    pub verdict: Verdict,
    /// Identifiers of yours attached to the telemetry id.
    #[serde(default, deserialize_with = "or_default")]
    pub external_metadata: ExternalMetadata,
    /// Time the fingerprint was taken, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    #[serde(default, deserialize_with = "or_default")]
    pub created_at: Timestamp,
    /// Time the fingerprint expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    #[serde(default, deserialize_with = "or_default")]
    pub expires_at: Timestamp,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Details of the visitor's browser and network.
    pub properties: Option<FingerprintProperties>,
    /// Device attributes behind the fingerprints and verdict; present only if Stytch has enabled raw signals for
    /// you.
    pub raw_signals: Option<JsonObject>,
}
