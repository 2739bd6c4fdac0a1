//! Logins of members through OAuth providers.

pub(crate) mod authenticate;
pub(crate) mod providers;
pub(crate) mod start;
