//! The fingerprints, rules and overrides of a project, and the verdicts that follow from them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::fraud::device::{self, Seen};
use crate::model::fraud::fingerprint::Taken;
use crate::model::fraud::rule::{Kind, Rule};
use crate::model::fraud::verdict::{Override, RULE_MATCH, default_action, strictest};
use crate::state::State;
use crate::table::{Id, Table};

/// The records of Stytch's fraud prevention.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fraud {
    pub(crate) fingerprints: Table<Taken>,
    pub(crate) rules: Table<Rule>,
    /// By reason.
    pub(crate) overrides: BTreeMap<String, Override>,
    pub(crate) seen: Table<Seen>,
}

impl Fraud {
    /// The verdict about a device.
    pub(crate) fn verdict(&self, taken: &Taken) -> Value {
        let overrides = taken.reasons().iter().filter_map(|reason| Some((reason, self.overrides.get(reason)?)));
        let overrides: Vec<(&String, &Override)> = overrides.collect();
        let of_reasons = || {
            let action =
                |reason: &String| self.overrides.get(reason).map_or(default_action(reason), |o| o.action.clone());
            strictest(taken.reasons().iter().map(action))
        };
        let action = taken.action().filter(|_| overrides.is_empty()).unwrap_or_else(of_reasons);
        let rule = self.rule_for(taken);

        let mut verdict = taken.to_json()["verdict"].take();
        verdict["action"] = json!(rule.map_or(&action, |rule| &rule.action).as_str());
        let reasons = taken.reasons().iter().map(String::as_str).chain(rule.map(|_| RULE_MATCH));
        verdict["reasons"] = json!(reasons.collect::<Vec<_>>());
        let applied = overrides
            .iter()
            .map(|(reason, applied)| json!({ "verdict_reason": reason, "override_action": applied.action.as_str() }));
        verdict["verdict_reason_overrides"] = Value::Array(applied.collect());
        if let Some(rule) = rule {
            verdict["rule_match_type"] = json!(rule.kind.rule_type());
            verdict["rule_match_identifier"] = json!(rule.identifier);
        }
        verdict
    }

    /// The rule that applies to a device, if there is one.
    fn rule_for(&self, taken: &Taken) -> Option<&Rule> {
        let keys = Kind::ALL.into_iter().flat_map(|kind| {
            let keys = kind.keys_for(&taken.identifier(kind));
            keys.into_iter().map(move |key| (kind, key))
        });
        keys.filter_map(|(kind, key)| self.rules.find(kind, &key)).next()
    }
}

impl State {
    /// The device with this telemetry id, in the response to a login of a user or member, who is then known to use it;
    /// `null` if there is none.
    pub(crate) fn user_device(&mut self, owner_id: &str, telemetry_id: Option<&str>) -> Value {
        let Some(taken) = telemetry_id.and_then(|id| self.fraud.fingerprints.find(Id, id)) else {
            return Value::Null;
        };
        let (visitor_id, ip_address) = (taken.text("visitor_id"), taken.text("ip_address"));
        let [city, region, country] = ["city", "region", "country"].map(|name| taken.text(name));
        json!({
            "visitor_id_details": self.seen(owner_id, "visitor_id", &visitor_id),
            "ip_address_details": self.seen(owner_id, "ip_address", &ip_address),
            "ip_geo_country_details": self.seen(owner_id, "ip_geo_country", &country),
            "visitor_id": visitor_id,
            "ip_address": ip_address,
            "ip_geo_city": city,
            "ip_geo_region": region,
            "ip_geo_country": country,
        })
    }

    /// Notes an attribute of a device, and describes it.
    fn seen(&mut self, owner_id: &str, name: &str, value: &str) -> Value {
        let now = self.now();
        let attribute = format!("{name} {value}");
        let key = device::of(owner_id, &attribute);
        if let Some(mut seen) = self.fraud.seen.find_mut(device::By::Attribute, &key) {
            seen.last = now;
            return seen.to_json(false);
        }
        self.fraud.seen.insert(Seen { owner_id: owner_id.to_owned(), attribute, first: now, last: now }).to_json(true)
    }
}
