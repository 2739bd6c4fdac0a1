//! The emulated operations, a file for each product, and what they share.

pub(crate) mod b2b;
pub(crate) mod connected_apps;
pub(crate) mod consents;
pub(crate) mod debug;
mod filters;
pub(crate) mod idp;
pub(crate) mod jwks;
mod links;
mod login;
pub(crate) mod m2m;
pub(crate) mod magic_links;
pub(crate) mod oauth;
pub(crate) mod oauth2;
pub(crate) mod otps;
mod paging;
pub(crate) mod passwords;
mod pkce;
pub(crate) mod rbac;
mod recipient;
pub(crate) mod search;
pub(crate) mod sessions;
pub(crate) mod users;
