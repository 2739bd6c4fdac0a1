//! Connected apps: OAuth clients of the project.

pub mod clients;
mod models;

pub use models::*;
