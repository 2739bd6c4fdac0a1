//! The B2B API: organizations, their members, and how these log in.

pub mod discovery;
pub mod idp;
pub mod impersonation;
pub mod magic_links;
mod models;
pub mod oauth;
pub mod organizations;
pub mod otps;
pub mod passwords;
pub mod rbac;
pub mod recovery_codes;
pub mod scim;
pub mod sessions;
pub mod sso;
pub mod totps;

pub use models::*;
