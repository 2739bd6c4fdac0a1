//! Types about mfa.

use serde::Deserialize;

use crate::values::{open_enum, or_default};

/// What a member has registered for MFA: a phone number, an authenticator app, or both.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MfaMemberOptions {
    /// Member's phone number for MFA codes.
    #[serde(default, deserialize_with = "or_default")]
    pub mfa_phone_number: String,
    /// ID of the Member's TOTP registration.
    #[serde(default, deserialize_with = "or_default")]
    pub totp_registration_id: String,
}

/// The MFA step that a member must still complete for a full session.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MfaRequired {
    /// What the Member can use to complete MFA.
    pub member_options: Option<MfaMemberOptions>,
    /// Second factor already started: `sms_otp` when a passcode was sent to the Member's phone, otherwise empty.
    /// Discovery calls never start one.
    pub secondary_auth_initiated: Option<MfaMethod>,
}

open_enum! {
    /// Change to a member's MFA enrollment after a successful login; an organization with MFA for all ignores it.
    pub enum MfaEnrollment {
        /// Ask for MFA on future logins.
        Enroll = "enroll",
        /// Stop asking for MFA on future logins.
        Unenroll = "unenroll",
    }
}

open_enum! {
    /// A second factor that a member may use.
    pub enum MfaMethod {
        /// A passcode sent as a text message.
        SmsOtp = "sms_otp",
        /// A code from an authenticator app.
        Totp = "totp",
    }
}
