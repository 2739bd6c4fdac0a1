//! Rules that fix the verdict for a visitor, a fingerprint, a network or a country.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::fraud::VerdictAction;

use crate::api::common::paging::Paging;
use crate::format::rfc3339::to_rfc3339;
use crate::model::fraud::rule::{Kind, Rule};
use crate::model::fraud::verdict::action_named;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The most minutes until a rule expires: a hundred years.
const MINUTES: u64 = 100 * 366 * 24 * 60;

pub(crate) fn set(state: &mut State, input: &Input) -> Outcome {
    let given = Kind::ALL.into_iter().filter(|kind| input.has(kind.name()));
    let [kind] = given.collect::<Vec<_>>()[..] else {
        return Err(Failure::malformed("Exactly one identifier is required."));
    };
    let identifier = input.text(kind.name())?;
    let key = kind.key(identifier).ok_or_else(|| {
        let message = match kind {
            Kind::CidrBlock => "cidr_block must be an IPv4 address or block with a prefix from 16 to 32.",
            Kind::Asn => "asn must be an integer from 0 to 4294967295.",
            _ => "country_code must have two letters.",
        };
        Failure::malformed(message)
    })?;
    let lifetime = input.minutes("expires_in_minutes", 1..=MINUTES, "bad_request")?;
    let description = input.owned_text("description")?.unwrap_or_default();
    let action = match input.text("action")? {
        "NONE" => None,
        name => Some(action_named(name).ok_or_else(|| {
            let message = "action must be ALLOW, CHALLENGE, BLOCK or NONE.";
            Failure::malformed(message)
        })?),
    };
    if (kind, &action) == (Kind::CountryCode, &Some(VerdictAction::Allow)) {
        return Err(Failure::malformed("A country code cannot have the action ALLOW."));
    }

    let now = state.now();
    let expires_at = lifetime.map(|lifetime| now.saturating_add(lifetime)).filter(|_| action.is_some());
    let mut answer = json!({
        "action": action.as_ref().map_or("NONE", VerdictAction::as_str),
        "expires_at": expires_at.map(to_rfc3339),
    });
    answer[kind.name()] = json!(identifier);
    store(state, kind, &key, identifier, action, description, expires_at);
    Ok(answer)
}

/// Replaces the rule for an identifier; without an action there is none then.
fn store(
    state: &mut State,
    kind: Kind,
    key: &str,
    identifier: &str,
    action: Option<VerdictAction>,
    description: String,
    expires_at: Option<Duration>,
) {
    let now = state.now();
    let Some(action) = action else {
        state.fraud.rules.remove(kind, key);
        return;
    };
    let identifier = identifier.to_owned();
    if let Some(mut rule) = state.fraud.rules.find_mut(kind, key) {
        (rule.identifier, rule.action, rule.description) = (identifier, action, description);
        (rule.expires_at, rule.updated_at) = (expires_at, Some(now));
        return;
    }
    let id = state.mint.id("rule");
    let key = key.to_owned();
    let rule = Rule { id, kind, identifier, key, action, description, created_at: now, updated_at: None, expires_at };
    state.fraud.rules.insert(rule);
}

pub(crate) fn list(state: &mut State, input: &Input) -> Outcome {
    let paging = Paging::read_within(input, "rule-", (10, 100), "bad_request", "bad_request")?;
    let rules: Vec<&Rule> = state.fraud.rules.iter().collect();
    let (page, metadata) = paging.page(&rules, |rule| &rule.id);
    let page: Vec<Value> = page.iter().map(|rule| rule.to_json()).collect();
    // Unlike those of searches, it is never null.
    Ok(json!({ "rules": page, "next_cursor": metadata["next_cursor"].as_str().unwrap_or_default() }))
}
