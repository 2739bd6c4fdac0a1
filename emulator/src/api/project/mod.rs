//! Operations about the project itself: its credentials, keys and RBAC policy.

pub(crate) mod debug;
pub(crate) mod jwks;
pub(crate) mod metrics;
pub(crate) mod rbac;
