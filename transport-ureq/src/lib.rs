#![doc = include_str!("../README.md")]

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
compile_error!("stytch-ureq needs TLS: turn on the feature `rustls` or `native-tls`");

mod builder;
mod client;
mod entropy;
mod environment;
mod failure;
#[cfg(feature = "tracing")]
mod observe;
mod verify;
mod walk;

pub use builder::ClientBuilder;
pub use client::Client;
pub use entropy::{generate_pkce, generate_state};
pub use stytch_core::*;
pub use walk::{ItemWalk, PageWalk};
