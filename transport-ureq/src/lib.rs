#![doc = include_str!("../README.md")]

mod builder;
mod client;
mod failure;
#[cfg(feature = "tracing")]
mod observe;

pub use builder::ClientBuilder;
pub use client::Client;
pub use stytch_core::*;
