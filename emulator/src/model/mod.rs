//! The records of a project, such as users and sessions: their fields, their rules and their JSON.

pub(crate) mod changes;
pub(crate) mod contact;
pub(crate) mod link;
pub(crate) mod member;
pub(crate) mod message;
pub(crate) mod oauth2;
pub(crate) mod organization;
pub(crate) mod passcode;
pub(crate) mod provider;
pub(crate) mod rbac;
pub(crate) mod session;
pub(crate) mod user;
