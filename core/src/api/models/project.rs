//! Types about project.

use serde::Deserialize;

use crate::values::{open_enum, or_default};

/// One count of objects in the project.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ProjectMetric {
    /// Metric that is counted, such as `USER_COUNT` or `MEMBER_COUNT`.
    #[serde(default, deserialize_with = "or_default")]
    pub metric_type: MetricType,
    /// Value of the metric, zero or more.
    #[serde(default, deserialize_with = "or_default")]
    pub count: u32,
}

open_enum! {
    /// What a project metric counts.
    pub enum MetricType {
        /// The API itself does not say what is counted.
        Unknown = "UNKNOWN",
        /// Users.
        UserCount = "USER_COUNT",
        /// Organizations.
        OrganizationCount = "ORGANIZATION_COUNT",
        /// Members.
        MemberCount = "MEMBER_COUNT",
        /// M2M clients.
        M2mClientCount = "M2M_CLIENT_COUNT",
    }
}
