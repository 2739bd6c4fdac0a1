//! The fraud and risk API, on a host of its own.

pub mod email;
pub mod fingerprint;
mod models;
pub mod rules;
pub mod verdict_reasons;

pub use models::*;
