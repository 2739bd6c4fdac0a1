//! Stytch as an identity provider for connected apps.

pub mod oauth;

pub use crate::verify::idp::b2b::IntrospectToken;
