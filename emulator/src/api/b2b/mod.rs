//! Operations of the B2B API: organizations, members, their logins and their sessions.

pub(crate) mod acting;
pub(crate) mod connected_apps;
pub(crate) mod discovery;
pub(crate) mod email_passcodes;
pub(crate) mod impersonation;
mod intermediate;
mod login;
pub(crate) mod magic_links;
pub(crate) mod member_emails;
pub(crate) mod member_search;
pub(crate) mod members;
pub(crate) mod oauth;
pub(crate) mod organization_search;
pub(crate) mod organizations;
pub(crate) mod passwords;
pub(crate) mod rbac;
pub(crate) mod scim;
mod second_factor;
pub(crate) mod session_exchange;
pub(crate) mod sessions;
pub(crate) mod settings;
mod signup;
pub(crate) mod sms;
pub(crate) mod sso;
pub(crate) mod totps;
