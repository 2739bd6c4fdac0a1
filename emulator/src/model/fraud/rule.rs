//! Rules that fix the verdict for a visitor, a fingerprint, a network or a country.

use std::net::Ipv4Addr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use stytch_core::fraud::VerdictAction;

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::model::fraud::verdict::known_action;
use crate::table::Row;

/// The prefix lengths that a block can have.
const PREFIXES: std::ops::RangeInclusive<u32> = 16..=32;

/// A rule of the project.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// The identifier as it was given.
    pub(crate) identifier: String,
    /// The identifier as devices are compared with it.
    pub(crate) key: String,
    #[serde(deserialize_with = "known_action")]
    pub(crate) action: VerdictAction,
    pub(crate) description: String,
    #[serde(with = "export::time")]
    pub(crate) created_at: Duration,
    #[serde(with = "export::optional_time")]
    pub(crate) updated_at: Option<Duration>,
    #[serde(with = "export::optional_time")]
    pub(crate) expires_at: Option<Duration>,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Kind {
    VisitorId,
    BrowserId,
    VisitorFingerprint,
    BrowserFingerprint,
    HardwareFingerprint,
    NetworkFingerprint,
    CidrBlock,
    Asn,
    CountryCode,
}

/// Found by its kind and key.
impl Row for Rule {
    type By = Kind;

    fn keys(&self) -> Vec<(Kind, String)> {
        vec![(self.kind, self.key.clone())]
    }

    fn is_unique(_: Kind) -> bool {
        false
    }

    fn expires_at(&self) -> Option<Duration> {
        self.expires_at
    }
}

impl Kind {
    /// All kinds, from the one that takes precedence over all others.
    pub(crate) const ALL: [Self; 9] = [
        Self::VisitorId,
        Self::BrowserId,
        Self::VisitorFingerprint,
        Self::BrowserFingerprint,
        Self::HardwareFingerprint,
        Self::NetworkFingerprint,
        Self::CidrBlock,
        Self::Asn,
        Self::CountryCode,
    ];

    /// The name of the identifier in requests and responses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::VisitorId => "visitor_id",
            Self::BrowserId => "browser_id",
            Self::VisitorFingerprint => "visitor_fingerprint",
            Self::BrowserFingerprint => "browser_fingerprint",
            Self::HardwareFingerprint => "hardware_fingerprint",
            Self::NetworkFingerprint => "network_fingerprint",
            Self::CidrBlock => "cidr_block",
            Self::Asn => "asn",
            Self::CountryCode => "country_code",
        }
    }

    /// The name of the kind in responses.
    pub(crate) fn rule_type(self) -> String {
        self.name().to_ascii_uppercase()
    }

    /// The key for an identifier in a request; `None` if there is no such identifier.
    pub(crate) fn key(self, identifier: &str) -> Option<String> {
        match self {
            Self::CidrBlock => {
                let (address, prefix) = identifier.split_once('/').unwrap_or((identifier, "32"));
                block(address.parse().ok()?, prefix.parse().ok().filter(|prefix| PREFIXES.contains(prefix))?)
            }
            Self::Asn => identifier.parse::<u32>().ok().map(|asn| asn.to_string()),
            Self::CountryCode => {
                let is_code = identifier.len() == 2 && identifier.bytes().all(|byte| byte.is_ascii_alphabetic());
                is_code.then(|| identifier.to_ascii_uppercase())
            }
            _ => Some(identifier.to_owned()),
        }
    }

    /// The keys under which the rules for this identifier of a device are, from the one that takes precedence.
    pub(crate) fn keys_for(self, identifier: &str) -> Vec<String> {
        match (self, identifier.parse()) {
            (Self::CidrBlock, Ok(address)) => PREFIXES.rev().filter_map(|prefix| block(address, prefix)).collect(),
            _ => self.key(identifier).into_iter().collect(),
        }
    }
}

/// The block with this prefix length that an address is in.
fn block(address: Ipv4Addr, prefix: u32) -> Option<String> {
    let mask = u32::MAX.checked_shl(32_u32.checked_sub(prefix)?)?;
    Some(format!("{}/{prefix}", Ipv4Addr::from_bits(address.to_bits() & mask)))
}

impl Rule {
    /// The rule in a list.
    pub(crate) fn to_json(&self) -> Value {
        let mut rule = json!({
            "rule_type": self.kind.rule_type(),
            "action": self.action.as_str(),
            "created_at": to_rfc3339(self.created_at),
            "description": self.description,
            "expires_at": self.expires_at.map(to_rfc3339),
            "last_updated_at": self.updated_at.map(to_rfc3339),
        });
        rule[self.kind.name()] = json!(self.identifier);
        rule
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_in_one_block_of_each_size() {
        let key = |block| Kind::CidrBlock.key(block);
        assert_eq!(key("203.0.113.9"), Some("203.0.113.9/32".to_owned()));
        assert_eq!(key("203.0.113.9/16"), Some("203.0.0.0/16".to_owned()));
        for wrong in ["203.0.113.9/15", "203.0.113.9/33", "203.0.113.9/", "203.0.113", "::1", ""] {
            assert_eq!(key(wrong), None, "{wrong}");
        }
        let keys = Kind::CidrBlock.keys_for("203.0.113.9");
        assert_eq!((keys.len(), keys[0].as_str(), keys[8].as_str()), (17, "203.0.113.9/32", "203.0.113.0/24"));
        assert_eq!(Kind::CidrBlock.keys_for("no address"), [""; 0]);
    }
}
