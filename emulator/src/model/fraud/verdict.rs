//! What Stytch suggests doing about a device, and why.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};
use stytch_core::fraud::VerdictAction;

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;

/// The reason of a verdict that follows from a rule.
pub(crate) const RULE_MATCH: &str = "RULE_MATCH";

/// The reasons that the emulator knows, with their default actions.
pub(crate) const REASONS: [(&str, VerdictAction); 3] = [
    ("HEADLESS_BROWSER_AUTOMATION", VerdictAction::Block),
    ("SMART_RATE_LIMIT_WARNING", VerdictAction::Challenge),
    ("VIRTUAL_MACHINE", VerdictAction::Challenge),
];

/// The action for a reason, unless it is overridden.
pub(crate) fn default_action(reason: &str) -> VerdictAction {
    let known = REASONS.iter().find(|(known, _)| *known == reason);
    known.map_or(VerdictAction::Challenge, |(_, action)| action.clone())
}

/// The action with this name, which can be `ALLOW`, `CHALLENGE` or `BLOCK`.
pub(crate) fn action_named(name: &str) -> Option<VerdictAction> {
    let action = VerdictAction::from(name);
    ACTIONS.contains(&action).then_some(action)
}

/// The actions, from the most lenient to the strictest.
const ACTIONS: [VerdictAction; 3] = [VerdictAction::Allow, VerdictAction::Challenge, VerdictAction::Block];

/// The strictest of some actions; `ALLOW` if there are none.
pub(crate) fn strictest(actions: impl IntoIterator<Item = VerdictAction>) -> VerdictAction {
    let place = |action: &VerdictAction| ACTIONS.iter().position(|known| known == action);
    actions.into_iter().max_by_key(place).unwrap_or(VerdictAction::Allow)
}

/// An action in the place of the default one for a reason.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Override {
    #[serde(deserialize_with = "known_action")]
    pub(crate) action: VerdictAction,
    pub(crate) description: String,
    #[serde(with = "export::time")]
    pub(crate) created_at: Duration,
}

/// Reads one of the actions in an exported state.
pub(super) fn known_action<'de, D: Deserializer<'de>>(deserializer: D) -> Result<VerdictAction, D::Error> {
    export::checked(deserializer, |action| ACTIONS.contains(action), "ALLOW, CHALLENGE or BLOCK")
}

/// A reason with its actions, in responses.
pub(crate) fn reason_to_json(reason: &str, overridden: Option<&Override>) -> Value {
    let mut reason = json!({ "verdict_reason": reason, "default_action": default_action(reason).as_str() });
    if let Some(overridden) = overridden {
        reason["override_action"] = json!(overridden.action.as_str());
        reason["override_created_at"] = json!(to_rfc3339(overridden.created_at));
        reason["override_description"] = json!(overridden.description);
    }
    reason
}
