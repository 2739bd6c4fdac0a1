//! Types of the M2M API that requests and responses share.

mod client;

pub use client::*;
