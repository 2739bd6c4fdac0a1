//! Checks of sessions, tokens, permissions and webhooks.

mod access_token;
mod by_name;
mod export;
pub(crate) mod idp;
pub(crate) mod jwt;
pub(crate) mod m2m;
pub(crate) mod rbac;
pub(crate) mod session;
pub mod webhook;

pub use by_name::{FlowByName, flows};
pub use webhook::Webhook;

#[cfg(test)]
mod tests;
