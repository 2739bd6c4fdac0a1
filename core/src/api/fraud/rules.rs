//! Rules that allow, challenge or block traffic.

use serde::{Deserialize, Serialize};

use crate::api::fraud::{Rule, RuleAction};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint, Paged};

/// Lists the project's fraud rules.
///
/// Paginated by `cursor` and `limit`.
///
/// `POST /v1/rules/list`, returns [`ListResponse`]. [Documentation](https://stytch.com/docs/fraud/api).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct List {
    /// Place to resume from: the `next_cursor` of the previous page, or unset for the first page. A page holds at
    /// most 100 rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Rules per page: 10 by default, at most 100. Page through more with `cursor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
}

impl List {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Place to resume from: the `next_cursor` of the previous page, or unset for the first page. A page holds at
    /// most 100 rules.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// Rules per page: 10 by default, at most 100. Page through more with `cursor`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
}

impl Endpoint for List {
    type Response = ListResponse;

    const OPERATION: &'static Operation = &Operation::fraud_read("fraud.rules.list", "/v1/rules/list");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

impl Paged for List {
    type Item = Rule;

    fn current_cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn set_cursor(&mut self, cursor: String) {
        self.cursor = Some(cursor);
    }

    fn next_cursor(response: &ListResponse) -> Option<&str> {
        Some(&response.next_cursor)
    }

    fn items(response: ListResponse) -> Vec<Rule> {
        response.rules
    }
}

/// What [`List`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ListResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Value to send as `cursor` to fetch the next page; empty on the last page.
    #[serde(default, deserialize_with = "or_default")]
    pub next_cursor: String,
    /// Fraud rules set in the project.
    #[serde(default, deserialize_with = "or_default")]
    pub rules: Vec<Rule>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Sets the verdict for a visitor, browser, fingerprint, network or country.
///
/// Rules apply in the order `visitor_id`, `browser_id`, `visitor_fingerprint`, `browser_fingerprint`,
/// `hardware_fingerprint`, `network_fingerprint`, then `cidr_block`, `asn` and `country_code`; of CIDR blocks the
/// smallest wins. Many people can share a browser, hardware or network fingerprint. A `country_code` cannot be set
/// to `ALLOW`.
///
/// `POST /v1/rules/set`, returns [`SetResponse`]. [Documentation](https://stytch.com/docs/fraud/api).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Set {
    /// Outcome for fingerprint lookups matching the identifier: `ALLOW` (not for country codes), `BLOCK`,
    /// `CHALLENGE`, or `NONE` to remove the stored rule.
    pub action: RuleAction,
    /// Visitor ID to set the rule for; excludes every other identifier in the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_id: Option<String>,
    /// Browser ID to set the rule for; excludes every other identifier in the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_id: Option<String>,
    /// Visitor fingerprint to set the rule for; excludes every other identifier in the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_fingerprint: Option<String>,
    /// Browser fingerprint to set the rule for; excludes every other identifier in the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_fingerprint: Option<String>,
    /// Hardware fingerprint to set the rule for; a request takes exactly one identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hardware_fingerprint: Option<String>,
    /// Network fingerprint to set the rule for; excludes every other identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_fingerprint: Option<String>,
    /// Minutes until the rule expires; a rule without it never expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in_minutes: Option<i32>,
    /// Optional note on what the rule is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// IP address, or CIDR block with a prefix of 16 to 32, to set the rule for, such as `192.0.2.0/24`; excludes
    /// every other identifier in the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// ISO 3166-1 alpha-2 country code to set the rule for, such as `US`; cannot be combined with an `ALLOW` action
    /// or any other identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// ASN to set the rule for, in decimal from `0` to `4294967295`; excludes every other identifier in the
    /// request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asn: Option<String>,
}

impl Set {
    /// A request with the required fields.
    pub fn new(action: impl Into<RuleAction>) -> Self {
        Self {
            action: action.into(),
            visitor_id: None,
            browser_id: None,
            visitor_fingerprint: None,
            browser_fingerprint: None,
            hardware_fingerprint: None,
            network_fingerprint: None,
            expires_in_minutes: None,
            description: None,
            cidr_block: None,
            country_code: None,
            asn: None,
        }
    }

    /// Visitor ID to set the rule for; excludes every other identifier in the request.
    pub fn visitor_id(mut self, visitor_id: impl Into<String>) -> Self {
        self.visitor_id = Some(visitor_id.into());
        self
    }

    /// Browser ID to set the rule for; excludes every other identifier in the request.
    pub fn browser_id(mut self, browser_id: impl Into<String>) -> Self {
        self.browser_id = Some(browser_id.into());
        self
    }

    /// Visitor fingerprint to set the rule for; excludes every other identifier in the request.
    pub fn visitor_fingerprint(mut self, visitor_fingerprint: impl Into<String>) -> Self {
        self.visitor_fingerprint = Some(visitor_fingerprint.into());
        self
    }

    /// Browser fingerprint to set the rule for; excludes every other identifier in the request.
    pub fn browser_fingerprint(mut self, browser_fingerprint: impl Into<String>) -> Self {
        self.browser_fingerprint = Some(browser_fingerprint.into());
        self
    }

    /// Hardware fingerprint to set the rule for; a request takes exactly one identifier.
    pub fn hardware_fingerprint(mut self, hardware_fingerprint: impl Into<String>) -> Self {
        self.hardware_fingerprint = Some(hardware_fingerprint.into());
        self
    }

    /// Network fingerprint to set the rule for; excludes every other identifier.
    pub fn network_fingerprint(mut self, network_fingerprint: impl Into<String>) -> Self {
        self.network_fingerprint = Some(network_fingerprint.into());
        self
    }

    /// Minutes until the rule expires; a rule without it never expires.
    pub fn expires_in_minutes(mut self, expires_in_minutes: i32) -> Self {
        self.expires_in_minutes = Some(expires_in_minutes);
        self
    }

    /// Optional note on what the rule is for.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// IP address, or CIDR block with a prefix of 16 to 32, to set the rule for, such as `192.0.2.0/24`; excludes
    /// every other identifier in the request.
    pub fn cidr_block(mut self, cidr_block: impl Into<String>) -> Self {
        self.cidr_block = Some(cidr_block.into());
        self
    }

    /// ISO 3166-1 alpha-2 country code to set the rule for, such as `US`; cannot be combined with an `ALLOW` action
    /// or any other identifier.
    pub fn country_code(mut self, country_code: impl Into<String>) -> Self {
        self.country_code = Some(country_code.into());
        self
    }

    /// ASN to set the rule for, in decimal from `0` to `4294967295`; excludes every other identifier in the
    /// request.
    pub fn asn(mut self, asn: impl Into<String>) -> Self {
        self.asn = Some(asn.into());
        self
    }
}

impl Endpoint for Set {
    type Response = SetResponse;

    const OPERATION: &'static Operation = &Operation::fraud("fraud.rules.set", "/v1/rules/set");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Set`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SetResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Outcome now in force for the identifier.
    #[serde(default, deserialize_with = "or_default")]
    pub action: RuleAction,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Visitor ID that the rule is for.
    pub visitor_id: Option<String>,
    /// Browser ID the rule matches, when the rule was set for one.
    pub browser_id: Option<String>,
    /// Visitor fingerprint that the rule is for.
    pub visitor_fingerprint: Option<String>,
    /// Browser fingerprint the rule matches, when the rule was set for one.
    pub browser_fingerprint: Option<String>,
    /// Hardware fingerprint the rule applies to.
    pub hardware_fingerprint: Option<String>,
    /// Network fingerprint the rule applies to, if that is its kind.
    pub network_fingerprint: Option<String>,
    /// Time the rule expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub expires_at: Option<Timestamp>,
    /// CIDR block the rule matches, when the rule was set for one; it applies to every IP address inside the block.
    pub cidr_block: Option<String>,
    /// Country code the rule matches, when the rule was set for one, such as `US`.
    pub country_code: Option<String>,
    /// ASN the rule matches, when the rule was set for one.
    pub asn: Option<String>,
}
