#![doc = include_str!("../README.md")]

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
compile_error!("stytch-ureq needs TLS: turn on the feature `rustls` or `native-tls`");

mod agents;
mod builder;
mod cancellation;
mod client;
mod connect;
mod failure;
#[cfg(feature = "tracing")]
mod observe;
mod process;
mod walk;

pub use builder::ClientBuilder;
pub use client::Client;
pub use stytch_core::*;
pub use stytch_native::{generate_pkce, generate_state};
pub use walk::{ItemWalk, PageWalk};
