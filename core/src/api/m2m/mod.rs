//! Machine-to-machine authentication.

pub mod clients;
mod models;

pub use models::*;
