//! Stytch as an identity provider for connected apps.

pub mod oauth;

pub use crate::idp::consumer::IntrospectToken;
