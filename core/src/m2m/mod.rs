//! Machine-to-machine authentication.

mod authenticate;
mod fetch;

pub use authenticate::{AuthenticateToken, AuthenticatedClient};
pub(crate) use fetch::TokenKey;
pub use fetch::{AccessToken, FetchToken};

pub use crate::api::m2m::*;

#[cfg(test)]
mod tests;
