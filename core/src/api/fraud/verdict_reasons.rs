//! Reasons behind verdicts and the actions they lead to.

use serde::{Deserialize, Serialize};

use crate::api::fraud::{RuleAction, VerdictReasonAction};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Lists the verdict reasons that can be overridden, with their actions.
///
/// The list does not contain every reason that a lookup may return.
///
/// `POST /v1/verdict_reasons/list`, returns [`ListResponse`].
/// [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct List {
    /// Whether to list only the verdict reasons that have an override; `false` when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overrides_only: Option<bool>,
}

impl List {
    /// A request with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether to list only the verdict reasons that have an override; `false` when unset.
    pub fn overrides_only(mut self, overrides_only: bool) -> Self {
        self.overrides_only = Some(overrides_only);
        self
    }
}

impl Endpoint for List {
    type Response = ListResponse;

    const OPERATION: &'static Operation =
        &Operation::fraud_read("fraud.verdict_reasons.list", "/v1/verdict_reasons/list");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`List`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ListResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Verdict reasons with the overrides set on them.
    #[serde(default, deserialize_with = "or_default")]
    pub verdict_reason_actions: Vec<VerdictReasonAction>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Overrides the action of a verdict reason.
///
/// For instance, lets `VIRTUAL_MACHINE` pass with `ALLOW` in place of its default `CHALLENGE`.
///
/// `POST /v1/verdict_reasons/override`, returns [`OverrideResponse`].
/// [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Override {
    /// Verdict reason to override, any warning flag except `RULE_MATCH`.
    pub verdict_reason: String,
    /// Action to return for the verdict reason: `ALLOW`, `BLOCK` or `CHALLENGE`.
    pub override_action: RuleAction,
    /// Note on why the override exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_description: Option<String>,
}

impl Override {
    /// A request with the required fields.
    pub fn new(verdict_reason: impl Into<String>, override_action: impl Into<RuleAction>) -> Self {
        Self {
            verdict_reason: verdict_reason.into(),
            override_action: override_action.into(),
            override_description: None,
        }
    }

    /// Note on why the override exists.
    pub fn override_description(mut self, override_description: impl Into<String>) -> Self {
        self.override_description = Some(override_description.into());
        self
    }
}

impl Endpoint for Override {
    type Response = OverrideResponse;

    const OPERATION: &'static Operation =
        &Operation::fraud("fraud.verdict_reasons.override", "/v1/verdict_reasons/override");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Override`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OverrideResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Override that this call set.
    #[serde(default, deserialize_with = "or_default")]
    pub verdict_reason_action: VerdictReasonAction,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
