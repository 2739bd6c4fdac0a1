//! Member provisioning by SCIM.

pub mod connection;
