//! Machine-to-machine authentication.

mod authenticate;
mod fetch;

pub use authenticate::{AuthenticateToken, AuthenticatedClient};
pub use fetch::{AccessToken, FetchToken};

#[cfg(test)]
mod tests;
