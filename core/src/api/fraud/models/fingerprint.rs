//! Types about fingerprint.

use serde::{Deserialize, Serialize};

use crate::api::fraud::{RuleType, VerdictReasonOverride};
use crate::values::{open_enum, or_default};

/// The autonomous system that an IP address belongs to.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AsnProperties {
    /// Autonomous System Number in decimal, such as `7922`.
    #[serde(default, deserialize_with = "or_default")]
    pub asn: String,
    /// Public name of the ASN.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// CIDR block that belongs to the ASN.
    #[serde(default, deserialize_with = "or_default")]
    pub network: String,
}

/// Properties of the browser of a device.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BrowserProperties {
    /// User agent string of the user's browser.
    #[serde(default, deserialize_with = "or_default")]
    pub user_agent: String,
}

/// Your own identifiers to store next to a telemetry ID.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExternalMetadata {
    /// Identifier of yours, such as a user id, to store with the telemetry id; at most 65 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// ID of the Organization to link with the telemetry ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Action of the user to record with the telemetry ID, such as `login`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_action: Option<String>,
}

impl ExternalMetadata {
    /// A value with no field set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Identifier of yours, such as a user id, to store with the telemetry id; at most 65 characters.
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = Some(external_id.into());
        self
    }

    /// ID of the Organization to link with the telemetry ID.
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.organization_id = Some(organization_id.into());
        self
    }

    /// Action of the user to record with the telemetry ID, such as `login`.
    pub fn user_action(mut self, user_action: impl Into<String>) -> Self {
        self.user_action = Some(user_action.into());
        self
    }
}

/// Properties of the browser and network of a device.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FingerprintProperties {
    /// Network details of the visitor: IP address, ASN, location, and proxy or VPN use.
    #[serde(default, deserialize_with = "or_default")]
    pub network_properties: NetworkProperties,
    /// Details of the browser, such as its user agent.
    #[serde(default, deserialize_with = "or_default")]
    pub browser_properties: BrowserProperties,
}

/// The fingerprints and identifiers taken from one device.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Fingerprints {
    /// Fingerprint of the network connection, derived from TLS signals.
    #[serde(default, deserialize_with = "or_default")]
    pub network_fingerprint: String,
    /// Identifier derived from signals about the operating system and architecture.
    #[serde(default, deserialize_with = "or_default")]
    pub hardware_fingerprint: String,
    /// Identifier of a browser and its exact version, made from several signals.
    #[serde(default, deserialize_with = "or_default")]
    pub browser_fingerprint: String,
    /// Visitor fingerprint, which identifies a user without cookies.
    #[serde(default, deserialize_with = "or_default")]
    pub visitor_fingerprint: String,
    /// Visitor ID, kept in a cookie, that identifies the user's device.
    pub visitor_id: Option<String>,
    /// Identifier of one browser, made from its visitor ID and network fingerprint.
    pub browser_id: Option<String>,
}

/// The approximate location of an IP address.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct IpGeoProperties {
    /// City the IP address is located in.
    #[serde(default, deserialize_with = "or_default")]
    pub city: String,
    /// Region the IP address is located in.
    #[serde(default, deserialize_with = "or_default")]
    pub region: String,
    /// Country the IP address is located in.
    #[serde(default, deserialize_with = "or_default")]
    pub country: String,
}

/// Properties of the network of a device.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct NetworkProperties {
    /// IP address of the client.
    #[serde(default, deserialize_with = "or_default")]
    pub ip_address: String,
    /// Autonomous System (ASN) details of the network.
    #[serde(default, deserialize_with = "or_default")]
    pub asn: AsnProperties,
    /// Geographic location of the client's IP address.
    #[serde(default, deserialize_with = "or_default")]
    pub ip_geolocation: IpGeoProperties,
    /// Whether the client connects through a proxy.
    #[serde(default, deserialize_with = "or_default")]
    pub is_proxy: bool,
    /// Whether the client connects through a VPN.
    #[serde(default, deserialize_with = "or_default")]
    pub is_vpn: bool,
}

/// What Stytch suggests doing about a device, and why.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Verdict {
    /// Recommended handling of this device: `ALLOW` (known good), `BLOCK` (known bad) or `CHALLENGE` (unknown or
    /// suspicious, so add friction such as 2FA).
    #[serde(default, deserialize_with = "or_default")]
    pub action: VerdictAction,
    /// Warning flags that explain a `CHALLENGE` or `BLOCK` verdict.
    #[serde(default, deserialize_with = "or_default")]
    pub reasons: Vec<String>,
    /// Operating system and architecture of the device that took the fingerprint.
    #[serde(default, deserialize_with = "or_default")]
    pub detected_device_type: String,
    /// Whether the device looks genuine; `false` when hardware or browser deception is found.
    #[serde(default, deserialize_with = "or_default")]
    pub is_authentic_device: bool,
    /// Overrides of verdict reasons that were applied; can be empty.
    #[serde(default, deserialize_with = "or_default")]
    pub verdict_reason_overrides: Vec<VerdictReasonOverride>,
    /// Kind of rule that matched, such as `VISITOR_ID`; empty unless the verdict reasons include `RULE_MATCH`.
    pub rule_match_type: Option<RuleType>,
    /// Value of the matched rule, such as a visitor ID; empty unless the verdict reasons include `RULE_MATCH`.
    pub rule_match_identifier: Option<String>,
}

open_enum! {
    /// What Stytch suggests doing about a device or an email address.
    pub enum VerdictAction {
        /// Let it through.
        Allow = "ALLOW",
        /// Ask for more proof, such as a second factor.
        Challenge = "CHALLENGE",
        /// Block it.
        Block = "BLOCK",
    }
}
