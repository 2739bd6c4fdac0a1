//! The emulated operations: a folder for each part of Stytch's API, and one for what they share.

pub(crate) mod b2b;
pub(crate) mod clients;
mod common;
pub(crate) mod consumer;
pub(crate) mod fraud;
pub(crate) mod idp;
pub(crate) mod oauth2;
pub(crate) mod project;
pub(crate) mod scim;
