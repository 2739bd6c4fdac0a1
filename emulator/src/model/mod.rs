//! The records of a project, such as users and sessions: their fields, their rules and their JSON.

pub(crate) mod changes;
pub(crate) mod contact;
pub(crate) mod external_session;
pub(crate) mod fraud;
pub(crate) mod impersonation;
pub(crate) mod link;
pub(crate) mod member;
pub(crate) mod oauth2;
pub(crate) mod organization;
pub(crate) mod passcode;
pub(crate) mod password;
pub(crate) mod provider;
pub(crate) mod rbac;
pub(crate) mod session;
pub(crate) mod totp;
pub(crate) mod trusted_token;
pub(crate) mod user;
pub(crate) mod wallet;
pub(crate) mod webauthn;
