//! The emulated operations, a file for each product, and what they share.

pub(crate) mod debug;
pub(crate) mod jwks;
mod links;
mod login;
pub(crate) mod magic_links;
pub(crate) mod otps;
pub(crate) mod passwords;
pub(crate) mod rbac;
mod recipient;
pub(crate) mod search;
pub(crate) mod sessions;
pub(crate) mod users;
