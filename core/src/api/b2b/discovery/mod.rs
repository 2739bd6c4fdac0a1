//! Login that starts before the organization is known.

pub mod intermediate_sessions;
pub mod organizations;
