//! Types about device.

use serde::Deserialize;

use crate::values::{Timestamp, or_default};

/// Whether one attribute of a device is new for this person, with the times when it was first and last seen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeviceAttributeDetails {
    /// Whether this is the first sighting of the attribute value for this User or Member.
    #[serde(default, deserialize_with = "or_default")]
    pub is_new: bool,
    /// When the attribute value first appeared for this User or Member, an RFC 3339 UTC time such as
    /// `2021-12-29T12:33:09Z`.
    pub first_seen_at: Option<Timestamp>,
    /// When the attribute value last appeared for this User or Member, an RFC 3339 UTC time such as
    /// `2021-12-29T12:33:09Z`.
    pub last_seen_at: Option<Timestamp>,
}

/// What Stytch knows about the device behind a login, and whether that device was seen before.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DeviceInfo {
    /// Visitor ID, kept in a cookie, that identifies the user's device.
    #[serde(default, deserialize_with = "or_default")]
    pub visitor_id: String,
    /// Details of the `visitor_id`, such as when it was seen.
    pub visitor_id_details: Option<DeviceAttributeDetails>,
    /// IP address of the device.
    pub ip_address: Option<String>,
    /// When `ip_address` was seen for this User or Member, and whether it is new.
    pub ip_address_details: Option<DeviceAttributeDetails>,
    /// City the IP address maps to.
    pub ip_geo_city: Option<String>,
    /// Region the IP address maps to.
    pub ip_geo_region: Option<String>,
    /// Country code the IP address maps to.
    pub ip_geo_country: Option<String>,
    /// When `ip_geo_country` was seen for this User or Member, and whether it is new.
    pub ip_geo_country_details: Option<DeviceAttributeDetails>,
}
