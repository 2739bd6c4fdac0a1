//! Logins of people who have yet to choose an organization.

pub(crate) mod discovered;
pub(crate) mod emails;
pub(crate) mod intermediate_sessions;
pub(crate) mod organizations;
