//! Every endpoint of the Stytch API, and the types that they use.
//!
//! Everything below is generated from the API description; see CONTRIBUTING.md.

mod error_types;

pub mod b2b;
pub mod connected_apps;
pub mod consumer;
pub mod debug;
pub mod fraud;
pub mod m2m;
pub mod models;
pub mod oauth2;
pub mod project;
