//! Types about discovery.

use serde::Deserialize;

use crate::api::b2b::{Member, MfaRequired, Organization, PrimaryRequired};
use crate::values::{JsonObject, open_enum, or_default};

/// An organization that a person belongs to or may join, and what is missing for a full login there.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DiscoveredOrganization {
    /// Whether the proven factors suffice to log in to this Organization; if `false`, see `primary_required` and
    /// `mfa_required`.
    #[serde(default, deserialize_with = "or_default")]
    pub member_authenticated: bool,
    /// The Organization.
    pub organization: Option<Organization>,
    /// How the end user relates to the Organization, such as an active or pending Member.
    pub membership: Option<Membership>,
    /// Primary authentication the Member must still complete to log in to the Organization.
    pub primary_required: Option<PrimaryRequired>,
    /// What MFA the Organization asks for and how the Member can complete it.
    pub mfa_required: Option<MfaRequired>,
}

/// The relation of a person to a discovered organization: a member, invited, or allowed to join.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Membership {
    /// State of the membership: `active_member`, `pending_member`, `invited_member`,
    /// `eligible_to_join_by_email_domain` or `eligible_to_join_by_oauth_tenant`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#type: MembershipType,
    /// Extra metadata on the membership, if there is any.
    pub details: Option<JsonObject>,
    /// The Member, absent when none exists yet in the Organization.
    pub member: Option<Member>,
}

open_enum! {
    /// The relation of a person to a discovered organization.
    pub enum MembershipType {
        /// Already an active member.
        ActiveMember = "active_member",
        /// A member who has not completed a first login.
        PendingMember = "pending_member",
        /// A member with an open invitation.
        InvitedMember = "invited_member",
        /// Not a member, but allowed to join because of the email domain.
        EligibleToJoinByEmailDomain = "eligible_to_join_by_email_domain",
        /// Not a member, but allowed to join because of a tenant at an OAuth provider.
        EligibleToJoinByOAuthTenant = "eligible_to_join_by_oauth_tenant",
    }
}
