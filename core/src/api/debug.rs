//! A check of credentials.

use serde::Deserialize;

use crate::error::Error;
use crate::operation::Operation;
use crate::values::{lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Returns the ID and name of the project that the credentials belong to.
///
/// Useful for checking credentials.
///
/// `GET /v1/debug/whoami`, returns [`WhoamiResponse`]. [Documentation](https://stytch.com/docs/api).
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Whoami {}

impl Whoami {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Endpoint for Whoami {
    type Response = WhoamiResponse;

    const OPERATION: &'static Operation = &Operation::get("debug.whoami", "/v1/debug/whoami");

    #[inline]
    fn encode(&self, _request: &mut Encoder<'_>) -> Result<(), Error> {
        Ok(())
    }
}

/// What [`Whoami`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct WhoamiResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the Stytch project.
    #[serde(default, deserialize_with = "or_default")]
    pub project_id: String,
    /// Name of the project.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
