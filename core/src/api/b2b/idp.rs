//! Stytch as an identity provider for connected apps.

pub mod oauth;
