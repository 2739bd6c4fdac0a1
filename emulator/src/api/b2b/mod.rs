//! Operations of the B2B API: organizations, members, their logins and their sessions.

pub(crate) mod acting;
pub(crate) mod connected_apps;
pub(crate) mod impersonation;
pub(crate) mod magic_links;
pub(crate) mod member_search;
pub(crate) mod members;
pub(crate) mod organization_search;
pub(crate) mod organizations;
pub(crate) mod rbac;
pub(crate) mod session_exchange;
pub(crate) mod sessions;
mod settings;
