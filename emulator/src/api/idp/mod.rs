//! The authorization of Connected Apps: checking what an app asks for, and recording the consent.

pub(crate) mod authorize;
pub(crate) mod granter;
pub(crate) mod scopes;
