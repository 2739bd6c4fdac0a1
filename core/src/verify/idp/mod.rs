//! Stytch as an identity provider: the tokens of connected apps.

pub(crate) mod b2b;
pub(crate) mod consumer;
mod exchange;
mod introspection;

pub use introspection::ConnectedAppToken;

#[cfg(test)]
mod tests;
