//! Types about rule.

use serde::Deserialize;

use crate::values::{Timestamp, open_enum, or_default};

/// A rule that fixes the verdict for a visitor, fingerprint, network or country.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Rule {
    /// Kind of identifier the rule matches on, such as `VISITOR_ID`, `CIDR_BLOCK`, `ASN` or `COUNTRY_CODE`.
    #[serde(default, deserialize_with = "or_default")]
    pub rule_type: RuleType,
    /// Outcome this rule produces: `ALLOW`, `BLOCK` or `CHALLENGE`.
    #[serde(default, deserialize_with = "or_default")]
    pub action: RuleAction,
    /// Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    #[serde(default, deserialize_with = "or_default")]
    pub created_at: Timestamp,
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
    /// CIDR block the rule matches, when the rule was set for one; it applies to every IP address inside the block.
    pub cidr_block: Option<String>,
    /// Country code the rule matches, when the rule was set for one, such as `US`.
    pub country_code: Option<String>,
    /// ASN the rule matches, when the rule was set for one.
    pub asn: Option<String>,
    /// Note on what the rule is for.
    pub description: Option<String>,
    /// Time the rule expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub expires_at: Option<Timestamp>,
    /// When the rule was last changed, an RFC 3339 UTC time; absent if it never was.
    pub last_updated_at: Option<Timestamp>,
}

open_enum! {
    /// The action of a rule or an override.
    pub enum RuleAction {
        /// Let it through; not available for country codes.
        Allow = "ALLOW",
        /// Ask for more proof, such as a second factor.
        Challenge = "CHALLENGE",
        /// Block it.
        Block = "BLOCK",
        /// Clear the stored rule; not for overrides of a verdict reason.
        None = "NONE",
    }
}

open_enum! {
    /// What a rule is keyed on.
    pub enum RuleType {
        /// A visitor ID.
        VisitorId = "VISITOR_ID",
        /// A browser ID.
        BrowserId = "BROWSER_ID",
        /// A visitor fingerprint.
        VisitorFingerprint = "VISITOR_FINGERPRINT",
        /// A browser fingerprint.
        BrowserFingerprint = "BROWSER_FINGERPRINT",
        /// A hardware fingerprint.
        HardwareFingerprint = "HARDWARE_FINGERPRINT",
        /// A network fingerprint.
        NetworkFingerprint = "NETWORK_FINGERPRINT",
        /// A block of IP addresses in CIDR notation.
        CidrBlock = "CIDR_BLOCK",
        /// An autonomous system number.
        Asn = "ASN",
        /// A two-letter country code.
        CountryCode = "COUNTRY_CODE",
    }
}
