//! The records of a project, such as users and sessions: their fields, their rules and their JSON.

pub(crate) mod binding;
pub(crate) mod changes;
pub(crate) mod contact;
pub(crate) mod fraud;
pub(crate) mod impersonation;
pub(crate) mod intermediate_session;
pub(crate) mod link;
pub(crate) mod lock;
pub(crate) mod member;
pub(crate) mod member_account;
pub(crate) mod oauth2;
pub(crate) mod organization;
pub(crate) mod passcode;
pub(crate) mod password;
pub(crate) mod proof;
pub(crate) mod provider;
pub(crate) mod rbac;
pub(crate) mod scim;
pub(crate) mod session;
pub(crate) mod shared_password;
pub(crate) mod sso;
pub(crate) mod totp;
pub(crate) mod user;
