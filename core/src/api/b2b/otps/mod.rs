//! One-time passcodes for members.

pub mod email;
pub mod sms;
