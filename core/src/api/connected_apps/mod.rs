//! Connected apps: OAuth clients of the project.

pub mod clients;
mod models;

pub use crate::verify::idp::ConnectedAppToken;
pub use models::*;
