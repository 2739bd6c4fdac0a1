//! Policies that are read by hand are those that a typed request answers, but for what decides access.

use serde_json::{Value, json};

use super::super::read;
use crate::api::b2b::OrgPolicy;
use crate::api::models::Policy;
use crate::testing::policy;
use crate::wire::fields;

fn by_hand(json: &Value) -> (Option<Policy>, Option<OrgPolicy>) {
    (fields::within(json, read::policy).ok(), fields::within(json, read::org_policy).ok())
}

fn derived(json: &Value) -> (Option<Policy>, Option<OrgPolicy>) {
    let text = json.to_string();
    (serde_json::from_str(&text).ok(), serde_json::from_str(&text).ok())
}

/// The policy with each of its values, and those inside them, replaced by `with`, or left out.
fn variants(json: &Value, with: Option<&Value>) -> Vec<Value> {
    let mut variants: Vec<Value> = with.cloned().into_iter().collect();
    match json {
        Value::Object(members) => {
            for (name, value) in members {
                if with.is_none() {
                    let mut without = members.clone();
                    without.remove(name);
                    variants.push(without.into());
                }
                for variant in self::variants(value, with) {
                    let mut changed = members.clone();
                    changed[name] = variant;
                    variants.push(changed.into());
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                for variant in self::variants(item, with) {
                    let mut changed = items.clone();
                    changed[index] = variant;
                    variants.push(changed.into());
                }
            }
        }
        _ => {}
    }
    variants
}

#[test]
fn what_is_read_by_hand_is_what_a_typed_request_answers() {
    let policy = policy()["policy"].clone();
    assert!(by_hand(&policy).0.is_some_and(|policy| !policy.scopes.is_empty() && !policy.resources.is_empty()));
    let (mut read, mut refused) = (0, 0);
    for with in [None, Some(json!(null)), Some(json!(7)), Some(json!("text")), Some(json!({ "brand_new": [] }))] {
        for variant in variants(&policy, with.as_ref()) {
            let (by_hand, derived) = (by_hand(&variant), derived(&variant));
            if by_hand.0.is_some() {
                assert_eq!(by_hand, derived, "{variant}");
                read += 1;
            } else if derived.0.is_some() {
                refused += 1;
            }
        }
    }
    // A typed request is lenient about the list of roles and 8 ids, missing or null, and about 9 objects that lack all.
    assert_eq!((read, refused), (50, 2 * (1 + 8) + 9));
}
