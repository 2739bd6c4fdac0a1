//! The fraud and risk API, on a separate host.

pub mod email;
pub mod fingerprint;
mod models;
pub mod rules;
pub mod verdict_reasons;

pub use models::*;
