//! Types of the connected apps API that requests and responses share.

mod client;

pub use client::*;
