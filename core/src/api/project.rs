//! Figures about the project.

use serde::Deserialize;

use crate::api::models::ProjectMetric;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Counts the project's users, organizations, members and M2M clients.
///
/// `GET /v1/projects/metrics`, returns [`MetricsResponse`]. [Documentation](https://stytch.com/docs/api).
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Metrics {}

impl Metrics {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Endpoint for Metrics {
    type Response = MetricsResponse;

    const OPERATION: &'static Operation = &Operation::get("project.metrics", "/v1/projects/metrics");

    #[inline]
    fn encode(&self, _request: &mut Encoder<'_>) -> Result<(), Error> {
        Ok(())
    }
}

/// What [`Metrics`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MetricsResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the Stytch project.
    #[serde(default, deserialize_with = "or_default")]
    pub project_id: String,
    /// Usage counts of the project, one entry for each metric type.
    #[serde(default, deserialize_with = "or_default")]
    pub metrics: Vec<ProjectMetric>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
