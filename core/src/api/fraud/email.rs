//! Risk of email addresses.

use serde::{Deserialize, Serialize};

use crate::api::fraud::{AddressInformation, DomainInformation, VerdictAction};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Rates the risk of an email address.
///
/// `action` recommends `ALLOW`, `CHALLENGE` or `BLOCK`. In beta: ask Stytch for access.
///
/// `POST /v1/email/risk`, returns [`RiskResponse`]. [Documentation](https://stytch.com/docs/fraud/api).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Risk {
    /// Email address to assess for risk.
    pub email_address: String,
}

impl Risk {
    /// A request with the required fields.
    pub fn new(email_address: impl Into<String>) -> Self {
        Self { email_address: email_address.into() }
    }
}

impl Endpoint for Risk {
    type Response = RiskResponse;

    const OPERATION: &'static Operation = &Operation::fraud("fraud.email.risk", "/v1/email/risk");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Risk`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RiskResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Risk signals for the mailbox itself, such as valid syntax and known bounces.
    #[serde(default, deserialize_with = "or_default")]
    pub address_information: AddressInformation,
    /// Risk signals for the email's domain, such as DNS records and disposability.
    #[serde(default, deserialize_with = "or_default")]
    pub domain_information: DomainInformation,
    /// Recommended handling of this email address: `ALLOW` (likely safe), `BLOCK` (invalid or fraudulent) or
    /// `CHALLENGE` (some risk, so add friction such as 2FA).
    #[serde(default, deserialize_with = "or_default")]
    pub action: VerdictAction,
    /// Risk of the email address, from 0 to 100 (riskiest).
    #[serde(default, deserialize_with = "or_default")]
    pub risk_score: i32,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
