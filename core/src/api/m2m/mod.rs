//! Machine-to-machine authentication.

pub mod clients;
mod models;

pub use crate::verify::m2m::{AccessToken, AuthenticateToken, AuthenticatedClient, FetchToken};
pub use models::*;
